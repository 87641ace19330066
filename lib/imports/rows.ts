import type { z } from "zod"
import type { Tx } from "@/db/tenancy"
import { sentenceOf } from "@/lib/access/refusals"
import { AT_ONCE } from "@/lib/operations/carry-out"
import { type Ask, type Change, query } from "@/lib/operations/operation"
import type { Fields } from "@/lib/operations/outcome"
import { digestOf } from "@/lib/operations/plan"
import { GROUPS } from "./import-groups"
import { MEMBERS } from "./import-members"
import { PROJECTS } from "./import-projects"
import { type ImportKindName, ROW_OUTCOMES, type RowOutcome, rowsInput } from "./inputs"
import { type ImportKind, type RowOf, readRows } from "./kind"
import { mayImport } from "./rules"

const outcomeOf = (change: Change): RowOutcome => {
  if (change.outcome === "refused") return "refused"
  if (change.outcome === "unchanged") return "same"
  return change.before === null ? "create" : "change"
}

const messageOf = (change: Change): string | null =>
  change.outcome === "refused" ? (change.message ?? sentenceOf(change.refusal)) : (change.note ?? null)

const lineOf = (row: RowOf<unknown>, change: Change) => {
  const changed = change.outcome === "changed" ? change : null
  return {
    line: row.line,
    detail: row.detail,
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
  /** How many of them are a person, a group or a project itself; the others hang on one. */
  readonly heads: number
  readonly counts: Readonly<Record<RowOutcome, number>>
  /** What the import has to still find, or it is refused with the new state. */
  readonly digest: string
  readonly asJob: boolean
  readonly absent: readonly string[]
  readonly rows: readonly DryRow[]
  /** How many rows of the file come before the next page; null at the end. */
  readonly next: number | null
}

/** What is looked at first: what is refused has to be seen. */
const mostTelling = (counts: DryRun["counts"]): RowOutcome =>
  (["refused", "create", "change", "same"] as const).find((outcome) => counts[outcome] > 0) ?? "create"

type Asking = Ask<"org", z.output<typeof rowsInput>>

async function dryRun<Values, Facts>(tx: Tx, ask: Asking, kind: ImportKind<Values, Facts>) {
  const file = await readRows(tx, ask.org.id, ask.input.file, kind)
  if ("allowed" in file) return { problem: file.message ?? sentenceOf(file.refusal) }
  const plan = kind.plan(await kind.load(tx, ask, file.rows), ask, file.rows)
  const counts = { create: 0, change: 0, same: 0, refused: 0 }
  for (const change of plan) counts[outcomeOf(change)] += 1
  const { after, size } = ask.input
  const outcome = ask.input.outcome ?? mostTelling(counts)
  const found = file.rows.flatMap((row, at) => {
    const change = plan[at]
    return change && at >= after && (outcome === "all" || outcomeOf(change) === outcome) ? [{ row, change, at }] : []
  })
  const page = found.slice(0, size)
  const last = page.at(-1)
  return {
    name: file.name,
    outcome,
    total: file.rows.length,
    heads: plan.reduce((sum, change) => sum + (change.target.includes("/") || change.outcome === "refused" ? 0 : 1), 0),
    counts,
    digest: digestOf(plan),
    asJob: file.rows.length > AT_ONCE,
    absent: file.absent,
    rows: page.map(({ row, change }) => lineOf(row, change)),
    next: found.length > size && last ? last.at + 1 : null,
  }
}

const RUNS: Readonly<Record<ImportKindName, (tx: Tx, ask: Asking) => Promise<DryRun | { readonly problem: string }>>> =
  {
    members: (tx, ask) => dryRun(tx, ask, MEMBERS),
    groups: (tx, ask) => dryRun(tx, ask, GROUPS),
    projects: (tx, ask) => dryRun(tx, ask, PROJECTS),
  }

/** The dry run of an import, a page at a time: what each row would do and why, from the very plan the import makes. */
export const importRows = query({
  name: "import.rows",
  summary: "What each row of an uploaded file of members, groups or projects would do, without doing it.",
  on: "org",
  needs: "members:edit",
  input: rowsInput,
  rule: (ask) => mayImport[ask.input.kind](ask),
  run: (tx, ask) => RUNS[ask.input.kind](tx, ask),
  example: ({ file }) => ({ file, outcome: ROW_OUTCOMES[0] }),
})
