import { USERNAME } from "@/lib/invitations/inputs"
import type { ParsedOf, RowOf } from "./kind"
import { cellOf, type Format, formulaIn, hasControl, miscounted, readCsv, type Unreadable } from "./read-csv"

export const GROUPS_FORMAT = {
  required: ["group", "username", "role"],
  optional: ["description"],
} as const satisfies Format

const GROUP_ROLES = ["ADMIN", "MEMBER"] as const
export type GroupRole = (typeof GROUP_ROLES)[number]

/** A group, or somebody's membership in it when there is a username. */
export type GroupValues = {
  readonly group: string
  /** The group's id; empty until it is settled. */
  readonly id: string
  readonly isNew: boolean
  readonly description?: string | undefined
  readonly username?: string | undefined
  readonly role?: GroupRole | undefined
}
export type GroupRow = RowOf<GroupValues>

const MOST_NAME = 100
const MOST_DESCRIPTION = 500

type Cells = Readonly<Record<"group" | "description" | "username" | "role", string>>

function wrongIn(cells: Cells, raw: Readonly<Record<string, string | undefined>>): string | null {
  for (const column of ["group", "description", "username", "role"] as const) {
    const formula = formulaIn(column, cellOf(raw[column] ?? ""))
    if (formula) return formula
    if (hasControl(cells[column])) return `${column} holds a character that cannot be shown.`
  }
  if (cells.group === "") return "The name of the group is missing."
  if (cells.group.length > MOST_NAME) return `The name of the group is longer than ${MOST_NAME} characters.`
  if (cells.description.length > MOST_DESCRIPTION)
    return `The description is longer than ${MOST_DESCRIPTION} characters.`
  if (cells.username === "" && cells.role !== "") return "The username is missing."
  if (cells.username !== "" && !USERNAME.test(cells.username))
    return "The username has to be 1 to 39 letters, digits, _, . and -, starting with a letter or digit."
  const role = cells.role.toUpperCase()
  return role === "" || role === "ADMIN" || role === "MEMBER" ? null : "The role has to be ADMIN or MEMBER."
}

/** Reads a file of groups: a row for each group before those of its people. A person stands once in a group. */
export function parseGroups(bytes: Uint8Array): ParsedOf<GroupValues> | Unreadable {
  const csv = readCsv(bytes, GROUPS_FORMAT)
  if (!csv.ok) return csv
  const groups = new Map<string, number>()
  const lines = new Map<string, number>()
  const rows: GroupRow[] = []
  for (const record of csv.records) {
    const raw = Object.fromEntries(csv.columns.map((column, at) => [column, record.cells[at]]))
    const cell = (column: string) => cellOf(raw[column] ?? "").text
    // A description may run over several lines in its cell; it is one line here.
    const description = cell("description").replaceAll(/\s+/g, " ")
    const cells = { group: cell("group"), description, username: cell("username"), role: cell("role") }
    const { line } = record
    const label = cells.username || cells.group || `Line ${line}`
    const detail = cells.username ? cells.group : null
    const key = cells.group.toLowerCase()
    const person = `${key}\n${cells.username.toLowerCase()}`
    const before = cells.username ? lines.get(person) : undefined
    const wrong =
      miscounted(csv, record) ??
      wrongIn(cells, { ...raw, description }) ??
      (before ? `${cells.username} stands in this group in line ${before} already.` : null)
    if (wrong) {
      rows.push({ line, target: `line-${line}`, label, detail, values: null, wrong })
      continue
    }
    const base = { group: cells.group, id: "", isNew: false }
    if (!groups.has(key)) {
      groups.set(key, line)
      const values = description ? { ...base, description } : base
      rows.push({ line, target: key, label: cells.group, detail: null, values, wrong: null })
    }
    if (cells.username === "") continue
    lines.set(person, line)
    const role: GroupRole = cells.role.toUpperCase() === "ADMIN" ? "ADMIN" : "MEMBER"
    const values = { ...base, username: cells.username, role }
    rows.push({ line, target: person, label, detail, values, wrong: null })
  }
  return { ok: true, rows, absent: GROUPS_FORMAT.optional.filter((column) => !csv.columns.includes(column)) }
}
