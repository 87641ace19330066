import { z } from "zod"

export const fileId = z.uuid("This is not an uploaded file.")

export const importInput = z.strictObject({
  file: fileId,
  /** Whether mails go out now, are kept until they are released, or are not sent at all (settled 3.10). */
  mails: z.enum(["now", "later", "none"]).default("now"),
})

export const sharedImportInput = z.strictObject({ file: fileId })

export const IMPORT_KINDS = ["members", "groups", "projects"] as const
export type ImportKindName = (typeof IMPORT_KINDS)[number]

export const ROW_OUTCOMES = ["create", "change", "same", "refused"] as const
export type RowOutcome = (typeof ROW_OUTCOMES)[number]

export const rowsInput = z.strictObject({
  file: fileId,
  kind: z.enum(IMPORT_KINDS).default("members"),
  /** Which rows; by default those of the outcome that has to be looked at first. */
  outcome: z.enum([...ROW_OUTCOMES, "all"]).nullish(),
  /** How many rows of the file come before the page. */
  after: z.number().int().min(0).max(10_000_000).default(0),
  size: z.number().int().min(1).max(100).default(50),
})
