import { createHash } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { readdir, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openS3 } from "@/e2e/fixtures/s3"
import { textOf } from "@/e2e/fixtures/uploads"
import { diskStore } from "./disk-store"
import type { ContentStore } from "./store"

const folder = mkdtempSync(join(tmpdir(), "provost-store-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex")

async function stored(store: ContentStore, text: string): Promise<string> {
  const hash = hashOf(text)
  const file = join(folder, `waiting-${hash}`)
  await writeFile(file, text)
  await store.put(hash, file, Buffer.byteLength(text))
  return hash
}

async function namesIn(store: ContentStore): Promise<string[]> {
  const names: string[] = []
  for await (const { hash, at } of store.list()) {
    expect(Math.abs(Date.now() - at.getTime())).toBeLessThan(60_000)
    names.push(hash)
  }
  return names.sort()
}

const OPENED: Record<string, () => Promise<{ store: ContentStore; close: () => Promise<void> }>> = {
  "the local disk": async () => ({ store: diskStore(join(folder, "blobs")), close: async () => {} }),
  S3: openS3,
}

describe.each(Object.keys(OPENED))("on %s", (name) => {
  let store: ContentStore
  let close = async (): Promise<void> => {}
  beforeAll(async () => {
    const opened = await OPENED[name]?.()
    if (!opened) throw new Error("no such store")
    store = opened.store
    close = opened.close
  })
  afterAll(() => close())

  test("A131 a blob is read back whole and in spans, and is stored once however often it comes", async () => {
    const hash = await stored(store, "GATTACA")
    await stored(store, "GATTACA")
    expect(await namesIn(store)).toEqual([hash])
    expect(await textOf(await store.read(hash, 0, 7))).toBe("GATTACA")
    expect(await textOf(await store.read(hash, 2, 4))).toBe("TT")
    expect(await textOf(await store.read(hash, 6, 7))).toBe("A")
    await store.remove([hash])
  })

  test("A131 what is taken away is gone, what never was is no error, and what is missing is one", async () => {
    const [one, two] = [await stored(store, "one"), await stored(store, "two")]
    expect(await namesIn(store)).toEqual([one, two].sort())
    await store.remove([one, hashOf("never")])
    expect(await namesIn(store)).toEqual([two])
    await expect(store.read(one, 0, 3)).rejects.toThrow()
    await store.remove([two])
    await store.remove([])
    expect(await namesIn(store)).toEqual([])
  })
})

test("INV-53 a blob that cannot be stored leaves nothing in its place on the disk", async () => {
  const store = diskStore(join(folder, "blobs"))
  await expect(store.put(hashOf("x"), join(folder, "not-there"), 1)).rejects.toThrow()
  const place = await readdir(join(folder, "blobs", hashOf("x").slice(0, 2))).catch(() => [])
  expect(place).toEqual([])
})
