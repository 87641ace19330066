import type { Tx } from "@/db/tenancy"
import type { Ask, Change, Denial } from "@/lib/operations/operation"
import type { Unreadable } from "./read-csv"

/** A row of a file: what it says, or why it cannot be read. */
export type RowOf<Values> = {
  readonly line: number
  /** The id of what the row is about, or the line's number where that is not known or stands in the file already. */
  readonly target: string
  readonly label: string
  /** What tells it from others of that label: a username, the group or the project it belongs to. */
  readonly detail: string | null
  readonly values: Values | null
  readonly wrong: string | null
}

export type ParsedOf<Values> = {
  readonly ok: true
  readonly rows: readonly RowOf<Values>[]
  /** Optional columns that the file does not have: they stay as they are. */
  readonly absent: readonly string[]
}

/** One kind of file: how it is read, what it is held against, and what becomes of each row. */
export type ImportKind<Values, Facts> = {
  readonly parse: (bytes: Uint8Array) => ParsedOf<Values> | Unreadable
  /** Gives rows the ids of what they name, the same each time for one file. */
  readonly settle?: (
    tx: Tx,
    org: string,
    file: string,
    rows: readonly RowOf<Values>[],
  ) => Promise<readonly RowOf<Values>[]>
  readonly load: (tx: Tx, ask: Ask<"org", unknown>, rows: readonly RowOf<Values>[]) => Promise<Facts>
  readonly plan: (facts: Facts, ask: Ask<"org", unknown>, rows: readonly RowOf<Values>[]) => readonly Change[]
}

const denied = (message: string): Denial => ({ allowed: false, refusal: "file_invalid", message })

/** Reads an uploaded file of the org; a refusal says what is wrong with it. */
export async function readRows<Values, Facts>(
  tx: Tx,
  org: string,
  file: string,
  kind: ImportKind<Values, Facts>,
): Promise<(ParsedOf<Values> & { readonly name: string }) | Denial> {
  const [row] = await tx.rows<{ content: Buffer; name: string }>({
    text: "select content, name from stored_file where org_id = $1 and id = $2",
    values: [org, file],
  })
  if (!row) return denied("The uploaded file is not there any more. Upload it again.")
  // A large file takes seconds to read and to plan, in which the database hears nothing, and is long to write into a job.
  if (row.content.length > 1_000_000)
    await tx.rows({
      text: "select set_config('idle_in_transaction_session_timeout', '60000', true), set_config('statement_timeout', '30000', true)",
    })
  const parsed = kind.parse(row.content)
  if (!parsed.ok) return denied(parsed.message)
  const rows = kind.settle ? await kind.settle(tx, org, file, parsed.rows) : parsed.rows
  return { ...parsed, rows, name: row.name }
}
