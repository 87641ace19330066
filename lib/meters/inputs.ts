import { z } from "zod"
import { pagedInput, personNameField, reasonField, usernameField } from "@/lib/support/inputs"
import { tokenName } from "@/lib/tokens/inputs"

export const METER_DAYS_MOST = 720

export const createMeterInput = z.strictObject({ handle: usernameField, name: personNameField, reason: reasonField })

const meterField = z.string().regex(/^user-[a-z0-9_.-]{1,39}$/, "Say which metering account.")

export const meterInput = z.strictObject({ meter: meterField, reason: reasonField })

export const meterDays = z
  .int("Enter whole days.")
  .min(1, "Enter at least 1 day.")
  .max(METER_DAYS_MOST, `Enter at most ${METER_DAYS_MOST} days.`)

export const issueTokenInput = meterInput.extend({ name: tokenName, days: meterDays })
export const revokeTokenInput = meterInput.extend({ token: z.uuid() })

export const METER_STATES = ["ACTIVE", "DISABLED"] as const
export const METER_SORTS = ["name", "created"] as const
export const meterListInput = pagedInput(METER_SORTS, { state: METER_STATES })
