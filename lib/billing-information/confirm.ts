import {
  type BillingLinkRow,
  billingLinksVoid,
  type InformationRow,
  informationConfirmed,
  informationEnded,
} from "@/db/sql/billing-information"
import { linkUsed } from "@/db/sql/mail-links"
import { linkInput } from "@/lib/accounts/inputs"
import { type Change, mutation } from "@/lib/operations/operation"
import { loadStanding } from "./information"
import { billingLinkHolds, findBillingLink } from "./link-rules"
import { adminNotices, replacedNotice } from "./notices"

type Input = { link: string }
type Facts = { readonly link: BillingLinkRow | null; readonly former: InformationRow | null }

const became = (row: InformationRow, before: string, after: string): Change => ({
  target: row.id,
  label: row.company_name,
  outcome: "changed",
  before: { state: before },
  after: { state: after },
  chain: row.org_id,
})

const sameMailbox = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

/**
 * The recipient confirms that the org's invoices come to them, by the mailed link and without an account; only then is it in force, and what
 * was before is replaced (A116). Once: of two at once, or of a confirmation and a withdrawal, one wins and the other says why. The trail
 * stands in the org's chain under `anonymous`: who holds the mailbox is known from the row alone.
 */
export const confirmInformation = mutation<"installation", Input, Facts, { org: string } | null>({
  name: "billing-information.confirm",
  summary: "Confirms billing information by the link mailed to its recipient.",
  on: "installation",
  needs: "anyone",
  input: linkInput,
  tokens: false,
  load: async (tx, { input, now, locking }) => {
    const link = await findBillingLink(tx, input.link, now, locking)
    return { link, former: link ? (await loadStanding(tx, link.org_id, locking)).inForce : null }
  },
  rule: ({ facts, now }) => billingLinkHolds(facts.link, now),
  plan: ({ link, former }) =>
    link ? [...(former ? [became(former, "CONFIRMED", "REPLACED")] : []), became(link, "PENDING", "CONFIRMED")] : [],
  apply: async (tx, _changed, { facts: { link, former }, now, me }) => {
    if (!link) throw new Error("what is confirmed needs a link")
    await tx.rows(linkUsed(link.link_id, now))
    await tx.rows(billingLinksVoid(link.org_id, link.id, now))
    if (former) await tx.rows(informationEnded(link.org_id, former.id, "REPLACED", now))
    await tx.rows(informationConfirmed(link.org_id, link.id, now))
    const org = { id: link.org_id, name: link.org_name }
    const news = { kind: "billing-information.confirmed", recipient: link.name } as const
    return {
      value: { org: org.name },
      notices: [
        ...(await adminNotices(tx, org, news, now, me)),
        ...(former && !sameMailbox(former.email, link.email) ? [replacedNotice(org, former)] : []),
      ],
    }
  },
  example: () => ({ link: "x".repeat(43) }),
})

/** The recipient says that the invoices are not for them: what waited is withdrawn, and the admins are told. */
export const declineInformation = mutation<"installation", Input, Facts["link"], { org: string } | null>({
  name: "billing-information.decline",
  summary: "Says by the mailed link that an organization's invoices are not for you.",
  on: "installation",
  needs: "anyone",
  input: linkInput,
  tokens: false,
  load: (tx, { input, now, locking }) => findBillingLink(tx, input.link, now, locking),
  rule: ({ facts, now }) => billingLinkHolds(facts, now),
  plan: (link) => (link ? [became(link, "PENDING", "WITHDRAWN")] : []),
  apply: async (tx, _changed, { facts: link, now, me }) => {
    if (!link) throw new Error("what is declined needs a link")
    await tx.rows(linkUsed(link.link_id, now))
    await tx.rows(billingLinksVoid(link.org_id, link.id, now))
    await tx.rows(informationEnded(link.org_id, link.id, "WITHDRAWN", now))
    const org = { id: link.org_id, name: link.org_name }
    const news = { kind: "billing-information.declined", recipient: `${link.name} (${link.email})` } as const
    return { value: { org: org.name }, notices: await adminNotices(tx, org, news, now, me) }
  },
  example: () => ({ link: "x".repeat(43) }),
})
