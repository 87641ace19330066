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

export const listSponsorshipsInput = z.strictObject({
  after: z
    .string()
    .max(1000)
    .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")
    .nullish(),
  size: z.number().int().min(1).max(100).default(50),
})
