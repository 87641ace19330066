const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/
const isMoment = (text: string): boolean => {
  if (!MOMENT.test(text)) return false
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 23) === text.slice(0, 23)
}

export const writeCursor = (order: string, keys: readonly string[]): string =>
  Buffer.from(JSON.stringify([order, ...keys])).toString("base64url")

/** Reads a cursor strictly: it has to be of this very order, with keys of these types. Null for anything else. */
export function readCursor(
  text: string,
  order: string,
  types: readonly ("text" | "timestamptz" | "bigint")[],
): readonly string[] | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, "base64url").toString())
    if (!Array.isArray(parsed) || parsed.length !== types.length + 1 || parsed[0] !== order) return null
    const keys: string[] = []
    for (const [at, type] of types.entries()) {
      const key: unknown = parsed[at + 1]
      if (typeof key !== "string" || key.length > 400 || key.includes("\u0000") || !key.isWellFormed()) return null
      if (type === "timestamptz" && !isMoment(key)) return null
      if (type === "bigint" && !/^\d{1,18}$/.test(key)) return null
      keys.push(key)
    }
    return keys
  } catch {
    return null
  }
}
