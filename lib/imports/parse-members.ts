import { userId } from "@/lib/ids"
import { type Column, cellOf, OPTIONAL, READERS, type Values } from "./columns"
import { type Csv, type CsvRecord, readCsv, type Unreadable } from "./read-csv"

/** A row of the file: what it says, or why it cannot be read. */
export type ImportRow = {
  readonly line: number
  /** The person's id, or the line's number where that is not known or stands in the file already. */
  readonly target: string
  readonly label: string
  readonly values: Values | null
  readonly wrong: string | null
}

export type Parsed = {
  readonly ok: true
  readonly rows: readonly ImportRow[]
  /** Optional columns that the file does not have: they stay as they are. */
  readonly absent: readonly Column[]
}

type Draft = { -readonly [K in keyof Values]?: Values[K] }

const CONTROL = /\p{Cc}/u

function valuesOf(columns: Csv["columns"], record: CsvRecord): { values: Draft; wrong: string | null } {
  const values: Draft = {}
  if (record.cells.length !== columns.length) {
    const wrong = `The row has ${record.cells.length} cells where the first line has ${columns.length}.`
    return { values: { username: record.cells[0] ?? "" }, wrong }
  }
  let wrong: string | null = null
  for (const [at, column] of columns.entries()) {
    const { text, guarded } = cellOf(record.cells[at] ?? "")
    if (text === "") continue
    if (CONTROL.test(text)) wrong ??= `${column} holds a character that cannot be shown.`
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
  const csv = readCsv(bytes)
  if (!csv.ok) return csv
  const usernames = new Map<string, number>()
  const emails = new Map<string, number>()
  const rows = csv.records.map((record): ImportRow => {
    const { values, wrong } = valuesOf(csv.columns, record)
    const handle = values.username?.toLowerCase() ?? ""
    const email = values.email?.toLowerCase()
    const label = (values.name ?? values.username ?? "") || `Line ${record.line}`
    const refused = (why: string): ImportRow => ({
      line: record.line,
      target: `line-${record.line}`,
      label,
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
      values: { ...values, username: values.username ?? "" },
      wrong: null,
    }
  })
  return { ok: true, rows, absent: OPTIONAL.filter((column) => !csv.columns.includes(column)) }
}
