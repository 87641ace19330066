import { z } from "zod"
import { CHARGE_KINDS } from "@/lib/access/charges"

const lineField = z
  .string()
  .trim()
  .max(200, "At most 200 characters.")
  .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters.")

const dayField = z.iso.date("Give a day such as 2026-11-30.")

const cursorField = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")

export const chargeFilters = z.strictObject({
  kind: z.array(z.enum(CHARGE_KINDS)).max(3).optional(),
  /** An id, or a part of the name. */
  project: lineField.optional(),
  /** An id, a username, or a part of the name. */
  user: lineField.optional(),
  /** Days of UTC, both included. */
  used: z.strictObject({ from: dayField.nullish(), to: dayField.nullish() }).optional(),
})

export const matchingCharges = z.strictObject({ filters: chargeFilters.default({}) })
export type MatchingCharges = z.output<typeof matchingCharges>

export const listChargesInput = matchingCharges.extend({
  direction: z.enum(["asc", "desc"]).default("desc"),
  after: cursorField.nullish(),
  before: cursorField.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})
export type ListCharges = z.output<typeof listChargesInput>

export const exportChargesInput = matchingCharges.extend({ after: cursorField.nullish() })
export type ExportCharges = z.output<typeof exportChargesInput>
