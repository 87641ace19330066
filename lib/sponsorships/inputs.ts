import { z } from "zod"
import { onProject, payerId } from "@/lib/projects/inputs"
import { reasonField } from "@/lib/support/inputs"

const moment = z.iso
  .datetime({ offset: true, message: "Give the end as a date and time." })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => text > "1970" && text < "9000", "This is too far away.")

/** Without a sponsor, whatever sponsorship there is ends. */
export const setSponsorshipInput = onProject.extend({
  sponsor: z.strictObject({ id: payerId, until: moment }).nullable(),
  reason: reasonField,
})

export const setSponsorshipEndInput = onProject.extend({ until: moment })
