import type { Notice } from "@/lib/notices/notice"
import type { OrgFacts } from "@/lib/operations/actor"

/** How mail goes out: at once, kept until it is released, or not at all (settled 3.10). */
export type Mailing = "now" | "later" | "none"

type From = { readonly org: OrgFacts; readonly by: string; readonly mail: Mailing }
type To = { readonly account: string; readonly name: string; readonly address: string }

const payload = ({ org, by }: From, to: To) => ({ name: to.name, org: org.name, orgId: org.id, by })

/** Tells someone who has an account that they are a member now (A062). */
export const addedNotice = (from: From, to: To): Notice => ({
  kind: "member.added",
  to: { userId: to.account, address: to.address },
  bell: { link: "/profile/organizations" },
  orgId: from.org.id,
  payload: payload(from, to),
  held: from.mail === "later",
})

/** Asks someone to activate their account and join (A084); the link gets its secret when the mail is sent. */
export const invitedNotice = (from: From, to: To, link: string, expiresAt: Date): Notice => ({
  kind: "invitation.sent",
  to: { userId: to.account, address: to.address },
  orgId: from.org.id,
  payload: { ...payload(from, to), expiresAt: expiresAt.toISOString() },
  link,
  held: from.mail === "later",
})
