import { type StoredRow, storedBytes } from "@/db/sql/project-limits"
import { nameTaken, placeFor, type UploadRow, uploadRow } from "@/db/sql/uploads"
import type { Tx } from "@/db/tenancy"
import { mayCharge } from "@/lib/access/charging"
import { mayUpload } from "@/lib/access/project-flags"
import { mayStoreMore } from "@/lib/access/project-limits"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Ground } from "@/lib/operations/operation"

type Here = Ground["project"]

/** One's uploads are seen where one may upload, also while nothing can be charged: how far they have come costs nothing. */
export function maySeeUploads({ project, access }: Here): Verdict {
  const verdict = mayUpload(project.flags, access)
  if (!verdict.allowed) return verdict
  return project.payer.state === "LIVE" ? allow : refuse("org_expired")
}

/**
 * New data comes in with UPLOAD where nothing keeps it out, and somebody can be charged for storing it (A028, A117, A145, A169). It is the payer
 * who is asked, also of a sponsored project: the sponsor was when the sponsorship was set.
 */
export function maySend(here: Here): Verdict {
  const verdict = maySeeUploads(here)
  return verdict.allowed ? mayCharge(here.project.payer) : verdict
}

/** Whether so much more fits in the storage limit of the project. Locking, of two files that would not fit together one is refused. */
export async function roomFor(tx: Tx, { project }: Here, bytes: number, locking: boolean): Promise<Verdict> {
  const { storage } = project.limits
  if (storage === null) return allow
  const [row] = await tx.rows<StoredRow>(storedBytes(project.id, locking))
  return mayStoreMore(storage, row?.bytes ?? 0, bytes)
}

/** The actor's own upload of the project; null where there is none such, and where it is someone else's. */
export async function findOwn(
  tx: Tx,
  { project, me }: Here,
  upload: string,
  locking: boolean,
): Promise<UploadRow | null> {
  const [row] = await tx.rows<UploadRow>(uploadRow(project.id, upload, locking))
  return row && row.created_by === me ? row : null
}

/** Whether an upload can go on: it is there, not ended, and its day is not over. */
export function canGoOn(upload: { readonly state: UploadRow["state"]; readonly expiresAt: Date }, now: Date): Verdict {
  if (upload.state !== "OPEN") return refuse("upload_closed")
  return upload.expiresAt.getTime() > now.getTime() ? allow : refuse("upload_expired")
}

/** Whether a file may stand at a place: its folder is there, and nothing of its name. */
export async function placeFree(
  tx: Tx,
  project: string,
  folder: string | null,
  name: string,
  locking: boolean,
): Promise<Verdict> {
  if (folder !== null && (await tx.rows(placeFor(project, folder, locking))).length === 0)
    return refuse("not_found", "The folder is not there any more. Choose another.")
  return (await tx.rows(nameTaken(project, folder, name))).length === 0 ? allow : refuse("name_taken")
}

/** What the sender is told of an upload. */
export const stateOf = (row: UploadRow) => ({
  upload: row.id,
  folder: row.parent_id,
  name: row.name,
  bytes: row.bytes,
  received: row.received,
  state: row.state,
  fingerprint: row.fingerprint,
  expiresAt: row.expires_at.toISOString(),
})
export type UploadState = ReturnType<typeof stateOf>
