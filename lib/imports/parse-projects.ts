import { PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import { GRANT_LEVELS, type GrantLevel } from "@/lib/access/project-access"
import { USERNAME } from "@/lib/invitations/inputs"
import { projectName } from "@/lib/projects/inputs"
import type { ParsedOf, RowOf } from "./kind"
import { cellOf, type Format, formulaIn, hasControl, miscounted, readCsv, type Unreadable } from "./read-csv"

export const PROJECTS_FORMAT = {
  required: ["project", "principal_type", "principal", "level"],
  optional: [],
} as const satisfies Format
const COLUMNS = PROJECTS_FORMAT.required

const PRINCIPAL_TYPES = ["user", "group", "org"] as const
export type PrincipalType = (typeof PRINCIPAL_TYPES)[number]

/** A project, or a grant on it when there is a principal. */
export type ProjectValues = {
  /** Its name, or its id where it has one already. */
  readonly project: string
  /** The project's id; empty until it is settled. */
  readonly id: string
  readonly isNew: boolean
  readonly type?: PrincipalType | undefined
  /** A username, the name of a group, an org's id; once settled, the id. */
  readonly principal?: string | undefined
  readonly level?: GrantLevel | undefined
}
export type ProjectRow = RowOf<ProjectValues>

type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>
type Shared = { readonly type: PrincipalType; readonly principal: string; readonly level: GrantLevel }

const among = <T extends string>(words: readonly T[], text: string): T | undefined =>
  words.find((word) => word.toLowerCase() === text.toLowerCase())

function sharedBy(cells: Cells): Shared | { readonly wrong: string } | null {
  if (cells.principal_type === "" && cells.principal === "" && cells.level === "") return null
  const type = among(PRINCIPAL_TYPES, cells.principal_type)
  if (!type) return { wrong: "The principal_type has to be user, group or org." }
  if (cells.principal === "")
    return { wrong: "The principal is missing: a username, a group's name or an organization's id." }
  if (cells.principal.length > 100) return { wrong: "The principal is longer than 100 characters." }
  const level = among(GRANT_LEVELS, cells.level)
  if (!level) return { wrong: `The level has to be ${Object.keys(PROJECT_LEVEL_WORDS).slice(1).join(", ")}.` }
  const principal = type === "user" ? cells.principal.replace(/^user-/, "") : cells.principal
  if (type === "user" && !USERNAME.test(principal))
    return { wrong: "The username has to be 1 to 39 letters, digits, _, . and -, starting with a letter or digit." }
  return { type, principal, level }
}

function wrongIn(cells: Cells, raw: Readonly<Record<string, string | undefined>>): string | null {
  for (const column of COLUMNS) {
    const formula = formulaIn(column, cellOf(raw[column] ?? ""))
    if (formula) return formula
    if (hasControl(cells[column])) return `${column} holds a character that cannot be shown.`
  }
  if (cells.project === "") return "The name of the project is missing."
  return projectName.safeParse(cells.project).success ? null : "The name of the project is longer than 200 characters."
}

/** Reads a file of projects and grants: a row for each project before those of its grants. A principal stands once on a project. */
export function parseProjects(bytes: Uint8Array): ParsedOf<ProjectValues> | Unreadable {
  const csv = readCsv(bytes, PROJECTS_FORMAT)
  if (!csv.ok) return csv
  const projects = new Set<string>()
  const lines = new Map<string, number>()
  const rows: ProjectRow[] = []
  for (const record of csv.records) {
    const raw = Object.fromEntries(csv.columns.map((column, at) => [column, record.cells[at]]))
    const cells = Object.fromEntries(COLUMNS.map((column) => [column, cellOf(raw[column] ?? "").text])) as Cells
    const { line } = record
    const label = cells.principal || cells.project || `Line ${line}`
    const detail = cells.principal ? cells.project : null
    const shared = sharedBy(cells)
    const key = cells.project.toLowerCase()
    const grant = shared && !("wrong" in shared) ? `${key}\n${shared.type}\n${shared.principal.toLowerCase()}` : null
    const before = grant ? lines.get(grant) : undefined
    const wrong =
      miscounted(csv, record) ??
      wrongIn(cells, raw) ??
      (shared && "wrong" in shared ? shared.wrong : null) ??
      (before ? `${cells.principal} stands on this project in line ${before} already.` : null)
    if (wrong) {
      rows.push({ line, target: `line-${line}`, label, detail, values: null, wrong })
      continue
    }
    const base = { project: cells.project, id: "", isNew: false }
    if (!projects.has(key)) {
      projects.add(key)
      rows.push({ line, target: key, label: cells.project, detail: null, values: base, wrong: null })
    }
    if (!grant || !shared || "wrong" in shared) continue
    lines.set(grant, line)
    rows.push({ line, target: grant, label, detail, values: { ...base, ...shared }, wrong: null })
  }
  return { ok: true, rows, absent: [] }
}
