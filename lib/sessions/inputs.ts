import { z } from "zod"
import { anyPassword } from "@/lib/accounts/inputs"

export const sessionInput = z.strictObject({ session: z.uuid() })
export const nothingInput = z.strictObject({})
export const confirmPasswordInput = z.strictObject({ password: anyPassword })
/** When the password that was just proven was last changed: if another has been set meanwhile, the proof is void. */
export const openSessionInput = z.strictObject({ passwordChangedAt: z.iso.datetime().nullable() })
