import { createHash, type Hash } from "node:crypto"
import { open, rm } from "node:fs/promises"
import { waitingFile } from "./place"

/** Bytes as they come in: what is more than was asked for waits for the next asking. */
export type Source = {
  /** The next bytes, at most so many; null at the end. */
  readonly next: (most: number) => Promise<Uint8Array | null>
  /** Lets go of the rest. */
  readonly cancel: () => Promise<void>
}

/** The sender went away in the middle. */
export class Broken extends Error {}

export function sourceOf(body: ReadableStream<Uint8Array> | null): Source {
  const reader = body?.getReader()
  let left: Uint8Array = new Uint8Array(0)
  return {
    next: async (most) => {
      while (left.length === 0) {
        const part = await reader?.read().catch((error: unknown) => {
          throw new Broken("the body broke off", { cause: error })
        })
        if (!part || part.done) return null
        left = part.value
      }
      const given = left.subarray(0, most)
      left = left.subarray(given.length)
      return given
    },
    cancel: async () => {
      await reader?.cancel().catch(() => {})
    },
  }
}

/** A piece that waits on this server's disk to be stored. */
export type Waiting = { readonly file: string; readonly hash: string; readonly bytes: number }

/** Writes at most so many bytes of a source to a file, hashing them as they pass; also into `whole`, where a larger hash runs over them. */
export async function takePiece(source: Source, most: number, whole: Hash | null): Promise<Waiting> {
  const file = await waitingFile()
  const hash = createHash("sha256")
  let bytes = 0
  try {
    const target = await open(file, "wx", 0o600)
    try {
      while (bytes < most) {
        const part = await source.next(most - bytes)
        if (part === null) break
        hash.update(part)
        whole?.update(part)
        await target.writeFile(part)
        bytes += part.length
      }
    } finally {
      await target.close()
    }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
  return { file, hash: hash.digest("hex"), bytes }
}
