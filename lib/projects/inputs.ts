import { z } from "zod"
import { GRANT_LEVELS } from "@/lib/access/project-access"
import { PROJECT_FLAGS, type ProjectFlag } from "@/lib/access/project-flags"
import type { ListingSpec } from "@/lib/listing/url"

export const projectId = z.string().regex(/^project-[0-9A-Za-z]{24}$/, "This is not the id of a project.")
export const onProject = z.strictObject({ project: projectId })

/** A name people read: trimmed, one line, 1 to 200 characters. */
export const projectName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(200, "At most 200 characters.")
  .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters.")

const oneLine = /^[^\p{Cc}]*$/u
const summary = z.string().trim().max(500, "At most 500 characters.")

/** A word to find things by: one line of 1 to 100 characters. */
const tag = z
  .string()
  .trim()
  .min(1, "A tag cannot be empty.")
  .max(100, "A tag has at most 100 characters.")
  .regex(oneLine, "Leave out line breaks and control characters.")

/** Tags as they are kept: each once, in order. */
const tags = z
  .array(tag)
  .max(100, "At most 100 tags.")
  .transform((given) => [...new Set(given)].sort())

/** Named values, at most 100: the name as a tag, the value at most 700 characters. */
const properties = z
  .record(
    tag,
    z
      .string()
      .trim()
      .max(700, "A value has at most 700 characters.")
      .regex(oneLine, "Leave out line breaks and control characters."),
  )
  .refine((given) => Object.keys(given).length <= 100, "At most 100 properties.")

export const payerId = z.string().regex(/^(org|user)-[A-Za-z0-9_.-]{1,63}$/, "Choose a billing account.")
export const grantLevel = z.enum(GRANT_LEVELS)

export const createProjectInput = z.strictObject({
  name: projectName,
  summary: summary.default(""),
  /** The org or the user it is billed to; the one who creates it when left out. */
  billedTo: payerId.optional(),
})

const version = z.number().int().min(1)
const anyOf = (fields: readonly string[]) => (given: object) =>
  fields.some((field) => (given as Record<string, unknown>)[field] !== undefined)

/** Absent means no change. */
export const editDetailsInput = z
  .strictObject({
    project: projectId,
    version,
    name: projectName.optional(),
    summary: summary.optional(),
    description: z.string().trim().max(10_000, "At most 10,000 characters.").optional(),
    tags: tags.optional(),
    properties: properties.optional(),
  })
  .refine(anyOf(["name", "summary", "description", "tags", "properties"]), "Say what to change.")

/** The flags that may be switched both ways; PHI has an operation of its own (A185). */
export const SWITCHED_FLAGS = PROJECT_FLAGS.filter((flag) => flag !== "containsPhi")
export type SwitchedFlag = Exclude<ProjectFlag, "containsPhi">

const flag = z.boolean().optional()
export const setFlagsInput = z
  .strictObject({
    project: projectId,
    version,
    protected: flag,
    restricted: flag,
    downloadRestricted: flag,
    externalUploadRestricted: flag,
    databaseUiViewOnly: flag,
    displayDataProtectionNotice: flag,
    httpsAppIsolatedBrowsing: flag,
  })
  .refine(anyOf(SWITCHED_FLAGS), "Say which flag to change.")
export type SetFlags = z.infer<typeof setFlagsInput>

/** The project's name is typed again by who does what cannot be undone. */
export const confirmedInput = z.strictObject({ project: projectId, name: z.string().trim().min(1).max(200) })

export const setExecutablesInput = z.strictObject({
  project: projectId,
  version,
  executables: z
    .array(
      z
        .string()
        .trim()
        .regex(/^(app|applet|workflow)-[0-9A-Za-z]{1,64}$/, "This is not the id of an executable."),
    )
    .min(1, "Name at least one, or lift the restriction.")
    .max(200, "At most 200.")
    .transform((given) => [...new Set(given)].sort()),
})
export const unsetExecutablesInput = z.strictObject({ project: projectId, version })

const most = (most: number, words: string) =>
  z.number().int("Enter a whole number.").min(1, words).max(most, words).nullable()
const bytes = most(Number.MAX_SAFE_INTEGER, "Enter at least 1 byte and at most 9 PB.").optional()

/** Absent means no change, null no limit. */
export const setLimitsInput = z
  .strictObject({
    project: projectId,
    version,
    /** Whole dollars in a month. */
    compute: most(1_000_000_000, "Enter 1 to 1,000,000,000 dollars.").optional(),
    /** Bytes in a month. */
    egress: bytes,
    /** Bytes. */
    storage: bytes,
  })
  .refine(anyOf(["compute", "egress", "storage"]), "Say which limit to set.")

const PROJECT_SORTS = ["name", "created", "changed", "usage"] as const
const cursor = z
  .string()
  .max(2000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")

export const listProjectsInput = z.strictObject({
  q: z.string().trim().max(200).default(""),
  filters: z
    .strictObject({
      level: z.array(z.enum(GRANT_LEVELS)).max(4).optional(),
      phi: z
        .array(z.enum(["yes", "no"]))
        .max(2)
        .optional(),
      payer: z.array(payerId).max(50).optional(),
    })
    .default({}),
  sort: z.enum(PROJECT_SORTS).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  after: cursor.nullish(),
  before: cursor.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})
export type ListProjects = z.infer<typeof listProjectsInput>

/** What the address of My projects may ask for; the columns are those that can be switched on. */
export const PROJECTS_LISTING = {
  sorts: PROJECT_SORTS,
  defaultSort: "name",
  filters: { level: GRANT_LEVELS, phi: ["yes", "no"] },
  columns: ["id", "created", "tags"],
  defaultColumns: [],
} as const satisfies ListingSpec
