import { type BillToRow, billToOf, type FigureRow, monthFigures } from "@/db/sql/statements"
import type { Tx } from "@/db/tenancy"

/** Everything a statement is built from. Amounts are micro-dollars as text. */
export type Figures = {
  readonly org: { readonly id: string; readonly name: string }
  /** Its first day. */
  readonly month: string
  readonly builtAt: Date
  readonly rows: readonly FigureRow[]
  readonly billTo: BillToRow | null
}

/** What a closed month of an org adds up to, and who is billed for it as things stand. For a transaction of the installation. */
export async function figuresOf(tx: Tx, org: string, month: string, builtAt: Date): Promise<Figures | null> {
  const [named] = await tx.rows<{ name: string }>({ text: "select name from org where id = $1", values: [org] })
  if (!named) return null
  const rows = await tx.rows<FigureRow>(monthFigures(org, month))
  const [billTo] = await tx.rows<BillToRow>(billToOf(org))
  return { org: { id: org, name: named.name }, month, builtAt, rows, billTo: billTo ?? null }
}

/** The sum of rows, in micro-dollars. */
export const sumOf = (rows: readonly { readonly amount: string }[]): bigint =>
  rows.reduce((sum, row) => sum + BigInt(row.amount), 0n)
