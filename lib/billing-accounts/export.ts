import type { ChargeScope } from "@/db/sql/charge-totals"
import type { Tx } from "@/db/tenancy"
import { exactDollarsOf } from "@/lib/access/money"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { query } from "@/lib/operations/operation"
import { breakdownOf, breakdownPlace } from "./breakdown"
import { type ExportBreakdownInput, exportBreakdownInput } from "./inputs"
import { chargesOfOneself, chargesOfOrg, seesCharges } from "./scope"

export const BREAKDOWN_EXPORT_COLUMNS = [
  "id",
  "name",
  "storage",
  "compute",
  "egress",
  "amount",
  "currency",
  "lines",
] as const
export type BreakdownExportRow = Readonly<Record<(typeof BREAKDOWN_EXPORT_COLUMNS)[number], string>>

const PAGE = 1000
const ORDER = { sort: "amount", direction: "desc" } as const

const knownPlace = (input: ExportBreakdownInput): Verdict =>
  input.after && !breakdownPlace({ ...input, ...ORDER }, input.after)
    ? refuse("invalid_input", "This place in the list is not known.")
    : allow

async function exported(tx: Tx, scope: ChargeScope, input: ExportBreakdownInput) {
  const { rows, next } = await breakdownOf(tx, scope, { ...input, ...ORDER, before: null, size: PAGE })
  return {
    rows: rows.map(
      (row): BreakdownExportRow => ({
        id: row.id,
        name: row.name ?? "",
        storage: exactDollarsOf(row.storage),
        compute: exactDollarsOf(row.compute),
        egress: exactDollarsOf(row.egress),
        amount: exactDollarsOf(row.amount),
        currency: "USD",
        lines: String(row.lines),
      }),
    ),
    next,
  }
}

/** The same as the breakdown, 1,000 rows at a time, as the rows of a CSV. */
export const exportBreakdown = query({
  name: "billing-account.export",
  summary: "The organization's charges by project, user or kind, as rows of a CSV, 1,000 at a time.",
  on: "org",
  needs: "member",
  input: exportBreakdownInput,
  rule: (ask) => {
    const open = seesCharges(ask)
    return open.allowed ? knownPlace(ask.input) : open
  },
  run: (tx, ask) => exported(tx, chargesOfOrg(ask), ask.input),
  example: () => ({ by: "kind" }),
})

/** The same of one's own account. */
export const exportOwnBreakdown = query({
  name: "billing-account.my-export",
  summary: "Your own account's charges by project, user or kind, as rows of a CSV, 1,000 at a time.",
  on: "account",
  needs: "signed-in",
  input: exportBreakdownInput,
  rule: ({ input }) => knownPlace(input),
  run: (tx, ask) => exported(tx, chargesOfOneself(ask), ask.input),
  example: () => ({ by: "kind" }),
})
