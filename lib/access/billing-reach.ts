import type { MemberLevel } from "./levels"
import type { PolicyName } from "./policies"

/** What of an account's money someone in the org sees: all of it, what they caused themselves, or nothing. */
export const BILLING_REACHES = ["ALL", "OWN", "NONE"] as const
export type BillingReach = (typeof BILLING_REACHES)[number]

// The unmarked cells of the row "Billing and spending limit" in facts B5.3; R** and "R own" reach what one caused.
const SEES_ALL = ["orgAdmin", "tenantAdmin", "auditor", "support"] as const satisfies readonly PolicyName[]
const SEES_OWN = ["dataOwner"] as const satisfies readonly PolicyName[]

type Place = {
  readonly level: MemberLevel
  readonly billableActivities: boolean
  /** The policies of their roles. */
  readonly policies: readonly string[]
}

/** Admins, and who looks over the whole org by a role, see every figure; who may cause charges sees those they caused (facts B5.3). */
export function billingReach({ level, billableActivities, policies }: Place): BillingReach {
  if (level === "ADMIN" || SEES_ALL.some((policy) => policies.includes(policy))) return "ALL"
  return billableActivities || SEES_OWN.some((policy) => policies.includes(policy)) ? "OWN" : "NONE"
}
