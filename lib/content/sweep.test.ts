import { createHash } from "node:crypto"
import { utimesSync } from "node:fs"
import { readdir, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { openS3 } from "@/e2e/fixtures/s3"
import { begin, fetched, finish, holdStore, noise, put, send, textOf } from "@/e2e/fixtures/uploads"
import { clock, DAY, HOUR } from "@/lib/clock"
import { contentStore, useContentStore, waitingFile } from "./place"
import type { ContentStore } from "./store"
import { adoptStrays, sweepContent } from "./sweep"
import { sourceOf } from "./take-piece"

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex")
const SIZE = 8 * 1024 * 1024 + 500

let world: World
beforeAll(async () => {
  world = await freshWorld()
  await holdStore("alone")
}, 300_000)
afterEach(() => clock.shift(0))

const dayAndMore = (): Date => new Date(Date.now() + DAY + HOUR)
const drop = (object: string) =>
  world.rows({
    text: "delete from data_object where project_id = $1 and id = $2",
    values: [world.projects.lab, object],
  })

async function blobs(): Promise<string[]> {
  const found: string[] = []
  for await (const { hash } of contentStore().list()) found.push(hash)
  return found.sort()
}

/** Blobs without a row, and rows whose blob is missing: neither may ever be after a sweep. */
async function unmatched(): Promise<{ orphans: string[]; missing: string[] }> {
  const rows = await world.rows<{ hash: string; stored: boolean }>({ text: "select hash, stored from piece" })
  const named = new Set(rows.map((row) => row.hash))
  const there = new Set(await blobs())
  return {
    orphans: [...there].filter((hash) => !named.has(hash)),
    missing: rows.filter((row) => row.stored && !there.has(row.hash)).map((row) => row.hash),
  }
}

// Each store has rows of its own: what one run left in the other's store would be taken for missing. And blobs may be there without a
// row: the files of a story that was told and taken back.
async function emptied(): Promise<void> {
  await world.rows({ text: "delete from data_object where content_hash in (select content_hash from content_piece)" })
  await world.rows({ text: "delete from upload_piece" })
  await sweepContent(new Date(Date.now() + 3 * DAY))
  await contentStore().remove(await blobs())
}

const OPENED: Record<string, () => Promise<{ store: ContentStore; close: () => Promise<void> }>> = {
  "the local disk": async () => ({ store: contentStore(), close: async () => {} }),
  S3: openS3,
}

describe.each(Object.keys(OPENED))("A134 the sweep of %s", (name) => {
  let close = async (): Promise<void> => {}
  beforeAll(async () => {
    await emptied()
    const opened = await OPENED[name]?.()
    if (!opened) throw new Error("no such store")
    useContentStore(opened.store)
    close = opened.close
  })
  afterAll(async () => {
    await emptied()
    await close()
  })

  test("takes away what no file names any more, a day later, and leaves what another file names", async () => {
    const [one, two] = [await put(world, `${name} 1`, "shared"), await put(world, `${name} 2`, "shared")]
    const lone = await put(world, `${name} 3`, "lonely")
    await drop(one)
    await drop(lone)
    await sweepContent(clock.now())
    expect(await blobs()).toEqual([hashOf("shared"), hashOf("lonely")].sort())
    await sweepContent(dayAndMore())
    expect(await blobs()).toEqual([hashOf("shared")])
    expect(await textOf(fetched(world, two))).toBe("shared")
    expect(await unmatched()).toEqual({ orphans: [], missing: [] })
    await drop(two)
    await sweepContent(dayAndMore())
    expect(await blobs()).toEqual([])
    expect(await world.rows({ text: "select 1 from piece" })).toEqual([])
  })

  test("takes away what arrived of an upload that was never finished, and of one that was cancelled", async () => {
    const upload = await begin(world, { name: `${name} half`, bytes: SIZE })
    const half = noise(SIZE).getReader()
    let given = 0
    const source = new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { value } = await half.read()
        given += value?.length ?? 0
        if (value && given <= 8 * 1024 * 1024) controller.enqueue(value)
        else controller.close()
      },
    })
    await send(world, upload, 0, sourceOf(source))
    expect(await blobs()).toHaveLength(1)
    await sweepContent(new Date(Date.now() + 23 * HOUR))
    expect(await blobs()).toHaveLength(1)
    await sweepContent(new Date(Date.now() + 3 * DAY))
    expect(await blobs()).toEqual([])
    expect(await finish(world, upload)).toMatchObject({ ok: false, refusal: "upload_closed" })
    expect(await unmatched()).toEqual({ orphans: [], missing: [] })
  })

  test("takes away blobs that no row speaks of, and never one that is being uploaded just then", async () => {
    const object = await put(world, `${name} kept`, "kept")
    const stray = await waitingFile()
    await writeFile(stray, "stray")
    await contentStore().put(hashOf("stray"), stray, 5)
    expect((await unmatched()).orphans).toEqual([hashOf("stray")])
    expect(await adoptStrays(clock.now())).toBe(0)
    expect(await adoptStrays(dayAndMore())).toBe(1)
    // Somebody uploads the same bytes before it is taken away.
    clock.shift(DAY + HOUR)
    const again = await put(world, `${name} stray`, "stray")
    await sweepContent(clock.now())
    clock.shift(0)
    expect(await unmatched()).toEqual({ orphans: [], missing: [] })
    expect(await textOf(fetched(world, again))).toBe("stray")
    expect(await textOf(fetched(world, object))).toBe("kept")
  })

  test("INV-53 that fails in the middle leaves nothing that is taken for stored and is not", async () => {
    const object = await put(world, `${name} failing`, "failing")
    await drop(object)
    const store = contentStore()
    const remove = async (hashes: readonly string[]) => {
      await store.remove(hashes)
      throw new Error("the store went away")
    }
    useContentStore({ ...store, remove })
    await expect(sweepContent(dayAndMore())).rejects.toThrow("went away")
    useContentStore(store)
    expect((await unmatched()).missing).toEqual([])
    const again = await put(world, `${name} failing`, "failing")
    expect(await textOf(fetched(world, again))).toBe("failing")
  })

  test("INV-36 at work while the same bytes are uploaded and deleted loses none of them", async () => {
    const texts = ["alpha", "beta", "gamma"]
    let sweeping = true
    let stored = 0
    // Whatever is loose is taken at once, also what somebody is just about to name: then they are told, and nothing is lost.
    const sweeper = (async () => {
      while (sweeping) {
        await sweepContent(clock.now(), -HOUR).catch(() => {})
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    })()
    const upload = async (n: number) => {
      for (let round = 0; round < 3; round += 1) {
        const text = texts[(n + round) % texts.length] ?? ""
        const object = await put(world, `${name} race ${n} ${round}`, text).catch(() => null)
        if (object) {
          stored += 1
          expect(await textOf(fetched(world, object))).toBe(text)
          if ((n + round) % 2 === 0) await drop(object)
        }
      }
    }
    await Promise.all([0, 1, 2].map(upload))
    sweeping = false
    await sweeper
    expect(stored).toBeGreaterThan(0)
    expect((await unmatched()).missing).toEqual([])
    const files = await world.rows<{ id: string; name: string }>({
      text: "select id, name from data_object where project_id = $1 and name like $2",
      values: [world.projects.lab, `${name} race%`],
    })
    for (const file of files) expect(texts).toContain(await textOf(fetched(world, file.id)))
  }, 60_000)
})

test("A131 what a killed server left half written goes after a day", async () => {
  const left = await waitingFile()
  await writeFile(left, "half")
  const names = () => readdir(dirname(left))
  await sweepContent(clock.now())
  expect(await names()).toContain(left.slice(dirname(left).length + 1))
  const old = new Date(Date.now() - 2 * DAY)
  utimesSync(join(left), old, old)
  await sweepContent(clock.now())
  expect(await names()).not.toContain(left.slice(dirname(left).length + 1))
})
