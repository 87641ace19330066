import { z } from "zod"

const ZONES: ReadonlySet<string> = new Set(["UTC", ...Intl.supportedValuesOf("timeZone")])

/** A line of text people read: no control characters, no invisible ones that turn text around. */
export const personName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(100, "Use at most 100 characters.")
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, "Use letters, digits and marks that can be seen.")
  .transform((text) => text.normalize("NFC"))

export const editProfileInput = z
  .strictObject({
    name: personName.optional(),
    timeZone: z
      .string()
      .refine((zone) => ZONES.has(zone), "Choose a time zone from the list.")
      .nullable()
      .optional(),
  })
  .refine(({ name, timeZone }) => name !== undefined || timeZone !== undefined, "Change something.")

export const orgInput = z.strictObject({
  org: z.string().regex(/^org-[a-z0-9][a-z0-9_.-]{1,62}$/, "Choose one of your organizations."),
})

/** An org's id, or null for one's own account. */
export const setBillToInput = z.strictObject({ billTo: orgInput.shape.org.nullable() })
export const noInput = z.strictObject({})
export const historyInput = z.strictObject({
  /** Only what came before this moment: the last one of the page before. */
  before: z.iso.datetime({ offset: true }).optional(),
})
