import { z } from "zod"
import { personNameField, usernameField } from "@/lib/support/inputs"
import { tokenName } from "@/lib/tokens/inputs"

export const METER_DAYS_MOST = 720

export const createMeterInput = z.strictObject({ handle: usernameField, name: personNameField })

const meterField = z.string().regex(/^user-[a-z0-9_.-]{1,39}$/, "Say which metering account.")

export const meterInput = z.strictObject({ meter: meterField })

export const meterDays = z
  .int("Enter whole days.")
  .min(1, "Enter at least 1 day.")
  .max(METER_DAYS_MOST, `Enter at most ${METER_DAYS_MOST} days.`)

export const issueTokenInput = z.strictObject({ meter: meterField, name: tokenName, days: meterDays })
export const revokeTokenInput = z.strictObject({ meter: meterField, token: z.uuid() })
export const noInput = z.strictObject({})
