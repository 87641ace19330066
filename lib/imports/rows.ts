import { sentenceOf } from "@/lib/access/refusals"
import { type Change, query } from "@/lib/operations/operation"
import type { Fields } from "@/lib/operations/outcome"
import { digestOf } from "@/lib/operations/plan"
import { readFile } from "./import-members"
import { ROW_OUTCOMES, type RowOutcome, rowsInput } from "./inputs"
import type { ImportRow } from "./parse-members"
import { loadFacts, planRows } from "./plan-members"

const outcomeOf = (change: Change): RowOutcome => {
  if (change.outcome === "refused") return "refused"
  if (change.outcome === "unchanged") return "same"
  return change.before === null ? "create" : "change"
}

const messageOf = (change: Change): string | null =>
  change.outcome === "refused" ? (change.message ?? sentenceOf(change.refusal)) : (change.note ?? null)

const lineOf = (row: ImportRow, change: Change) => {
  const changed = change.outcome === "changed" ? change : null
  return {
    line: row.line,
    username: row.values?.username ?? null,
    label: change.label,
    outcome: outcomeOf(change),
    before: (changed?.before ?? null) as Fields | null,
    after: (changed?.after ?? null) as Fields | null,
    message: messageOf(change),
  }
}

export type DryRow = ReturnType<typeof lineOf>
export type DryRun = {
  /** The name of the file. */
  readonly name: string
  /** The outcome whose rows these are. */
  readonly outcome: RowOutcome | "all"
  readonly total: number
  readonly counts: Readonly<Record<RowOutcome, number>>
  /** What the import has to still find, or it is refused with the new state. */
  readonly digest: string
  readonly asJob: boolean
  readonly absent: readonly string[]
  readonly rows: readonly DryRow[]
  /** The line to go on after; null at the end. */
  readonly next: number | null
}

/** What is looked at first: what is refused has to be seen. */
const mostTelling = (counts: DryRun["counts"]): RowOutcome =>
  (["refused", "create", "change", "same"] as const).find((outcome) => counts[outcome] > 0) ?? "create"

/** The dry run of an import, a page at a time: what each row would do and why, from the very plan the import makes. */
export const importRows = query({
  name: "import.rows",
  summary: "What each row of an uploaded file would do, without doing it.",
  on: "org",
  needs: "members:edit",
  input: rowsInput,
  run: async (tx, ask): Promise<DryRun | { readonly problem: string }> => {
    const file = await readFile(tx, ask.org.id, ask.input.file)
    if ("allowed" in file) return { problem: file.message ?? sentenceOf(file.refusal) }
    const facts = await loadFacts(tx, ask, file.rows)
    const plan = planRows(facts, ask, file.rows)
    const counts = { create: 0, change: 0, same: 0, refused: 0 }
    for (const change of plan) counts[outcomeOf(change)] += 1
    const { after, size } = ask.input
    const outcome = ask.input.outcome ?? mostTelling(counts)
    const found = file.rows.flatMap((row, at) => {
      const change = plan[at]
      return change && row.line > after && (outcome === "all" || outcomeOf(change) === outcome) ? [{ row, change }] : []
    })
    const page = found.slice(0, size).map(({ row, change }) => lineOf(row, change))
    return {
      name: file.name,
      outcome,
      total: file.rows.length,
      counts,
      digest: digestOf(plan),
      asJob: file.rows.length > 1000,
      absent: file.absent,
      rows: page,
      next: found.length > size ? (page.at(-1)?.line ?? null) : null,
    }
  },
  example: ({ file }) => ({ file, outcome: ROW_OUTCOMES[0] }),
})
