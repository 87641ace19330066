import {
  contentsDrop,
  contentsLoose,
  downloadsForget,
  piecesAdopt,
  piecesDoubt,
  piecesDrop,
  piecesUnwanted,
  uploadsExpire,
  uploadsForget,
} from "@/db/sql/content-sweep"
import { type Bounds, inWorker } from "@/db/tenancy"
import { after, DAY } from "@/lib/clock"
import { clearWaiting, contentStore } from "./place"

type Named = { readonly hash: string }

// Few enough that a store far away answers long before the transaction that waits for it is given up.
const BLOBS_AT_ONCE = 100
const ROWS_AT_ONCE = 1000

const boundsAt = (now: Date): Bounds => ({
  org: null,
  actor: null,
  installation: true,
  actorKind: "system",
  system: "system:sweep",
  now,
})

async function untilNone(some: () => Promise<number>): Promise<number> {
  for (let all = 0; ; ) {
    const done = await some()
    if (done === 0) return all
    all += done
  }
}

const dropContents = (bounds: Bounds, before: Date): Promise<number> =>
  inWorker(bounds, async (tx) => {
    const held = await tx.rows<Named>(contentsLoose(before, ROWS_AT_ONCE))
    return held.length === 0 ? 0 : tx.count(contentsDrop(held.map((row) => row.hash)))
  })

/**
 * One batch of pieces that belong to nothing. First their rows say that the store may not have them, and only when that stands are they taken
 * out of the store: a sweep that dies in between leaves nothing that is taken for stored and is not.
 */
async function dropPieces(bounds: Bounds, before: Date): Promise<number> {
  const doubted = await inWorker(bounds, (tx) => tx.rows<Named>(piecesDoubt(before, BLOBS_AT_ONCE)))
  if (doubted.length === 0) return 0
  return inWorker(bounds, async (tx) => {
    const hashes = doubted.map((row) => row.hash)
    const unwanted = (await tx.rows<Named>(piecesUnwanted(before, hashes))).map((row) => row.hash)
    await contentStore().remove(unwanted)
    await tx.count(piecesDrop(unwanted))
    return unwanted.length
  })
}

/**
 * Takes away what nobody can reach, a day after somebody last wanted it: uploads that have expired, contents that no file names, pieces of
 * neither, and what a killed server left half written. What is wanted meanwhile is kept, or stored anew.
 */
export async function sweepContent(
  now: Date,
  keptFor = DAY,
): Promise<{ contents: number; pieces: number; halves: number }> {
  const bounds = boundsAt(now)
  const before = after(now, -keptFor)
  await untilNone(async () => (await inWorker(bounds, (tx) => tx.rows(uploadsExpire(now, ROWS_AT_ONCE)))).length)
  await inWorker(bounds, (tx) => tx.count(uploadsForget(now)))
  await inWorker(bounds, (tx) => tx.count(downloadsForget(now)))
  const contents = await untilNone(() => dropContents(bounds, before))
  const pieces = await untilNone(() => dropPieces(bounds, before))
  return { contents, pieces, halves: await clearWaiting() }
}

/**
 * Looks through the whole store for blobs that no row speaks of, as after a database was brought back from a backup, and gives each a row: the
 * next sweep takes them away under the same lock as the others.
 */
export async function adoptStrays(now: Date): Promise<number> {
  const bounds = boundsAt(now)
  const before = after(now, -DAY)
  let found = 0
  let batch: string[] = []
  const adopt = async () => {
    const hashes = batch
    batch = []
    if (hashes.length > 0) found += await inWorker(bounds, (tx) => tx.count(piecesAdopt(hashes, before)))
  }
  for await (const blob of contentStore().list()) {
    if (blob.at > before) continue
    batch.push(blob.hash)
    if (batch.length === ROWS_AT_ONCE) await adopt()
  }
  await adopt()
  return found
}
