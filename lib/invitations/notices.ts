import type { Notice } from "@/lib/notices/notice"
import type { OrgFacts } from "@/lib/operations/actor"

/** How mail goes out: at once, kept until it is released, or not at all (settled 3.10). */
export type Mailing = "now" | "later" | "none"

type From = { readonly org: OrgFacts; readonly by: string; readonly mail: Mailing }

/** Tells someone who has an account that they are a member now (A062). */
export const addedNotice = ({ org, by, mail }: From, to: { userId: string; address: string }): Notice => ({
  kind: "member-added",
  to,
  orgId: org.id,
  payload: { org: org.name, orgId: org.id, by },
  held: mail === "later",
})

/** Asks someone to activate their account and join (A084); the link gets its secret when the mail is sent. */
export const invitedNotice = (
  { org, by, mail }: From,
  to: { userId: string; address: string },
  link: string,
  expiresAt: Date,
): Notice => ({
  kind: "invitation",
  to,
  orgId: org.id,
  payload: { org: org.name, orgId: org.id, by, expiresAt: expiresAt.toISOString() },
  link,
  held: mail === "later",
})
