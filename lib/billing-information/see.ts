import { sentenceOf } from "@/lib/access/refusals"
import { linkInput } from "@/lib/accounts/inputs"
import { query } from "@/lib/operations/operation"
import { contentsOf } from "./information"
import { billingLinkHolds, findBillingLink } from "./link-rules"
import { addressLines } from "./notices"

/** What the recipient's page shows before anything is confirmed: what the mail said, and no more; or why the link no longer works. */
export type InformationSeen =
  | { readonly why: string }
  | {
      readonly why: null
      readonly org: string
      readonly name: string
      readonly email: string
      readonly by: string
      /** The address that invoices would be made out to, a line each. */
      readonly invoiced: string
      readonly expiresAt: string
    }

/** What a recipient is asked to confirm; only who holds the link's secret can ask. Looking does not use it. */
export const seeInformation = query({
  name: "billing-information.see",
  summary: "Tells a recipient what the mailed link is to confirm.",
  on: "installation",
  needs: "anyone",
  input: linkInput,
  run: async (tx, { input, now }): Promise<InformationSeen> => {
    const link = await findBillingLink(tx, input.link, now, false)
    const verdict = billingLinkHolds(link, now)
    if (!verdict.allowed) return { why: verdict.message ?? sentenceOf(verdict.refusal) }
    if (!link) return { why: sentenceOf("link_invalid") }
    return {
      why: null,
      org: link.org_name,
      name: link.name,
      email: link.email,
      by: link.submitter ?? "An admin",
      invoiced: addressLines(contentsOf(link)),
      expiresAt: link.link_expires_at.toISOString(),
    }
  },
  example: () => ({ link: "x".repeat(43) }),
})
