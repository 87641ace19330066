import { upload } from "@/db/schema/data-object"
import { type UploadRow, uploadsOpen } from "@/db/sql/uploads"
import { refuse } from "@/lib/access/verdict"
import { after, HOUR } from "@/lib/clock"
import { mutation } from "@/lib/operations/operation"
import { maySend, placeFree, roomFor } from "./facts"
import { createUploadInput, MOST_OPEN, MOST_UPLOAD_BYTES, PIECE_BYTES, UPLOAD_HOURS } from "./inputs"

/**
 * Begins an upload: says what is to come and where it goes (A131, A145). Its bytes are then sent to a door of their own, and
 * `upload.finish` makes the file. Refuses `upload_restricted`, `name_taken`, `too_large` above 1 TiB, `limit_reached`, where storing
 * cannot be charged (A117), and `project_limit_reached` where it would not fit.
 */
export const createUpload = mutation({
  name: "upload.create",
  summary: "Begins the upload of a file; its bytes follow by PUT, and upload.finish makes the file.",
  on: "project",
  needs: "project:UPLOAD",
  input: createUploadInput,
  load: async (tx, { project, access, input, me, now, locking }) => ({
    place: await placeFree(tx, project.id, input.folder, input.name, locking),
    room: await roomFor(tx, { project, access, me }, input.bytes, false),
    open: (await tx.rows<UploadRow>(uploadsOpen(project.id, me, now, MOST_OPEN))).length,
  }),
  rule: (asked) => {
    const verdict = maySend(asked)
    if (!verdict.allowed) return verdict
    const { facts, input } = asked
    if (input.bytes > MOST_UPLOAD_BYTES) return refuse("too_large", "A file has at most 1 TiB.")
    if (facts.open >= MOST_OPEN)
      return refuse("limit_reached", `${MOST_OPEN} uploads of yours are under way here. Finish or cancel some first.`)
    return facts.place.allowed ? facts.room : facts.place
  },
  plan: (_, { input, project }) => [
    {
      target: `${project.id}/${input.upload}`,
      planned: `${project.id}/upload`,
      label: input.name,
      outcome: "changed",
      before: null,
      after: { name: input.name, folder: input.folder, bytes: input.bytes },
    },
  ],
  apply: async (tx, _changed, { input, me, now }) => {
    const expiresAt = after(now, UPLOAD_HOURS * HOUR)
    await tx.db.insert(upload).values({
      projectId: input.project,
      id: input.upload,
      parentId: input.folder,
      name: input.name,
      mediaType: input.mediaType,
      bytes: input.bytes,
      sha256: input.sha256 ?? null,
      fingerprint: input.fingerprint,
      createdBy: me,
      createdAt: now,
      expiresAt,
    })
    const { upload: id, bytes } = input
    return { value: { upload: id, bytes, received: 0, pieceBytes: PIECE_BYTES, expiresAt: expiresAt.toISOString() } }
  },
  example: ({ project }) => ({ project, name: "reads.fastq.gz", bytes: 1000 }),
})
