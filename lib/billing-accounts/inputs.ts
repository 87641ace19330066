import { z } from "zod"
import { BREAKDOWNS } from "@/lib/access/charges"
import { MONTH } from "./calendar"

export const MOST_MONTHS = 24
export const BREAKDOWN_SORTS = ["amount", "name"] as const

const monthField = z.string().regex(MONTH, "Give a month such as 2026-11.")

const lineField = z
  .string()
  .trim()
  .max(200, "At most 200 characters.")
  .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters.")

const cursorField = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")

export const accountInput = z.strictObject({})

export const monthsInput = z.strictObject({
  /** How many, this month included. */
  months: z.int().min(1).max(MOST_MONTHS, `At most ${MOST_MONTHS} months.`).default(12),
})

const brokenDown = z.strictObject({
  by: z.enum(BREAKDOWNS).default("project"),
  /** Null is since the beginning. */
  month: monthField.nullish(),
  /** A part of the name, or a whole id. */
  q: lineField.default(""),
})

export const breakdownInput = brokenDown.extend({
  sort: z.enum(BREAKDOWN_SORTS).default("amount"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  after: cursorField.nullish(),
  before: cursorField.nullish(),
  size: z.union([z.literal(10), z.literal(25), z.literal(50), z.literal(100)]).default(25),
})
export type BreakdownInput = z.output<typeof breakdownInput>

export const exportBreakdownInput = brokenDown.extend({ after: cursorField.nullish() })
export type ExportBreakdownInput = z.output<typeof exportBreakdownInput>
