import { z } from "zod"

export const TOKEN_HOURS = [4, 8, 12, 24] as const
export const TOKEN_DAYS_MOST = 90

export const tokenName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(100, "Use at most 100 characters.")
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, "Use letters, digits and marks that can be seen.")

/** 4, 8, 12 or 24 hours, or whole days up to 90 (facts B6). */
export const tokenLife = z.union([
  z.strictObject({ hours: z.literal(TOKEN_HOURS) }),
  z.strictObject({
    days: z
      .int("Enter whole days.")
      .min(1, "Enter at least 1 day.")
      .max(TOKEN_DAYS_MOST, `Enter at most ${TOKEN_DAYS_MOST} days.`),
  }),
])

export const createTokenInput = z.strictObject({
  name: tokenName,
  /** The one org it reaches, or null for all of the person's. */
  org: z
    .string()
    .regex(/^org-[a-z0-9][a-z0-9_.-]{1,62}$/, "Choose one of your organizations.")
    .nullable(),
  readOnly: z.boolean(),
  life: tokenLife,
})

export const tokenInput = z.strictObject({ token: z.uuid() })
export const renameTokenInput = z.strictObject({ token: z.uuid(), name: tokenName })
export const noInput = z.strictObject({})
