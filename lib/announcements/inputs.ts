import { z } from "zod"
import { reasonField } from "@/lib/support/inputs"

export const ANNOUNCEMENT_KINDS = ["info", "warning", "maintenance"] as const
export type AnnouncementKind = (typeof ANNOUNCEMENT_KINDS)[number]

export const ANNOUNCEMENT_STATES = ["scheduled", "running", "ended"] as const
export type AnnouncementState = (typeof ANNOUNCEMENT_STATES)[number]

export const TITLE_MOST = 120
export const TEXT_MOST = 2_000

const titleField = z
  .string()
  .trim()
  .min(1, "Give a title.")
  .max(TITLE_MOST, `At most ${TITLE_MOST} characters.`)
  .regex(/^[^\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]*$/u, "One line only.")

/** Plain text: line breaks count, nothing else in it is markup. */
const textField = z
  .string()
  .transform((text) => text.replaceAll(/\r\n?/g, "\n").trim())
  .pipe(
    z
      .string()
      .max(TEXT_MOST, `At most ${TEXT_MOST.toLocaleString("en-US")} characters.`)
      .regex(/^(?:[^\p{Cc}\u202A-\u202E\u2066-\u2069]|\n|\t)*$/u, "Leave out control characters."),
  )

const momentField = z.iso
  .datetime({ offset: true, message: "Give a date and a time." })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => text > "1970" && text < "9000", "This is too far away.")

const kindField = z.enum(ANNOUNCEMENT_KINDS)

export const createAnnouncementInput = z.strictObject({
  title: titleField,
  text: textField.default(""),
  kind: kindField.default("info"),
  /** Null begins at once. */
  from: momentField.nullable().default(null),
  /** Null goes on until it is withdrawn. */
  until: momentField.nullable().default(null),
})

const announcementField = z.uuid("Say which announcement.")

/** Absent means no change. */
export const editAnnouncementInput = z
  .strictObject({
    announcement: announcementField,
    title: titleField.optional(),
    text: textField.optional(),
    kind: kindField.optional(),
    from: momentField.nullable().optional(),
    until: momentField.nullable().optional(),
  })
  .refine(
    ({ announcement: _, ...given }) => Object.values(given).some((value) => value !== undefined),
    "Say what to change.",
  )

export const withdrawInput = z.strictObject({ announcement: announcementField, reason: reasonField })
export const dismissInput = z.strictObject({ announcement: announcementField })
export const noInput = z.strictObject({})

export const listAnnouncementsInput = z.strictObject({
  q: z.string().trim().max(200).default(""),
  filters: z
    .strictObject({
      state: z.array(z.enum(ANNOUNCEMENT_STATES)).max(ANNOUNCEMENT_STATES.length).optional(),
      kind: z.array(kindField).max(ANNOUNCEMENT_KINDS.length).optional(),
    })
    .default({}),
  direction: z.enum(["asc", "desc"]).default("desc"),
  after: z
    .string()
    .max(1000)
    .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")
    .nullish(),
  before: z
    .string()
    .max(1000)
    .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")
    .nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})
