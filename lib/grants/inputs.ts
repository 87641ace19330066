import { z } from "zod"
import { GRANT_LEVELS } from "@/lib/access/project-access"
import { grantLevel, onProject, projectId } from "@/lib/projects/inputs"

/** A username, an e-mail address, or the id of a user, an org or a group. */
const whom = z
  .string()
  .trim()
  .min(1, "Enter a username, an e-mail address, or the id of an organization or a group.")
  .max(254, "This is too long to be a username, an e-mail address or an id.")
  .regex(/^[^\p{Cc}\s]+$/u, "Leave out spaces and line breaks.")

const principalId = z
  .string()
  .regex(/^(user|org|group)-[A-Za-z0-9_.-]{1,63}$/, "This is not the id of a user, an organization or a group.")

const grantEnd = z.iso
  .datetime({ offset: true, message: "Give the end as a date and time." })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => text < "9000", "This is too far away.")

export const shareInput = z.strictObject({
  project: projectId,
  with: z
    .array(z.strictObject({ to: whom, level: grantLevel, endsAt: grantEnd.nullish() }))
    .min(1, "Say whom to share with.")
    .max(1000, "At most 1,000 at once."),
  /** Tells them by e-mail (B2.4, A097). */
  notify: z.boolean().default(true),
})
export type Share = z.infer<typeof shareInput>

const principals = z.array(principalId).min(1).max(1000)

/** Absent means no change. */
export const editGrantsInput = z.strictObject({
  project: projectId,
  principals,
  level: grantLevel.optional(),
  endsAt: grantEnd.nullish(),
})
export type EditGrants = z.infer<typeof editGrantsInput>

export const unshareInput = z.strictObject({ project: projectId, principals })

const cursor = z
  .string()
  .max(1000)
  .regex(/^[A-Za-z0-9_-]+$/, "This place in the list is not known.")
const search = z.string().trim().max(200).default("")

export const listGrantsInput = onProject.extend({ q: search, after: cursor.nullish() })

export const peopleInput = onProject.extend({
  q: search,
  level: z.array(z.enum(GRANT_LEVELS)).max(4).default([]),
  after: cursor.nullish(),
  before: cursor.nullish(),
  size: z.union([z.literal(25), z.literal(50), z.literal(100)]).default(50),
})
export type PeopleInput = z.infer<typeof peopleInput>

/** The person asked about: their id, username or e-mail address; oneself when left out. */
export const whyInput = onProject.extend({ user: whom.optional() })

export const memberProjectsInput = z.strictObject({
  user: z.string().regex(/^user-[a-z0-9][a-z0-9_.-]{0,38}$/, "This is not a user id."),
  q: search,
  after: cursor.nullish(),
})

export const historyInput = onProject.extend({ before: cursor.nullish() })
