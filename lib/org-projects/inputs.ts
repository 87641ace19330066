import { z } from "zod"
import { PROJECT_LEVELS } from "@/lib/access/levels"
import { momentOf } from "./moment"

const EPOCH = new Date(0)

export const ORG_PROJECT_SORTS = ["name", "created", "modified", "usage"] as const
/** Shared: granted to anyone beside who created it. */
export const SHARING = ["shared", "private"] as const

const line = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters.")

const MOMENT = [
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/,
  /^\d{1,15}$/,
  /^-\d{1,5}(s|m|h|d|w|M|y)$/,
]
/** A moment as people and programs write it: a day, a date and time, milliseconds since 1970, or before now such as -2d (facts B1.10). */
const momentField = z
  .union([z.string().trim().max(40), z.number().int().min(0).max(8.64e15)])
  .transform(String)
  .refine(
    (text) => MOMENT.some((shape) => shape.test(text)) && (text.startsWith("-") || momentOf(text, "from", EPOCH)),
    "Give a day such as 2027-03-31, a date and time, milliseconds since 1970, or a time before now such as -2d.",
  )

const tagsField = z
  .union([z.array(line(100)).max(50), line(500).transform((text) => text.split(","))])
  .transform((tags) => [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))])

export const orgProjectFilters = z.strictObject({
  /** The viewer's own level; NONE is "Not a Member". */
  level: z.array(z.enum(PROJECT_LEVELS)).max(5).optional(),
  /** Who created it: a username, or the id made of it. */
  creator: line(64).optional(),
  created: z.strictObject({ from: momentField.nullish(), to: momentField.nullish() }).optional(),
  phi: z
    .array(z.enum(["yes", "no"]))
    .max(2)
    .optional(),
  /** It carries all of them: a list, or separated by commas. */
  tags: tagsField.optional(),
  properties: z
    .record(line(100), line(700))
    .refine((given) => Object.keys(given).length <= 50, "At most 50 properties.")
    .optional(),
  sharing: z.array(z.enum(SHARING)).max(2).optional(),
})

export const matchingProjects = z.strictObject({
  /** A part of the name, a whole id, or a pattern with * and ?. */
  q: line(200).default(""),
  filters: orgProjectFilters.default({}),
})
export type MatchingProjects = z.output<typeof matchingProjects>

const cursorField = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")

export const listProjectsInput = matchingProjects.extend({
  sort: z.enum(ORG_PROJECT_SORTS).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
  after: cursorField.nullish(),
  before: cursorField.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})
export type ListProjects = z.output<typeof listProjectsInput>

export const exportProjectsInput = matchingProjects.extend({ after: cursorField.nullish() })
