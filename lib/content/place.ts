import { mkdir, readdir, rm, stat } from "node:fs/promises"
import { join, resolve } from "node:path"
import { DAY } from "@/lib/clock"
import { env } from "@/lib/env"
import { newId } from "@/lib/ids"
import { diskStore } from "./disk-store"
import { s3Store } from "./s3-store"
import type { ContentStore } from "./store"

const kept = globalThis as typeof globalThis & { provostContent?: ContentStore }

const home = (): string => resolve(env().DATA_DIR, "content")
const waiting = (): string => join(home(), "tmp")

function chosen(): ContentStore {
  const { S3_BUCKET, S3_REGION, S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = env()
  if (!S3_BUCKET) return diskStore(home())
  return s3Store({
    bucket: S3_BUCKET,
    region: S3_REGION,
    endpoint: S3_ENDPOINT,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  })
}

/** The store of this installation: S3 where a bucket is named, else the local disk below DATA_DIR. */
export function contentStore(): ContentStore {
  kept.provostContent ??= chosen()
  return kept.provostContent
}

/** For tests: another store in this process, until the next. */
export function useContentStore(store: ContentStore): void {
  kept.provostContent = store
}

/** A name for a file that something is written to before it is stored, on the disk of this server. */
export async function waitingFile(): Promise<string> {
  await mkdir(waiting(), { recursive: true })
  return join(waiting(), newId())
}

/** Removes what a killed server left half written: files that nobody has touched for a day, by the disk's own time. Returns how many. */
export async function clearWaiting(): Promise<number> {
  const before = Date.now() - DAY
  let cleared = 0
  for (const name of await readdir(waiting()).catch(() => [])) {
    const path = join(waiting(), name)
    const found = await stat(path).catch(() => null)
    if (!found || found.mtimeMs >= before) continue
    await rm(path, { force: true })
    cleared += 1
  }
  return cleared
}
