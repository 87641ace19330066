import { z } from "zod"
import { download } from "@/db/schema/piece"
import { type FileRow, fileRow } from "@/db/sql/downloads"
import { type MonthUseRow, monthUse } from "@/db/sql/project-limits"
import { maySendOut } from "@/lib/access/project-limits"
import { refuse } from "@/lib/access/verdict"
import { after, HOUR } from "@/lib/clock"
import { objectId } from "@/lib/data/inputs"
import { mayTakeOut } from "@/lib/data/rules"
import { newId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { projectId } from "@/lib/projects/inputs"

/** For so long the bytes can be asked for, also again and in parts. */
const GOOD_FOR = HOUR

/**
 * Lets a person download a file, and records that they did (A132, A144, A164): the bytes are then at a door of their own for an hour, for
 * them alone, and rights are asked again at each request there. Refuses `download_restricted`, `notice_not_accepted`, where egress cannot be
 * charged (A117), and `project_limit_reached` where the month's is used up.
 */
export const downloadObject = mutation({
  name: "object.download",
  summary: "Begins the download of a file, recorded in the trail; the bytes are then read by GET.",
  on: "project",
  needs: "project:VIEW",
  input: z
    .strictObject({ project: projectId, object: objectId })
    .transform((given) => ({ ...given, download: newId() })),
  load: async (tx, { input, project, now, locking }) => {
    const [file] = await tx.rows<FileRow>(fileRow(input.project, input.object, locking))
    const isLimited = project.limits.egress !== null
    const [used] = isLimited ? await tx.rows<MonthUseRow>(monthUse(project.id, now)) : []
    return { file: file ?? null, sent: used?.egress ?? 0 }
  },
  rule: (asked) => {
    const verdict = mayTakeOut(asked)
    if (!verdict.allowed) return verdict
    const { file, sent } = asked.facts
    if (file === null) return refuse("not_found")
    return file.kind === "FILE"
      ? maySendOut(asked.project.limits.egress, sent)
      : refuse("invalid_input", "A folder cannot be downloaded. Choose the files in it.")
  },
  plan: ({ file }, { input }) => [
    {
      target: `${input.project}/${input.object}`,
      label: file?.name ?? input.object,
      outcome: "changed",
      before: null,
      after: { name: file?.name ?? input.object, bytes: file?.bytes ?? 0 },
    },
  ],
  apply: async (tx, _changed, { facts: { file }, input, me, now }) => {
    const expiresAt = after(now, GOOD_FOR)
    await tx.db.insert(download).values({
      projectId: input.project,
      id: input.download,
      objectId: input.object,
      userId: me,
      createdAt: now,
      expiresAt,
    })
    return {
      value: {
        download: input.download,
        name: file?.name,
        bytes: file?.bytes,
        sha256: file?.content_hash,
        mediaType: file?.media_type,
        expiresAt: expiresAt.toISOString(),
      },
    }
  },
  example: ({ project, object }) => ({ project, object }),
})
