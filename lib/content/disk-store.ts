import { createReadStream } from "node:fs"
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises"
import { join } from "node:path"
import { type ContentStore, isHash, noBytes } from "./store"

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT"

async function synced(path: string): Promise<void> {
  const file = await open(path, "r")
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

const namesIn = (folder: string): Promise<string[]> =>
  readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })

/**
 * Blobs as files below a folder of the local disk, 256 folders wide. A file is written elsewhere on the same disk, forced out, and renamed
 * into its place: what stands there is whole, also after a power cut.
 */
export function diskStore(folder: string): ContentStore {
  const placeOf = (hash: string): string => join(folder, hash.slice(0, 2))
  const pathOf = (hash: string): string => join(placeOf(hash), hash)
  return {
    put: async (hash, file) => {
      await mkdir(placeOf(hash), { recursive: true })
      await synced(file)
      await rename(file, pathOf(hash))
      await synced(placeOf(hash))
    },
    read: async (hash, from, to) => {
      if (to <= from) return noBytes()
      const fd = await open(pathOf(hash), "r")
      return createReadStream("", { fd, start: from, end: to - 1, highWaterMark: 256 * 1024 })
    },
    remove: async (hashes) => {
      for (const hash of hashes) await rm(pathOf(hash), { force: true })
    },
    list: async function* () {
      for (const place of await namesIn(folder)) {
        if (!/^[0-9a-f]{2}$/.test(place)) continue
        for (const hash of await namesIn(join(folder, place))) {
          const found = isHash(hash) ? await stat(join(folder, place, hash)).catch(() => null) : null
          if (found) yield { hash, at: found.mtime }
        }
      }
    },
  }
}
