import { z } from "zod"
import { MEMBER_LEVELS, PROJECT_LEVELS } from "@/lib/access/levels"

/** What a row of the members list can stand at; the last three are invitations (settled 2.4). */
export const ROW_STATUSES = ["ACTIVE", "DISABLED", "ENDING", "ENDED", "INVITED", "EXPIRED", "BOUNCED"] as const
export type RowStatus = (typeof ROW_STATUSES)[number]
/** When someone was last active: in spans that do not overlap, in days before now. */
export const ACTIVITY_SPANS = ["7d", "30d", "90d", "older", "never"] as const
export const MEMBER_SORTS = ["name", "handle", "level", "joined", "lastActive"] as const

export const userIdField = z.string().regex(/^user-[a-z0-9][a-z0-9_.-]{0,38}$/, "This is not a user id.")
export const roleIdField = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "This is not a role id.")
const searchField = z.string().trim().max(200)

export const memberFilters = z.strictObject({
  status: z.array(z.enum(ROW_STATUSES)).max(10).optional(),
  level: z.array(z.enum(MEMBER_LEVELS)).max(2).optional(),
  role: z.array(roleIdField).max(50).optional(),
  billable: z
    .array(z.enum(["yes", "no"]))
    .max(2)
    .optional(),
  access: z.array(z.enum(PROJECT_LEVELS)).max(5).optional(),
  lastActive: z.array(z.enum(ACTIVITY_SPANS)).max(5).optional(),
})

export const matchingInput = z.strictObject({ q: searchField.default(""), filters: memberFilters.default({}) })
export type Matching = z.infer<typeof matchingInput>

const cursorField = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")

export const listInput = matchingInput.extend({
  sort: z.enum(MEMBER_SORTS).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  after: cursorField.nullish(),
  before: cursorField.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})
export type ListInput = z.infer<typeof listInput>

/** The people an operation of many is about: named, or all that match. */
export const membersField = z.union([
  z.strictObject({ ids: z.array(userIdField).min(1).max(1000) }),
  z.strictObject({ matching: matchingInput }),
])
export type MembersField = z.infer<typeof membersField>

const endField = z.iso
  .datetime({ offset: true, message: "Give the end as a date and time." })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => text < "9000", "This is too far away.")

/** Absent means no change (A069). */
export const accessFields = {
  level: z.enum(MEMBER_LEVELS).optional(),
  billableActivities: z.boolean().optional(),
  projectAccess: z.enum(PROJECT_LEVELS).optional(),
  appAccess: z.boolean().optional(),
  endsAt: endField.nullish(),
}

export const editAccessInput = z.strictObject({ members: membersField, ...accessFields })
export type EditAccess = z.infer<typeof editAccessInput>

export const setEndDateInput = z.strictObject({ members: membersField, endsAt: endField.nullable() })
export const setRoleInput = z.strictObject({ members: membersField, roles: z.array(roleIdField).min(1).max(20) })
export const ofMembersInput = z.strictObject({ members: membersField })

/** What explicit access is kept on removal; by default none (facts B1.5). */
export const removeInput = z.strictObject({
  members: membersField,
  keepProjectGrants: z.boolean().default(false),
  keepAppPermissions: z.boolean().default(false),
})
export const restoreInput = z.strictObject({ members: z.strictObject({ ids: z.array(userIdField).min(1).max(1000) }) })
export const leaveInput = z.strictObject({})
export const personInput = z.strictObject({ user: userIdField })

export const publicListInput = z.strictObject({
  org: z.string().regex(/^org-[a-z0-9][a-z0-9_.-]{1,62}$/, "This is not an organization id."),
  q: searchField.default(""),
  after: userIdField.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})

export const formerInput = z.strictObject({
  q: searchField.default(""),
  after: cursorField.nullish(),
  before: cursorField.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})

export const exportInput = matchingInput.extend({ after: cursorField.nullish() })
