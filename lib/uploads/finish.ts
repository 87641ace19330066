import type { z } from "zod"
import { dataObject } from "@/db/schema/data-object"
import { contentKeep, contentPiecesOf, type UploadRow, uploadPiecesDrop } from "@/db/sql/uploads"
import type { Tx } from "@/db/tenancy"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { type Asked, mutation } from "@/lib/operations/operation"
import { read } from "@/lib/operations/read"
import { canGoOn, findOwn, maySeeUploads, maySend, placeFree, roomFor } from "./facts"
import { getUpload } from "./get"
import { finishUploadInput } from "./inputs"
import { EMPTY, hashWithin } from "./running-hash"

// An answer comes within ten seconds, whatever there is to read (INV-52).
const READING_MS = 5000

type Input = z.output<typeof finishUploadInput>
type Facts = {
  readonly upload: UploadRow | null
  readonly place: Verdict
  readonly room: Verdict
  readonly hash: string | null
}
type Ask = Asked<"project", Input, Facts>

const isDone = ({ upload }: Facts): boolean => upload?.state === "DONE"

function mayFinish(asked: Ask): Verdict {
  const sees = maySeeUploads(asked)
  if (!sees.allowed) return sees
  const { facts, now } = asked
  if (isDone(facts)) return sees
  // What has arrived is stored from here on: it stays as it is until it can be charged, or its day is over.
  const verdict = maySend(asked)
  if (!verdict.allowed) return verdict
  if (facts.upload === null) return refuse("not_found")
  const open = canGoOn({ state: facts.upload.state, expiresAt: facts.upload.expires_at }, now)
  if (!open.allowed) return open
  const { received, bytes, sha256 } = facts.upload
  if (received < bytes)
    return refuse("upload_incomplete", `${received} of ${bytes} bytes have arrived. Send the rest first.`)
  const stands = facts.place.allowed ? facts.room : facts.place
  // A preview reads no bytes.
  if (!asked.locking) return stands
  if (facts.hash === null) return refuse("busy", "What has arrived is being checked. Ask again in a moment.")
  if (sha256 !== null && sha256 !== facts.hash) return refuse("hash_mismatch")
  return stands
}

async function store(tx: Tx, { facts, input, me, now }: Ask): Promise<{ object: string; sha256: string }> {
  const { upload, hash } = facts
  if (upload === null || hash === null) throw new Error("an upload was finished that was not checked")
  const { project, file } = input
  const [kept] = await tx.rows<{ is_new: boolean }>(contentKeep(hash, upload.bytes))
  if (kept?.is_new) await tx.count(contentPiecesOf(project, upload.id, hash))
  await tx.db.insert(dataObject).values({
    projectId: project,
    id: file,
    kind: "FILE",
    parentId: upload.parent_id,
    name: upload.name,
    sortName: upload.name.toLowerCase(),
    contentHash: hash,
    bytes: upload.bytes,
    mediaType: upload.media_type,
    createdBy: me,
    createdAt: now,
    modifiedAt: now,
  })
  await tx.count({
    text: "update upload set state = 'DONE', object_id = $3 where project_id = $1 and id = $2",
    values: [project, upload.id, file],
  })
  await tx.count(uploadPiecesDrop(project, upload.id))
  return { object: file, sha256: hash }
}

/**
 * Makes the file of an upload that has wholly arrived, in one transaction (A131, A145); the same bytes are stored once. Refuses
 * `upload_incomplete`, `hash_mismatch` where another sha256 was promised, `name_taken`, `upload_expired`, where storing cannot be charged
 * (A117), `project_limit_reached` where it would not fit, and `busy` while a very large
 * file is still being read. Finishing twice makes one file: the second changes nothing.
 */
export const finishUpload = mutation({
  name: "upload.finish",
  summary: "Makes the file of an upload whose bytes have all arrived.",
  on: "project",
  needs: "project:UPLOAD",
  input: finishUploadInput,
  prepare: async (input, by) => {
    const { project, upload } = input
    const call = { ...by, input: { project, upload } }
    const state = await read(getUpload, call)
    if (!state.ok || state.value?.state !== "OPEN" || state.value.received < state.value.bytes) return input
    return { ...input, found: await hashWithin(call, state.value.bytes, READING_MS) }
  },
  load: async (tx, ask): Promise<Facts> => {
    const upload = await findOwn(tx, ask, ask.input.upload, ask.locking)
    if (upload === null) return { upload, place: refuse("not_found"), room: allow, hash: null }
    const place = await placeFree(tx, ask.input.project, upload.parent_id, upload.name, ask.locking)
    // Last: whoever waits for the bytes stored holds the folder already.
    const room = await roomFor(tx, ask, upload.bytes, ask.locking && upload.state === "OPEN")
    return { upload, place, room, hash: upload.bytes === 0 ? EMPTY : ask.input.found }
  },
  rule: mayFinish,
  plan: (facts, { input }) => {
    const { upload } = facts
    const label = upload?.name ?? input.upload
    const target = `${input.project}/${upload?.object_id ?? input.file}`
    if (upload === null || isDone(facts)) return [{ target, label, outcome: "unchanged" }]
    const after = { name: label, folder: upload.parent_id, kind: "FILE", bytes: upload.bytes, sha256: facts.hash }
    return [{ target, planned: `${input.project}/file`, label, outcome: "changed", before: null, after }]
  },
  apply: async (tx, _changed, asked) => {
    const { object, sha256 } = await store(tx, asked)
    return { value: { object, name: asked.facts.upload?.name, bytes: asked.facts.upload?.bytes, sha256 } }
  },
  conflicts: { data_object_name: "name_taken" },
  example: ({ project, upload }) => ({ project, upload }),
})
