import { type ChargesCount, chargesCount } from "@/db/sql/charge-lines"
import type { ChargeScope } from "@/db/sql/charge-totals"
import type { Tx } from "@/db/tenancy"
import { chargesOfOneself, chargesOfOrg, seesCharges } from "@/lib/billing-accounts/scope"
import { query } from "@/lib/operations/operation"
import { filterOf } from "./lines"
import { type MatchingCharges, matchingCharges } from "./list-inputs"

export type ChargesTotal = { readonly total: number; readonly amount: string }

async function counted(tx: Tx, scope: ChargeScope, input: MatchingCharges): Promise<ChargesTotal> {
  const [row] = await tx.rows<ChargesCount>(chargesCount(scope, filterOf(input)))
  return { total: row?.lines ?? 0, amount: row?.amount ?? "0" }
}

/** How many lines charge.list has in all, and what they come to. */
export const countCharges = query({
  name: "charge.count",
  summary: "How many of the organization's charges match, and what they come to.",
  on: "org",
  needs: "member",
  input: matchingCharges,
  rule: seesCharges,
  run: (tx, ask) => counted(tx, chargesOfOrg(ask), ask.input),
  example: () => ({}),
})

/** The same of one's own account. */
export const countOwnCharges = query({
  name: "charge.my-count",
  summary: "How many of your own account's charges match, and what they come to.",
  on: "account",
  needs: "signed-in",
  input: matchingCharges,
  run: (tx, ask) => counted(tx, chargesOfOneself(ask), ask.input),
  example: () => ({}),
})
