const DEEPEST = 12
const MOST = 20_000

/**
 * Why a value is not plain data, or null: only objects without a prototype of their own, arrays, strings, finite numbers,
 * booleans and null may come in; no promise, date, map, cycle or NUL, which a decoder of action arguments can produce.
 */
export function notPlain(value: unknown): string | null {
  let seen = 0
  const walk = (one: unknown, depth: number): string | null => {
    seen += 1
    if (seen > MOST) return "has too many parts"
    if (depth > DEEPEST) return "is nested too deeply"
    if (one === null || one === undefined || typeof one === "boolean") return null
    if (typeof one === "number") return Number.isFinite(one) ? null : "holds a number that is none"
    if (typeof one === "string")
      return one.includes("\u0000") || !one.isWellFormed() ? "holds a character that cannot be kept" : null
    if (typeof one !== "object") return "is not plain data"
    const prototype: unknown = Object.getPrototypeOf(one)
    if (!Array.isArray(one) && prototype !== Object.prototype && prototype !== null) return "is not plain data"
    if ("then" in one) return "is not plain data"
    for (const key of Object.keys(one)) {
      if (key === "__proto__" || key === "constructor" || key === "prototype") return "names a field that cannot be"
      const wrong = walk((one as Record<string, unknown>)[key], depth + 1)
      if (wrong) return wrong
    }
    return null
  }
  return walk(value, 0)
}
