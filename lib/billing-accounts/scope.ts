import type { ChargeScope } from "@/db/sql/charge-totals"
import { type BillingReach, billingReach } from "@/lib/access/billing-reach"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Ask } from "@/lib/operations/operation"

export type InOrg = Pick<Ask<"org", unknown>, "org" | "standing" | "me">
export type AsOneself = Pick<Ask<"account", unknown>, "me">

export const reachOf = ({ standing }: InOrg): BillingReach => billingReach(standing)

/** What may be read of an org's money: everything by who sees the whole of it, else what the person caused (facts B5.3, A111). */
export const chargesOfOrg = (ask: InOrg): ChargeScope => ({
  payer: ask.org.id,
  causedBy: reachOf(ask) === "ALL" ? null : ask.me,
})

/** A person's own account is theirs to see whole. */
export const chargesOfOneself = ({ me }: AsOneself): ChargeScope => ({ payer: me, causedBy: null })

/** Closed to who neither looks over the org's money nor causes any of it. */
export const seesCharges = (ask: InOrg): Verdict =>
  reachOf(ask) === "NONE"
    ? refuse(
        "lacks_permission",
        "Only admins see what is charged here, and members with billable activities what they caused.",
      )
    : allow
