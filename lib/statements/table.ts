import type { FigureRow } from "@/db/sql/statements"
import { written } from "./pdf-text"
import type { Kind } from "./quantities"

/** A line of the table in a statement's PDF: what a user caused in a project. Amounts are micro-dollars. */
export type Line = {
  readonly project: string
  readonly user: string
  readonly amounts: Readonly<Record<Kind, bigint>>
  readonly total: bigint
}

/** More lines are a job for the CSV: so many are 60 pages. */
export const LINES_MOST = 2500

const sum = (lines: readonly Line[], kind: Kind): bigint => lines.reduce((all, line) => all + line.amounts[kind], 0n)

/** The figures by project and user; what is beyond the most that a PDF holds is one line, so that it adds up all the same. */
export function linesOf(rows: readonly FigureRow[], most = LINES_MOST): { shown: readonly Line[]; rest: Line | null } {
  const found = new Map<string, Line>()
  for (const row of rows) {
    const key = `${row.project_id}\n${row.user_id}`
    const handle = row.user_id.replace(/^user-/, "")
    const line = found.get(key) ?? {
      project: written(row.project_name ?? row.project_id, row.project_id),
      user: row.user_name ? written(`${handle} · ${row.user_name}`, handle) : handle,
      amounts: { STORAGE: 0n, COMPUTE: 0n, EGRESS: 0n },
      total: 0n,
    }
    const amount = BigInt(row.amount)
    const amounts = { ...line.amounts, [row.kind]: line.amounts[row.kind] + amount }
    found.set(key, { ...line, amounts, total: line.total + amount })
  }
  const lines = [...found.values()].sort((a, b) => compare(a.project, b.project) || compare(a.user, b.user))
  const more = lines.slice(most)
  if (more.length === 0) return { shown: lines, rest: null }
  const amounts = { STORAGE: sum(more, "STORAGE"), COMPUTE: sum(more, "COMPUTE"), EGRESS: sum(more, "EGRESS") }
  const total = more.reduce((all, line) => all + line.total, 0n)
  return {
    shown: lines.slice(0, most),
    rest: { project: `${more.length} more lines, in the CSV`, user: "", amounts, total },
  }
}

// Not the machine's collation: the same figures give the same bytes wherever they are built.
const compare = (a: string, b: string): number => (a.toLowerCase() < b.toLowerCase() ? -1 : a === b ? 0 : 1)
