import { createHash, type Hash } from "node:crypto"
import { z } from "zod"
import { type PieceRow, uploadPieces } from "@/db/sql/uploads"
import { contentStore } from "@/lib/content/place"
import type { Call } from "@/lib/operations/ground"
import { query } from "@/lib/operations/operation"
import { read } from "@/lib/operations/read"
import { maySend } from "./facts"
import { onUpload } from "./inputs"

/** sha256 of nothing. */
export const EMPTY = createHash("sha256").digest("hex")

type Running = { readonly at: number; readonly hash: Hash }

const MOST_KEPT = 2000
const PAGE = 64
const kept = globalThis as typeof globalThis & { provostHashes?: Map<string, Running> }

// What this process has hashed of uploads under way. Only a saving of time: what is missing here is read from the store again.
function hashes(): Map<string, Running> {
  kept.provostHashes ??= new Map()
  return kept.provostHashes
}

export function keepHash(upload: string, running: Running): void {
  const all = hashes()
  all.delete(upload)
  all.set(upload, running)
  const [oldest] = all.keys()
  if (all.size > MOST_KEPT && oldest !== undefined) all.delete(oldest)
}

export const forgetHash = (upload: string): void => void hashes().delete(upload)

/** The hash of all before a place, to go on with; null where this process has not come so far. */
export function hashUpTo(upload: string, at: number): Hash | null {
  if (at === 0) return createHash("sha256")
  const running = hashes().get(upload)
  return running?.at === at ? running.hash.copy() : null
}

/** What of an upload has arrived, for the server itself. */
const arrivedPieces = query({
  name: "upload.arrived",
  summary: "Lists what has arrived of an upload.",
  on: "project",
  needs: "project:UPLOAD",
  input: onUpload.extend({ from: z.int() }),
  rule: maySend,
  run: (tx, { input }) => tx.rows<PieceRow>(uploadPieces(input.project, input.upload, input.from, PAGE)),
})

async function hashOf(piece: PieceRow, before: Hash): Promise<Hash> {
  const hash = before.copy()
  for await (const chunk of await contentStore().read(piece.hash, 0, piece.bytes)) hash.update(chunk)
  return hash
}

/**
 * The sha256 of an upload's first `to` bytes, reading from the store what this process has not seen: after a restart, or where another server
 * took it in. Null where the time was not enough; the next call goes on from there.
 */
export async function hashWithin(
  call: Omit<Call, "input"> & { readonly input: { readonly project: string; readonly upload: string } },
  to: number,
  milliseconds: number,
): Promise<string | null> {
  const { upload } = call.input
  const until = performance.now() + milliseconds
  let running: Running = hashes().get(upload) ?? { at: 0, hash: createHash("sha256") }
  while (running.at < to) {
    const page = await read(arrivedPieces, { ...call, input: { ...call.input, from: running.at } })
    if (!page.ok || page.value.length === 0) return null
    for (const piece of page.value) {
      if (piece.from >= to) break
      if (performance.now() > until) return null
      running = { at: piece.from + piece.bytes, hash: await hashOf(piece, running.hash) }
      keepHash(upload, running)
    }
  }
  return running.at === to ? running.hash.copy().digest("hex") : null
}
