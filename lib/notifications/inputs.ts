import { z } from "zod"

const id = z.string().min(1).max(300)

/** How many the bell shows when it is opened. */
const NEWEST = 20
/** Beyond this many unread ones, "99+" says enough. */
export const MOST_COUNTED = 100

export const listNotificationsInput = z.strictObject({
  size: z.number().int().min(1).max(100).default(NEWEST),
  /** The place in the list that the page before ended with. */
  after: z
    .string()
    .max(1000)
    .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")
    .nullish(),
})

export const markReadInput = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(100) }),
  z.strictObject({ all: z.literal(true) }),
])

export const noInput = z.strictObject({})
