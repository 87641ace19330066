import { z } from "zod"
import { onProject, payerId } from "@/lib/projects/inputs"

/** A username, an e-mail address or the id of a user. */
const recipient = z
  .string()
  .trim()
  .min(1, "Enter a username or an e-mail address.")
  .max(254, "This is too long to be a username or an e-mail address.")
  .regex(/^[^\p{Cc}\s]+$/u, "Leave out spaces and line breaks.")

export const requestTransferInput = onProject.extend({ to: recipient })
export const acceptTransferInput = onProject.extend({ billTo: payerId })
export const moveBillingInput = onProject.extend({ billTo: payerId })
export const noInput = z.strictObject({})
