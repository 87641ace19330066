import type { z } from "zod"
import { refused } from "./failures"
import type { Refused } from "./outcome"
import { notPlain } from "./plain"

/** Parses strictly; what is wrong comes back per field, in words. */
export function parseInput<T>(schema: z.ZodType<T>, input: unknown): { ok: true; value: T } | Refused {
  const wrong = notPlain(input)
  if (wrong) return refused("invalid_input", { message: `What was sent ${wrong}.` })
  const parsed = schema.safeParse(input)
  if (parsed.success) return { ok: true, value: parsed.data }
  const fields: Record<string, string> = {}
  for (const issue of parsed.error.issues.slice(0, 20)) {
    const path = issue.path.map(String).join(".")
    fields[path] ??= issue.message
  }
  const first = Object.entries(fields)[0]
  return refused("invalid_input", first ? { fields, message: first[0] ? `${first[0]}: ${first[1]}` : first[1] } : {})
}
