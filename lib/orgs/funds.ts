/** What an org can still spend: nothing to say where it is not billable, no bound, or micro-dollars left (A005, A029). */
export type Funds =
  | { readonly kind: "none" }
  | { readonly kind: "unlimited" }
  | { readonly kind: "limited"; readonly left: string; readonly limit: string }

/** Charges come with the ledger; until then all of a limit is left. */
export function fundsOf(org: { readonly billable: boolean; readonly spendingLimit: string | null }): Funds {
  if (!org.billable) return { kind: "none" }
  if (org.spendingLimit === null) return { kind: "unlimited" }
  return { kind: "limited", left: org.spendingLimit, limit: org.spendingLimit }
}
