import { z } from "zod"
import { STAFF_RIGHT_NAMES } from "@/lib/access/staff"
import { pagedInput, reasonField, staffRightsField } from "@/lib/support/inputs"

export const onStaffInput = z.strictObject({
  staff: z.string().regex(/^user-[a-z0-9_.-]{1,39}$/, "Say which person of staff."),
  reason: reasonField,
})

/** All the rights they are to hold; what is left out is taken away. */
export const setStaffRightsInput = onStaffInput.extend({ rights: staffRightsField })

export const STAFF_STATES = ["ACTIVE", "INVITED", "DISABLED"] as const
export const STAFF_SORTS = ["name", "active", "created"] as const

const [first, ...more] = STAFF_RIGHT_NAMES
/** The rights as a filter takes them. */
export const STAFF_RIGHT_FILTER = [first ?? "staff", ...more] as const

export const staffListInput = pagedInput(STAFF_SORTS, { state: STAFF_STATES, right: STAFF_RIGHT_FILTER })
