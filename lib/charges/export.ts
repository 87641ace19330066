import type { ChargeScope } from "@/db/sql/charge-totals"
import type { Tx } from "@/db/tenancy"
import { exactDollarsOf } from "@/lib/access/money"
import { chargesOfOneself, chargesOfOrg, seesCharges } from "@/lib/billing-accounts/scope"
import { query } from "@/lib/operations/operation"
import { knownPlace, linesOf } from "./lines"
import { type ExportCharges, exportChargesInput } from "./list-inputs"

export const CHARGE_EXPORT_COLUMNS = [
  "used_at",
  "kind",
  "project_id",
  "project_name",
  "user_id",
  "user_name",
  "quantity",
  "unit",
  "amount",
  "currency",
  "reference",
  "key",
] as const
export type ChargeExportRow = Readonly<Record<(typeof CHARGE_EXPORT_COLUMNS)[number], string>>

const PAGE = 1000
const UNITS = { STORAGE: "byte-days", COMPUTE: "seconds", EGRESS: "bytes" } as const

async function exported(tx: Tx, scope: ChargeScope, input: ExportCharges) {
  const { rows, next } = await linesOf(tx, scope, { ...input, direction: "desc", before: null, size: PAGE })
  return {
    rows: rows.map(
      (row): ChargeExportRow => ({
        used_at: row.at,
        kind: row.kind,
        project_id: row.project.id,
        project_name: row.project.name ?? "",
        user_id: row.user.id,
        user_name: row.user.name ?? "",
        quantity: row.quantity,
        unit: UNITS[row.kind],
        amount: exactDollarsOf(row.amount),
        currency: "USD",
        reference: row.reference,
        key: row.key,
      }),
    ),
    next,
  }
}

/** The lines that match, newest first, 1,000 at a time, as the rows of a CSV. */
export const exportCharges = query({
  name: "charge.export",
  summary: "The organization's charges that match, as rows of a CSV, 1,000 at a time.",
  on: "org",
  needs: "member",
  input: exportChargesInput,
  rule: (ask) => {
    const open = seesCharges(ask)
    return open.allowed ? knownPlace("desc", ask.input.after) : open
  },
  run: (tx, ask) => exported(tx, chargesOfOrg(ask), ask.input),
  example: () => ({}),
})

/** The same of one's own account. */
export const exportOwnCharges = query({
  name: "charge.my-export",
  summary: "Your own account's charges that match, as rows of a CSV, 1,000 at a time.",
  on: "account",
  needs: "signed-in",
  input: exportChargesInput,
  rule: ({ input }) => knownPlace("desc", input.after),
  run: (tx, ask) => exported(tx, chargesOfOneself(ask), ask.input),
  example: () => ({}),
})
