import { randomBytes, randomUUID } from "node:crypto"
import type { Cast } from "@/lib/operations/operation"

/** A place in an input where an id stands, and whose id it is. */
export type Place = { readonly path: readonly (string | number)[]; readonly field: keyof Cast }

/** Every place of an example's input that holds one of the cast's ids. */
export function placesOf(input: unknown, cast: Cast): Place[] {
  const fields = Object.keys(cast) as (keyof Cast)[]
  const walk = (value: unknown, path: readonly (string | number)[]): Place[] => {
    if (typeof value === "string") {
      const field = fields.find((one) => cast[one] === value)
      return field ? [{ path, field }] : []
    }
    if (value === null || typeof value !== "object") return []
    return Object.entries(value).flatMap(([key, inner]) =>
      walk(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    )
  }
  return walk(input, [])
}

/** The input with another value at a place. */
export function placed(input: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  if (Array.isArray(input)) return input.map((one, n) => (n === first ? placed(one, rest, value) : one))
  return { ...(input as object), [first]: placed((input as Record<string, unknown>)[String(first)], rest, value) }
}

/** An id of the same shape that names nothing at all, as long as the other so that answers compare. */
export function randomLike(id: string): string {
  if (/^[0-9a-f]{8}-/.test(id)) return randomUUID()
  const [kind, rest = ""] = [id.slice(0, id.indexOf("-") + 1), id.slice(id.indexOf("-") + 1)]
  return `${kind}${randomBytes(rest.length).toString("hex").slice(0, rest.length)}`
}

/** An answer as text, with the id that was asked for taken out, and the incident that each failure has for itself. */
export const withoutId = (answer: unknown, id: string): string =>
  JSON.stringify(answer)
    .replaceAll(id, "<id>")
    .replaceAll(id.slice(id.indexOf("-") + 1), "<id>")
