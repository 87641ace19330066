import { z } from "zod"
import { APP_KINDS } from "@/lib/access/app-access"
import type { ListingSpec } from "@/lib/listing/url"

export const appId = z.string().regex(/^app-[0-9A-Za-z]{1,64}$/, "This is not the id of an app.")
export const onApp = z.strictObject({ app: appId })

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters.")
export const appTitle = line(100).min(1, "Enter a title.")
export const appDescription = z.string().trim().max(10_000, "At most 10,000 characters.")

export const createAppInput = z.strictObject({
  /** What programs call it: `qc_report`. */
  name: z
    .string()
    .trim()
    .regex(
      /^[a-z0-9][a-z0-9_.-]{1,59}$/,
      "2 to 60 lower-case letters, digits, dots, dashes or underscores, a letter or digit first.",
    ),
  title: appTitle,
  description: appDescription.default(""),
  /** The org or the user it is billed to; the one who creates it when left out. */
  billedTo: z
    .string()
    .regex(/^(org|user)-[A-Za-z0-9_.-]{1,63}$/, "Choose a billing account.")
    .optional(),
})

export const editAppInput = z
  .strictObject({
    app: appId,
    version: z.number().int().min(1),
    title: appTitle.optional(),
    description: appDescription.optional(),
  })
  .refine((given) => given.title !== undefined || given.description !== undefined, "Say what to change.")

export const appVersion = z
  .string()
  .trim()
  .max(40, "At most 40 characters.")
  .regex(/^\d{1,6}\.\d{1,6}\.\d{1,6}(-[0-9A-Za-z.-]+)?$/, "A version such as 1.2.0.")
export const publishInput = z.strictObject({
  app: appId,
  version: appVersion,
  notes: z.string().trim().max(5000, "At most 5,000 characters.").default(""),
})
export const onVersion = z.strictObject({ app: appId, version: appVersion })

const principal = z.string().trim().min(1, "Name someone.").max(254)
export const permissionInput = z.strictObject({
  app: appId,
  kind: z.enum(APP_KINDS),
  /** Usernames, e-mail addresses, ids of users or of orgs. */
  principals: z.array(principal).min(1, "Name someone.").max(100, "At most 100 at once."),
})

const cursor = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")
const paged = {
  q: line(200).default(""),
  direction: z.enum(["asc", "desc"]).default("asc"),
  after: cursor.nullish(),
  before: cursor.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
}
export const APP_ROLES = ["developer", "user", "payer"] as const
export const listAppsInput = z.strictObject({
  ...paged,
  filters: z
    .strictObject({
      role: z.array(z.enum(APP_ROLES)).max(1).optional(),
      payer: z.array(z.string().max(70)).max(1).optional(),
    })
    .default({}),
})
export const listOrgAppsInput = z.strictObject(paged)

/** What the addresses of the catalogue and of an org's apps may ask for; whom the payers are, the page adds. */
export const APPS_LISTING = {
  sorts: ["title"],
  defaultSort: "title",
  filters: { role: APP_ROLES },
  columns: ["id", "created"],
  defaultColumns: [],
} as const satisfies ListingSpec
