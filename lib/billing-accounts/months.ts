import { type ChargeScope, chargesByMonth, type MonthRow } from "@/db/sql/charge-totals"
import type { Tx } from "@/db/tenancy"
import { query } from "@/lib/operations/operation"
import { firstDayOf, type Month, monthOf, monthsUpTo } from "./calendar"
import { type Figures, figuresOf } from "./get"
import { monthsInput } from "./inputs"
import { chargesOfOneself, chargesOfOrg, seesCharges } from "./scope"

export type MonthFigures = Figures & { readonly month: Month; readonly lines: number }

async function monthsOf(tx: Tx, scope: ChargeScope, count: number, now: Date): Promise<readonly MonthFigures[]> {
  const months = monthsUpTo(monthOf(now), count)
  const [first, last] = [months[0] ?? monthOf(now), monthOf(now)]
  const rows = await tx.rows<MonthRow>(chargesByMonth(scope, firstDayOf(first), firstDayOf(last)))
  return months.map((month) => {
    const own = rows.filter((row) => row.month === month)
    return { month, ...figuresOf(own), lines: own.reduce((sum, row) => sum + row.lines, 0) }
  })
}

/** What was charged month by month and by kind, the oldest first; months without charges stand as nothing. */
export const listBillingMonths = query({
  name: "billing-account.months",
  summary: "The organization's charges by month and kind.",
  on: "org",
  needs: "member",
  input: monthsInput,
  rule: seesCharges,
  run: async (tx, ask) => ({ months: await monthsOf(tx, chargesOfOrg(ask), ask.input.months, ask.now) }),
  example: () => ({}),
})

/** The same of one's own account. */
export const ownBillingMonths = query({
  name: "billing-account.my-months",
  summary: "Your own account's charges by month and kind.",
  on: "account",
  needs: "signed-in",
  input: monthsInput,
  run: async (tx, ask) => ({ months: await monthsOf(tx, chargesOfOneself(ask), ask.input.months, ask.now) }),
  example: () => ({}),
})
