import { z } from "zod"

/** A month by its first day, or as "2026-10". */
export const monthField = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])(-01)?$/, "Give a month such as 2026-10.")
  .transform((text) => `${text.slice(0, 7)}-01`)

export const listStatementsInput = z.strictObject({
  /** Those of earlier months than this one. */
  before: monthField.nullable().default(null),
  size: z.int().min(1).max(100).default(24),
})

export const statementInput = z.strictObject({ month: monthField })

export const statementFileInput = z.strictObject({ month: monthField, as: z.enum(["pdf", "csv"]) })
