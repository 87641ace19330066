const FORMULA = /^[=+\-@\t\r]/

/** One line of a CSV file; what a spreadsheet would take for a formula is written with a ' before it. */
export const csvLine = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map((cell) => quoted(guarded(cell === null ? "" : String(cell)))).join(",")}\r\n`

const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)
const quoted = (text: string): string => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
