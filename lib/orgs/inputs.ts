import { z } from "zod"
import { ORG_STATES, TRANSFERS, VISIBILITIES } from "@/lib/access/orgs"
import type { ListingSpec } from "@/lib/listing/url"

export const ORG_SORTS = ["name", "members", "created"] as const

const printable = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u

/** What the org is called; shown, never a key (A010). */
export const orgNameField = z
  .string()
  .trim()
  .min(1, "Give the organization a name.")
  .max(100, "A name has at most 100 characters.")
  .regex(printable, "The name holds a character that cannot be shown.")

/** Lower case; becomes `org-<handle>` and never changes (facts B1.8, settled 2.1). */
export const orgHandleField = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^[a-z0-9][a-z0-9_.-]{1,62}$/,
    "2 to 63 small letters, digits, dots, dashes or underscores, beginning with a letter or a digit.",
  )

const versionField = z.number().int().min(1)

export const renameInput = z.strictObject({ name: orgNameField, version: versionField })
export const setPoliciesInput = z
  .strictObject({
    memberListVisibility: z.enum(VISIBILITIES).optional(),
    projectTransfer: z.enum(TRANSFERS).optional(),
    version: versionField,
  })
  .refine((input) => input.memberListVisibility !== undefined || input.projectTransfer !== undefined, {
    message: "Say which policy to change.",
  })

export const createInput = z.strictObject({
  name: orgNameField,
  handle: orgHandleField,
  memberListVisibility: z.enum(VISIBILITIES).default("ADMIN"),
  projectTransfer: z.enum(TRANSFERS).default("ADMIN"),
})

const cursorField = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")

export const listInput = z.strictObject({
  q: z.string().trim().max(200).default(""),
  filters: z
    .strictObject({
      state: z.array(z.enum(ORG_STATES)).max(3).optional(),
      billing: z
        .array(z.enum(["billable", "not-billable"]))
        .max(2)
        .optional(),
      phi: z
        .array(z.enum(["yes", "no"]))
        .max(2)
        .optional(),
    })
    .default({}),
  sort: z.enum(ORG_SORTS).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  after: cursorField.nullish(),
  before: cursorField.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})

export const recentChangesInput = z.strictObject({ limit: z.number().int().min(1).max(50).default(10) })
export const nothingInput = z.strictObject({})

/** What the address of the Organizations list may ask for; the columns are those that can be switched on (A006). */
export const ORGS_LISTING = {
  sorts: ORG_SORTS,
  defaultSort: "name",
  filters: { state: ORG_STATES, billing: ["billable", "not-billable"], phi: ["yes", "no"] },
  columns: ["id", "admins", "visibility", "created", "phi", "state"],
  defaultColumns: [],
} as const satisfies ListingSpec
