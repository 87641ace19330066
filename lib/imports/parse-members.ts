import { userId } from "@/lib/ids"
import { type Column, MEMBERS_FORMAT, OPTIONAL, READERS, type Values } from "./columns"
import type { ParsedOf, RowOf } from "./kind"
import { type Csv, type CsvRecord, cellOf, hasControl, miscounted, readCsv, type Unreadable } from "./read-csv"

export type ImportRow = RowOf<Values>
export type Parsed = ParsedOf<Values>

type Draft = { -readonly [K in keyof Values]?: Values[K] }

function valuesOf({ columns }: Csv<Column>, record: CsvRecord): { values: Draft; wrong: string | null } {
  const values: Draft = {}
  let wrong = miscounted({ columns }, record)
  if (wrong) return { values: { username: record.cells[0] ?? "" }, wrong }
  for (const [at, column] of columns.entries()) {
    const { text, guarded } = cellOf(record.cells[at] ?? "")
    if (text === "") continue
    if (hasControl(text)) wrong ??= `${column} holds a character that cannot be shown.`
    const read = READERS[column](text, guarded)
    if ("wrong" in read) wrong ??= read.wrong
    else Object.assign(values, read)
    if (column === "username" && values.username === undefined) values.username = ""
  }
  if (!wrong && !values.username) wrong = "The username is missing."
  return { values, wrong }
}

/** Reads a file of members. Two rows for one username or one address are one row, and one that says so. */
export function parseMembers(bytes: Uint8Array): Parsed | Unreadable {
  const csv = readCsv(bytes, MEMBERS_FORMAT)
  if (!csv.ok) return csv
  const usernames = new Map<string, number>()
  const emails = new Map<string, number>()
  const rows = csv.records.map((record): ImportRow => {
    const { values, wrong } = valuesOf(csv, record)
    const handle = values.username?.toLowerCase() ?? ""
    const email = values.email?.toLowerCase()
    const label = (values.name ?? values.username ?? "") || `Line ${record.line}`
    const refused = (why: string): ImportRow => ({
      line: record.line,
      target: `line-${record.line}`,
      label,
      detail: values.username || null,
      values: null,
      wrong: why,
    })
    if (wrong) return refused(wrong)
    const before = usernames.get(handle)
    if (before) return refused(`The username ${values.username} stands in line ${before} already.`)
    const sameEmail = email && emails.get(email)
    if (sameEmail) return refused(`The e-mail address stands in line ${sameEmail} already.`)
    usernames.set(handle, record.line)
    if (email) emails.set(email, record.line)
    return {
      line: record.line,
      target: userId(handle),
      label,
      detail: values.username || null,
      values: { ...values, username: values.username ?? "" },
      wrong: null,
    }
  })
  return { ok: true, rows, absent: OPTIONAL.filter((column) => !csv.columns.includes(column)) }
}
