import { exactDollarsOf } from "@/lib/access/money"
import { csvLine } from "@/lib/listing/csv"
import type { Figures } from "./figures"

/** What quantities are counted in. */
export const UNITS = { STORAGE: "byte-days", COMPUTE: "seconds", EGRESS: "bytes" } as const

const COLUMNS = ["month", "project id", "project name", "user", "kind", "quantity", "unit", "amount (USD)"]

/** A statement as a program reads it: a line for each project, user and kind. */
export function statementCsv({ month, rows }: Figures): Buffer {
  const lines = rows.map((row) =>
    csvLine([
      month.slice(0, 7),
      row.project_id,
      row.project_name,
      row.user_id.replace(/^user-/, ""),
      row.kind.toLowerCase(),
      row.quantity,
      UNITS[row.kind],
      exactDollarsOf(row.amount),
    ]),
  )
  return Buffer.from([csvLine(COLUMNS), ...lines].join(""))
}
