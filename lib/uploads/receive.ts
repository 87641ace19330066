import { rm } from "node:fs/promises"
import { pieceHold, pieceKept, uploadMoveOn, uploadPieceAdd } from "@/db/sql/uploads"
import { inTransaction } from "@/db/tenancy"
import { contentStore } from "@/lib/content/place"
import { Broken, type Source, takePiece, type Waiting } from "@/lib/content/take-piece"
import { log, placesOf } from "@/lib/log"
import { answerTo, refused, refusedBy } from "@/lib/operations/failures"
import { boundsOf, type Call } from "@/lib/operations/ground"
import type { AnyOperation } from "@/lib/operations/operation"
import type { Refused } from "@/lib/operations/outcome"
import { read } from "@/lib/operations/read"
import { canGoOn } from "./facts"
import { openUpload } from "./get"
import { PIECE_BYTES } from "./inputs"
import { hashUpTo, hashWithin, keepHash } from "./running-hash"

export type Sending = Omit<Call, "input"> & {
  readonly input: { readonly project: string; readonly upload: string }
  /** Where in the file the body begins. */
  readonly offset: number
  /** sha256 the sender says the body has, hex; then it is one piece at most. */
  readonly digest?: string | undefined
}
type Progress = { readonly received: number; readonly bytes: number }
export type Received = ({ readonly ok: true } & Progress) | (Refused & Partial<Progress>)

// So much of what another server took in, or this one before a restart, is read at the beginning of each request.
const CATCHING_UP_MS = 1000
const HOLDING = openUpload as unknown as AnyOperation

/** Who sends, and how far it has come: asked anew for each piece, so that what is taken away is gone with the next (INV-14). */
async function standing(sending: Sending): Promise<{ ok: true; value: Progress } | Refused> {
  const { actor, input, now } = sending
  if (actor.kind === "user" && actor.token?.readOnly) return refused("token_read_only")
  const found = await read(openUpload, { ...sending, input })
  if (!found.ok) return found
  if (found.value === null) return refused("not_found")
  const { state, expiresAt, received, bytes } = found.value
  const open = canGoOn({ state, expiresAt: new Date(expiresAt) }, now)
  return open.allowed ? { ok: true, value: { received, bytes } } : refusedBy(open)
}

/** Stores a piece and moves the upload on; false where it stands elsewhere by now. */
async function keep(sending: Sending, { file, hash, bytes }: Waiting, from: number): Promise<boolean> {
  const { project, upload } = sending.input
  const bounds = boundsOf(HOLDING, sending, sending.input)
  // The row first: bytes that no row speaks of would lie there for good.
  const [held] = await inTransaction(bounds, (tx) => tx.rows<{ stored: boolean }>(pieceHold(hash, bytes)))
  if (!held?.stored) await contentStore().put(hash, file, bytes)
  return inTransaction(bounds, async (tx) => {
    const [row] = await tx.rows<{ kept: boolean }>(pieceKept(hash))
    if (!row?.kept) throw new Error("a piece that was held is gone")
    if ((await tx.count(uploadMoveOn(project, upload, { from, bytes }, sending.now))) === 0) return false
    await tx.rows(uploadPieceAdd(project, upload, from, hash))
    return true
  })
}

const elsewhere = ({ received, bytes }: Progress): Received => ({
  ...refused("wrong_offset", { message: `${received} bytes have arrived. Go on from there.` }),
  received,
  bytes,
})

async function piece(sending: Sending, source: Source, { received, bytes }: Progress): Promise<Received | "ended"> {
  const { upload } = sending.input
  const most = Math.min(PIECE_BYTES, bytes - received)
  const whole = hashUpTo(upload, received)
  const waiting = await takePiece(source, most, whole)
  try {
    // What is no whole piece is sent again: pieces of one size make the same file of the same pieces wherever it comes from.
    if (waiting.bytes < most) return "ended"
    if (sending.digest !== undefined && sending.digest !== waiting.hash)
      return { ...refused("hash_mismatch"), received, bytes }
    if (!(await keep(sending, waiting, received))) {
      const now = await standing(sending)
      return now.ok ? elsewhere(now.value) : now
    }
    const at = received + waiting.bytes
    if (whole) keepHash(upload, { at, hash: whole })
    return { ok: true, received: at, bytes }
  } finally {
    await rm(waiting.file, { force: true })
  }
}

async function receiveAll(sending: Sending, source: Source): Promise<Received> {
  const { upload } = sending.input
  for (let at = sending.offset, first = true; ; first = false) {
    const stands = await standing(sending)
    if (!stands.ok) return stands
    const { value } = stands
    if (at !== value.received) return elsewhere(value)
    if (value.received === value.bytes) {
      const more = await source.next(1)
      if (more === null) return { ok: true, ...value }
      return {
        ...refused("too_large", { message: `The upload was begun with ${value.bytes} bytes; more came.` }),
        ...value,
      }
    }
    if (first && hashUpTo(upload, at) === null) await hashWithin(sending, at, CATCHING_UP_MS)
    const went = await piece(sending, source, value)
    if (went === "ended" && first) return tooLittle(value)
    if (went === "ended") return { ok: true, ...value }
    if (!went.ok) return went
    at = went.received
  }
}

const tooLittle = (value: Progress): Received => ({
  ...refused("invalid_input", {
    message: `Send at least ${PIECE_BYTES} bytes at once, or all that is left; what is less is not kept.`,
  }),
  ...value,
})

/**
 * Takes in bytes of an upload from where it stands, a piece of 8 MiB at a time, each durable before the next is read: what breaks costs less
 * than a piece. Memory does not grow with the file. Refuses `wrong_offset` with where it stands, `hash_mismatch` of a piece, `too_large`.
 */
export async function receiveBytes(sending: Sending, source: Source): Promise<Received> {
  try {
    return await receiveAll(sending, source)
  } catch (error) {
    if (error instanceof Broken) return refused("upload_incomplete", { message: "The connection broke. Go on." })
    const known = answerTo(error, { operation: "upload.receive", request: sending.origin.id })
    if (known.refusal !== "internal") return known
    log.warn({ upload: sending.input.upload, stack: placesOf(error) }, "bytes could not be taken in")
    return refused("unavailable", { message: "The bytes could not be stored. What arrived before is kept: go on." })
  } finally {
    await source.cancel()
  }
}
