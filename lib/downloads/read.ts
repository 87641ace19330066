import { z } from "zod"
import { contentPieces, type DownloadRow, downloadRow } from "@/db/sql/downloads"
import type { PieceRow } from "@/db/sql/uploads"
import { contentStore } from "@/lib/content/place"
import { mayTakeOut } from "@/lib/data/rules"
import type { Call } from "@/lib/operations/ground"
import { query } from "@/lib/operations/operation"
import type { Outcome } from "@/lib/operations/outcome"
import { read } from "@/lib/operations/read"
import { projectId } from "@/lib/projects/inputs"

// Rights are asked again after so many pieces: what was taken away ends a download that runs (INV-14).
const PIECES_AT_ONCE = 16

/** A part of what somebody was let download: for the door that sends the bytes. */
const downloadPart = query({
  name: "object.read",
  summary: "Reads a part of a file that is being downloaded.",
  on: "project",
  needs: "project:VIEW",
  input: z.strictObject({ project: projectId, download: z.uuid(), from: z.int().min(0) }),
  // At the cap work stops: also what is under way (A028).
  rule: mayTakeOut,
  run: async (tx, { input, me, now }) => {
    const [file] = await tx.rows<DownloadRow>(downloadRow(input.project, input.download, me, now))
    if (!file) return null
    return { file, pieces: await tx.rows<PieceRow>(contentPieces(file.content_hash, input.from, PIECES_AT_ONCE)) }
  },
})

type Reading = Omit<Call, "input"> & { readonly input: { readonly project: string; readonly download: string } }
export type Part = { readonly file: DownloadRow; readonly pieces: readonly PieceRow[] }

/** The file of a download and its pieces from a place on; null where it is not the asker's, over, or gone. */
export const partOf = (reading: Reading, from: number): Promise<Outcome<Part | null>> =>
  read(downloadPart, { ...reading, input: { ...reading.input, from } })

/**
 * The bytes of a download from `from` up to, not including, `to`. Throws when they cannot be had to the end: a file that ends early would be
 * taken for the whole.
 */
export async function* bytesOf(
  reading: Reading,
  from: number,
  to: number,
  clockNow: () => Date,
): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to; ) {
    const part = await partOf({ ...reading, now: clockNow() }, at)
    if (!part.ok || part.value === null) throw new Error("the download is not open any more")
    const began = at
    for (const piece of part.value.pieces) {
      if (at >= to) return
      if (piece.from > at) break
      const end = Math.min(to - piece.from, piece.bytes)
      for await (const chunk of await contentStore().read(piece.hash, at - piece.from, end)) {
        at += chunk.length
        yield chunk
      }
    }
    if (at === began) throw new Error("a piece of the content is missing")
  }
}
