import { type UploadRow, uploadsOpen } from "@/db/sql/uploads"
import { query } from "@/lib/operations/operation"
import { onProject } from "@/lib/projects/inputs"
import { findOwn, maySeeUploads, maySend, stateOf } from "./facts"
import { MOST_OPEN, onUpload } from "./inputs"

/** How far one's own upload has come: where to go on after a break. Null where there is none such (INV-14: rights are asked each time). */
export const getUpload = query({
  name: "upload.get",
  summary: "Says how far an upload of yours has come.",
  on: "project",
  needs: "project:UPLOAD",
  input: onUpload,
  rule: maySeeUploads,
  run: async (tx, ask) => {
    const row = await findOwn(tx, ask, ask.input.upload, false)
    return row ? stateOf(row) : null
  },
  example: ({ project, upload }) => ({ project, upload }),
})

/** An upload of one's own that bytes are coming in for: for the door that takes them, which asks anew for each piece (A117, INV-14). */
export const openUpload = query({
  name: "upload.receive",
  summary: "Takes in bytes of an upload of yours.",
  on: "project",
  needs: "project:UPLOAD",
  input: onUpload,
  rule: maySend,
  run: getUpload.run,
})

/** One's own uploads of a project that can go on, the newest first. */
export const listUploads = query({
  name: "upload.list",
  summary: "Lists your uploads that are under way in a project.",
  on: "project",
  needs: "project:UPLOAD",
  input: onProject,
  rule: maySeeUploads,
  run: async (tx, { project, me, now }) =>
    (await tx.rows<UploadRow>(uploadsOpen(project.id, me, now, MOST_OPEN))).map(stateOf),
  example: ({ project }) => ({ project }),
})
