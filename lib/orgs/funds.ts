/** What an org can still spend: nothing to say where it is not billable, no bound, or micro-dollars left (A005, A029). */
export type Funds =
  | { readonly kind: "none" }
  | { readonly kind: "unlimited" }
  | { readonly kind: "limited"; readonly left: string; readonly limit: string }

type Account = { readonly spending_limit: string | null; readonly funds_left: string | null }

/** What is left of a limit is what is neither charged nor reserved. */
export function fundsOf(billable: boolean, account: Account | undefined): Funds {
  if (!billable) return { kind: "none" }
  if (!account || account.spending_limit === null) return { kind: "unlimited" }
  return { kind: "limited", left: account.funds_left ?? account.spending_limit, limit: account.spending_limit }
}
