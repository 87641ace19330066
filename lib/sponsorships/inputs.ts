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

const cursor = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")
  .nullish()

/** How near the end is: within 30 days, or later. */
export const SPONSORSHIP_ENDS = ["soon", "later"] as const
export const SPONSOR_KINDS = ["org", "user"] as const

export const listSponsorshipsInput = z.strictObject({
  q: z.string().trim().max(200).default(""),
  filters: z
    .strictObject({
      ends: z.array(z.enum(SPONSORSHIP_ENDS)).max(2).optional(),
      by: z.array(z.enum(SPONSOR_KINDS)).max(2).optional(),
    })
    .default({}),
  direction: z.enum(["asc", "desc"]).default("asc"),
  after: cursor,
  before: cursor,
  size: z.number().int().min(1).max(100).default(50),
})
