import { z } from "zod"
import { projectId } from "@/lib/projects/inputs"

/** Folders stand at most so deep in each other. */
export const DEEPEST_FOLDER = 50
/** So much hangs on one object at most. */
export const MOST_TAGS = 100
export const MOST_PROPERTIES = 100

export const OBJECT_KINDS = ["FOLDER", "FILE"] as const
export const OBJECT_SORTS = ["name", "size", "changed", "kind"] as const
/** Sizes in spans that do not overlap. */
export const SIZE_SPANS = ["empty", "small", "medium", "large"] as const

export const objectId = z.string().regex(/^(file|folder)-[0-9A-Za-z]{24}$/, "This is not the id of a file or folder.")
export const folderId = z.string().regex(/^folder-[0-9A-Za-z]{24}$/, "This is not the id of a folder.")

/** What a file or folder is called: 1 to 255 characters, no way out of its folder. */
export const objectName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(255, "At most 255 characters.")
  .refine((name) => !name.includes("/"), "Leave out “/”.")
  .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters.")
  .refine((name) => name !== "." && name !== "..", "“.” and “..” are no names.")

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "Enter something.")
    .max(most, `At most ${most} characters.`)
    .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters.")

const tag = line(100)
const key = line(100)
const propertyValue = z.string().max(1000, "At most 1000 characters.")
const attributeValue = z.union([propertyValue, z.number(), z.boolean()])
const text = z.string().trim().max(200)

export const inFolder = { project: projectId, folder: folderId.nullable().default(null) }

const objectFilters = z.strictObject({
  kind: z.array(z.enum(OBJECT_KINDS)).max(2).optional(),
  size: z.array(z.enum(SIZE_SPANS)).max(4).optional(),
  tag: text.optional(),
  media: text.optional(),
  /** A username. */
  creator: text.optional(),
  /** `here` looks in the folder and what is below it, else the whole project is searched. */
  within: z
    .array(z.enum(["here", "project"]))
    .max(2)
    .optional(),
})

const matching = { ...inFolder, q: text.default(""), filters: objectFilters.default({}) }
const cursor = z
  .string()
  .max(2000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")

export const countInput = z.strictObject(matching)
export const listInput = countInput.extend({
  sort: z.enum(OBJECT_SORTS).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  after: cursor.nullish(),
  before: cursor.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})
export type ListInput = z.infer<typeof listInput>

export const objectInput = z.strictObject({ project: projectId, object: objectId })
export const newFolderInput = z.strictObject({ ...inFolder, name: objectName })

/** The objects an operation of many is about: named, or all of a folder or of what a search finds. */
const objects = z.union([
  z.strictObject({ ids: z.array(objectId).min(1).max(1000) }),
  z.strictObject({
    matching: z.strictObject({ folder: folderId.nullable(), q: text.default(""), filters: objectFilters.default({}) }),
  }),
])
export type ObjectsField = z.infer<typeof objects>
export const ofObjectsInput = z.strictObject({ project: projectId, objects })
export const moveInput = z.strictObject({ ...inFolder, objects })
export const copyInput = z.strictObject({
  project: projectId,
  objects,
  to: projectId,
  folder: folderId.nullable().default(null),
})
export const targetsInput = z.strictObject({ project: projectId, q: text.default("") })

/** What is left out stays as it is. */
export const editObjectInput = z.strictObject({
  project: projectId,
  objects,
  /** Of one object alone. */
  name: objectName.optional(),
  /** The version that was looked at, of one object: refused when it is another by now. */
  version: z.int().min(1).optional(),
  addTags: z.array(tag).max(MOST_TAGS).optional(),
  removeTags: z.array(tag).max(MOST_TAGS).optional(),
  setProperties: z.record(key, propertyValue).optional(),
  unsetProperties: z.array(key).max(MOST_PROPERTIES).optional(),
  setAttributes: z.record(key, attributeValue).optional(),
  unsetAttributes: z.array(key).max(MOST_PROPERTIES).optional(),
})
export type EditObject = z.infer<typeof editObjectInput>
