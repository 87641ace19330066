import { uploadPiecesDrop } from "@/db/sql/uploads"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { findOwn } from "./facts"
import { onUpload } from "./inputs"

/** Gives up an upload of one's own; what has arrived of it goes. Cancelling one that is cancelled changes nothing. */
export const cancelUpload = mutation({
  name: "upload.cancel",
  summary: "Gives up an upload of yours; what has arrived of it is thrown away.",
  on: "project",
  needs: "project:VIEW",
  input: onUpload,
  load: (tx, ask) => findOwn(tx, ask, ask.input.upload, ask.locking),
  rule: ({ facts: found }) => {
    if (found === null) return refuse("not_found")
    return found.state === "DONE" ? refuse("upload_closed") : allow
  },
  plan: (found, { input }) => {
    const target = `${input.project}/${input.upload}`
    const label = found?.name ?? input.upload
    if (found?.state !== "OPEN") return [{ target, label, outcome: "unchanged" }]
    return [
      { target, label, outcome: "changed", before: { name: label, state: "OPEN" }, after: { state: "CANCELLED" } },
    ]
  },
  apply: async (tx, _changed, { input }) => {
    await tx.count({
      text: "update upload set state = 'CANCELLED' where project_id = $1 and id = $2",
      values: [input.project, input.upload],
    })
    await tx.count(uploadPiecesDrop(input.project, input.upload))
    return { value: null }
  },
  example: ({ project, upload }) => ({ project, upload }),
})
