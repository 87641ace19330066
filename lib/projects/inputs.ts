import { z } from "zod"
import { GRANT_LEVELS } from "@/lib/access/project-access"

export const projectId = z.string().regex(/^project-[0-9A-Za-z]{24}$/, "This is not the id of a project.")
export const onProject = z.strictObject({ project: projectId })

/** A name people read: trimmed, one line, 1 to 200 characters. */
export const projectName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(200, "At most 200 characters.")
  .regex(/^[^\p{Cc}]*$/u, "Leave out line breaks and control characters.")

export const payerId = z.string().regex(/^(org|user)-[A-Za-z0-9_.-]{1,63}$/, "Choose a billing account.")
export const grantLevel = z.enum(GRANT_LEVELS)

export const createProjectInput = z.strictObject({
  name: projectName,
  summary: z.string().trim().max(500, "At most 500 characters.").default(""),
  /** The org or the user it is billed to; the one who creates it when left out. */
  billedTo: payerId.optional(),
})
