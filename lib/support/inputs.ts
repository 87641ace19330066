import { z } from "zod"
import { ORG_STATES } from "@/lib/access/orgs"
import { PAYER_LICENCES } from "@/lib/access/project-flags"
import { STAFF_RIGHT_NAMES } from "@/lib/access/staff"
import { emailAddress } from "@/lib/accounts/inputs"
import { USERNAME } from "@/lib/invitations/inputs"
import { orgHandleField, orgNameField } from "@/lib/orgs/inputs"

const oneLine = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u

export const usernameField = z
  .string()
  .trim()
  .regex(
    USERNAME,
    "A username is 1 to 39 letters, digits, dots, dashes or underscores, beginning with a letter or a digit.",
  )

export const personNameField = z
  .string()
  .trim()
  .min(1, "Give the person's name.")
  .max(100)
  .regex(oneLine, "One line only.")

/** Why staff do what they do in an org: it stands in that org's own trail (INV-47). */
export const reasonField = z
  .string()
  .trim()
  .min(5, "Say why, in at least 5 characters.")
  .max(500, "At most 500 characters.")
  .regex(oneLine, "One line only.")
  .regex(/^(?!(.)\1*$)/su, "Say why, in words.")

/** Rights of the desk, each once and in their order. */
export const staffRightsField = z
  .array(z.enum(STAFF_RIGHT_NAMES))
  .max(STAFF_RIGHT_NAMES.length)
  .transform((given) => STAFF_RIGHT_NAMES.filter((right) => given.includes(right)))

export const supportInput = z.strictObject({
  handle: usernameField,
  name: personNameField,
  email: emailAddress,
  rights: staffRightsField,
  reason: reasonField,
})

export const nothingInput = z.strictObject({})

/** A user by username, id or e-mail address. */
export const whoInput = z.strictObject({ who: z.string().trim().toLowerCase().min(1, "Say which user.").max(254) })

const orgField = z.string().regex(/^org-[a-z0-9][a-z0-9_.-]{1,62}$/, "This is not the id of an organization.")

/** Whole micro-dollars as text; null is unlimited. */
const limitField = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})$/, "A limit is a whole number of micro-dollars.")
  .nullable()

const dayField = z.iso.date({ message: "Give the day as YYYY-MM-DD." })

const momentField = z.iso
  .datetime({ offset: true, message: "Give a date and a time." })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => text > "1970" && text < "9000", "This is too far away.")

const licencesField = z
  .array(z.enum(PAYER_LICENCES))
  .max(PAYER_LICENCES.length)
  .transform((given) => [...new Set(given)].sort())

/** What support alone switches on (A043, A080, A342); what is absent stays as it is. */
const featureFields = {
  billable: z.boolean().optional(),
  provisioning: z.boolean().optional(),
  phi: z.boolean().optional(),
  gxp: z.boolean().optional(),
  /** All the flags of projects there is a licence for; what is left out is taken away (A342). */
  licences: licencesField.optional(),
  licenceReference: z.string().trim().max(200).regex(oneLine, "One line only.").optional(),
  baaSignedOn: dayField.nullable().optional(),
  development: z.boolean().optional(),
}

/** A person by e-mail address; a username and a name make an account where there is none. */
const adminField = z.strictObject({
  email: emailAddress,
  handle: usernameField.optional(),
  name: personNameField.optional(),
})

export const createForInput = z.strictObject({
  handle: orgHandleField,
  name: orgNameField,
  admin: adminField,
  ...featureFields,
  spendingLimit: limitField.optional(),
  expiresAt: momentField.nullable().optional(),
  reason: reasonField,
})

export const setFeaturesInput = z.strictObject({
  org: orgField,
  ...featureFields,
  /** The org's version as it was seen. */
  version: z.number().int().min(1).optional(),
  reason: reasonField,
})

export const setLimitInput = z.strictObject({
  org: orgField,
  spendingLimit: limitField,
  /** Which limit was seen: the account's `limitVersion`. */
  version: z.number().int().min(1).optional(),
  reason: reasonField,
})
export type CreateFor = z.infer<typeof createForInput>

/** What is done to an org as a whole. */
export const onOrgInput = z.strictObject({ org: orgField, reason: reasonField })
export const setExpiryInput = onOrgInput.extend({ expiresAt: momentField.nullable() })

/** Names an admin; where the org has one who is active, its name is typed to confirm. */
export const recoverInput = onOrgInput.extend({ admin: adminField, confirm: z.string().trim().max(100).optional() })

/** What is done to a person. */
export const onUserInput = whoInput.extend({ reason: reasonField })

export const DESK_SORTS = ["name", "created", "charged", "left", "members", "expires"] as const
export const DESK_CATEGORIES = ["limited", "unlimited", "not-billable"] as const
export const DESK_FEATURES = ["provisioning", "phi", "gxp", "licences"] as const

const cursorField = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")
const paged = {
  after: cursorField.nullish(),
  before: cursorField.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
}
const several = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.array(z.enum(words)).max(words.length).optional()

/** What every list of the desk is asked with: a search, filters of closed words, an order, a page. */
export const pagedInput = <
  const Sorts extends readonly [string, ...string[]],
  const Filters extends Readonly<Record<string, readonly [string, ...string[]]>>,
>(
  sorts: Sorts,
  filters: Filters,
) => {
  const words = Object.entries(filters).map(([id, allowed]) => [id, several(allowed)])
  const shape = Object.fromEntries(words) as { [K in keyof Filters]: ReturnType<typeof several<Filters[K]>> }
  return z.strictObject({
    q: z.string().trim().max(200).default(""),
    filters: z.strictObject(shape).optional(),
    sort: z.enum(sorts).default(sorts[0]),
    direction: z.enum(["asc", "desc"]).default("asc"),
    ...paged,
  })
}

export const deskOrgsInput = z.strictObject({
  q: z.string().trim().max(200).default(""),
  filters: z
    .strictObject({
      state: several(ORG_STATES),
      category: several(DESK_CATEGORIES),
      features: several(DESK_FEATURES),
      development: several(["yes", "no"]),
      admins: several(["none", "some"]),
    })
    .default({}),
  sort: z.enum(DESK_SORTS).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  ...paged,
})

export const PERSON_STATES = ["ACTIVE", "INVITED", "DISABLED", "CLOSED"] as const
export const SIGN_INS = ["locked", "free"] as const
export const SEEN = ["never", "before"] as const

export const userSearchInput = z.strictObject({
  q: z.string().trim().max(200).default(""),
  filters: z
    .strictObject({ state: several(PERSON_STATES), signIn: several(SIGN_INS), seen: several(SEEN) })
    .default({}),
  sort: z.literal("name").default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  ...paged,
})
export const deskOrgInput = z.strictObject({ org: z.string().trim().toLowerCase().max(80) })

export const placeHistoryInput = z.strictObject({ place: z.enum(["announcements", "meters", "staff"]) })
