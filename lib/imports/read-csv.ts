import { CsvError, parse } from "csv-parse/sync"

const MOST_BYTES = 10_000_000
const MOST_ROWS = 100_000

/** The columns a file may have. */
export type Format<Column extends string = string> = {
  readonly required: readonly Column[]
  readonly optional: readonly Column[]
}
export type Unreadable = { readonly ok: false; readonly message: string }
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] }
export type Csv<Column extends string = string> = {
  readonly ok: true
  readonly columns: readonly Column[]
  readonly records: readonly CsvRecord[]
}

const no = (message: string): Unreadable => ({ ok: false, message })
const strict = new TextDecoder("utf-8", { fatal: true })

const starts = (bytes: Uint8Array, ...with_: readonly number[]): boolean =>
  with_.every((byte, at) => bytes[at] === byte)

/** The first line that is not UTF-8: a line break is never part of a longer character. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  let from = 0
  for (;;) {
    const to = bytes.indexOf(10, from)
    try {
      strict.decode(bytes.subarray(from, to < 0 ? undefined : to))
    } catch {
      return line
    }
    if (to < 0) return line
    from = to + 1
    line += 1
  }
}

function textOf(bytes: Uint8Array): string | Unreadable {
  if (bytes.length > MOST_BYTES)
    return no("The file is larger than 10 MB. Split it and import the parts one after the other.")
  if (starts(bytes, 0x50, 0x4b, 3, 4) || starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    return no("This is a spreadsheet's own file. Save it as CSV (UTF-8) and upload that.")
  if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff))
    return no("The file is written in UTF-16. Save it as CSV (UTF-8) and upload it again.")
  try {
    // The decoder leaves out a byte order mark.
    return strict.decode(bytes)
  } catch {
    const line = firstBadLine(bytes)
    return no(
      `Line ${line} is not UTF-8 text: the file is written in another encoding, such as Latin-1. Save it as CSV (UTF-8) and upload it again.`,
    )
  }
}

function recordsOf(text: string): readonly CsvRecord[] | Unreadable {
  try {
    const found = parse(text, {
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 20_000,
      record_delimiter: ["\r\n", "\n", "\r"],
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return found.map(({ record, info }) => ({ line: info.lines, cells: record }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = "lines" in error && typeof error.lines === "number" ? error.lines : null
    const where = line === null ? "The file" : `Line ${line}`
    if (error.code === "CSV_QUOTE_NOT_CLOSED") return no(`${where}: a quote is opened and never closed.`)
    if (error.code === "CSV_MAX_RECORD_SIZE") return no(`${where}: a row is far too long. A quote may be missing.`)
    return no(
      `${where}: a quote stands where none can be. Put quotes around the whole cell and double those inside it.`,
    )
  }
}

const heading = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_")
const listed = (names: readonly string[]): string => names.map((name) => `"${name.slice(0, 40)}"`).join(", ")

function columnsOf<Column extends string>(
  cells: readonly string[],
  { required, optional }: Format<Column>,
): readonly Column[] | Unreadable {
  const names: string[] = cells.map(heading)
  if (names.length === 1 && /[;\t]/.test(names[0] ?? ""))
    return no("The columns are not separated by commas. Save the file as CSV with commas and upload it again.")
  const twice = names.filter((name, at) => names.indexOf(name) !== at)
  if (twice.length > 0) return no(`The column ${listed(twice.slice(0, 3))} stands in the file twice.`)
  const all: readonly string[] = [...required, ...optional]
  const unknown = names.filter((name) => !all.includes(name))
  const missing = required.filter((name) => !names.includes(name))
  const takes = `A file has the columns ${all.join(", ")}.`
  if (missing.length > 0) return no(`The column ${listed(missing)} is missing from the first line. ${takes}`)
  if (unknown.length > 0) return no(`The column ${listed(unknown.slice(0, 3))} is not known. ${takes}`)
  return names.flatMap((name) => [...required, ...optional].find((column) => column === name) ?? [])
}

/** Reads a file: its bytes as UTF-8, its first line as columns, the rest as records with their line. */
export function readCsv<Column extends string>(bytes: Uint8Array, format: Format<Column>): Csv<Column> | Unreadable {
  const text = textOf(bytes)
  if (typeof text !== "string") return text
  const records = recordsOf(text)
  if ("ok" in records) return records
  const [head, ...rest] = records
  if (!head) return no("The file is empty.")
  const columns = columnsOf(head.cells, format)
  if ("ok" in columns) return columns
  const filled = rest.filter((record) => record.cells.some((cell) => cell.trim() !== ""))
  if (filled.length === 0) return no("The file has no rows below its first line.")
  if (filled.length > MOST_ROWS)
    return no(`The file has ${filled.length.toLocaleString("en-US")} rows; at most 100,000 can be imported at once.`)
  return { ok: true, columns, records: filled }
}

export type Cell = { readonly text: string; readonly guarded: boolean }

/** A cell as it is meant: without blanks around it, and without the one ' that export writes before a formula's first letter. */
export function cellOf(raw: string): Cell {
  const text = raw.trim()
  return /^'[=+\-@]/.test(text) ? { text: text.slice(1), guarded: true } : { text, guarded: false }
}

/** What is wrong with a cell that a spreadsheet would take for a formula; null where nothing is. */
export const formulaIn = (column: string, { text, guarded }: Cell): string | null =>
  !guarded && /^[=+\-@]/.test(text)
    ? `${column} begins with ${text.charAt(0)}, which a spreadsheet takes for a formula. Write ' before it, or leave it out.`
    : null

export const hasControl = (text: string): boolean => /\p{Cc}/u.test(text)

/** Why a row cannot be read whatever stands in it: it has not as many cells as the first line. Null where it has. */
export const miscounted = (csv: Pick<Csv, "columns">, record: CsvRecord): string | null =>
  record.cells.length === csv.columns.length
    ? null
    : `The row has ${record.cells.length} cells where the first line has ${csv.columns.length}.`
