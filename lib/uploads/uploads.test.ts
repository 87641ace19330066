import { createHash } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { begin, bytes, fetched, finish, holdStore, noise, put, send, sha256Of, textOf } from "@/e2e/fixtures/uploads"
import { sourceOf } from "@/lib/content/take-piece"
import { read } from "@/lib/operations/read"
import { getUpload, listUploads } from "./get"
import { PIECE_BYTES } from "./inputs"
import { forgetHash } from "./running-hash"

const hashOf = (text: string | Buffer): string => createHash("sha256").update(text).digest("hex")
const SIZE = 2 * PIECE_BYTES + 1000

let world: World
beforeAll(async () => {
  world = await freshWorld()
  await holdStore("shared")
}, 300_000)
const lab = () => world.projects.lab
const word = (answer: { ok: boolean } & object): string => ("refusal" in answer ? String(answer.refusal) : "yes")

const stands = async (upload: string) => {
  const answer = await read(getUpload, world.call("admin", { project: lab(), upload }))
  return answer.ok ? answer.value?.received : answer.refusal
}

/** A body that ends, or breaks, after so many bytes. */
const cut = (all: number, after: number, how: "ends" | "breaks") => {
  const source = noise(all)
  const reader = source.getReader()
  let given = 0
  return sourceOf(
    new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        if (given >= after) return how === "ends" ? controller.close() : controller.error(new Error("connection lost"))
        const { value } = await reader.read()
        if (!value) return controller.close()
        given += value.length
        controller.enqueue(value)
      },
    }),
  )
}

describe("A131 A145 a file is uploaded", () => {
  test("whole, in pieces, and comes back byte for byte, with its sha256 in the trail", async () => {
    const sha256 = await sha256Of(noise(SIZE))
    const upload = await begin(world, { name: "reads.bin", bytes: SIZE, sha256 })
    expect(await send(world, upload, 0, sourceOf(noise(SIZE)))).toEqual({ ok: true, received: SIZE, bytes: SIZE })
    const done = await finish(world, upload)
    if (!done.ok) throw new Error(done.message)
    expect(done.value).toMatchObject({ name: "reads.bin", bytes: SIZE, sha256 })
    expect(await sha256Of(fetched(world, done.value.object))).toBe(sha256)
    const trail = await world.trail()
    expect(trail.filter((event) => event.target === `${lab()}/${done.value.object}`)).toMatchObject([
      { operation: "upload.finish", after: { name: "reads.bin", bytes: SIZE, sha256 } },
      { operation: "object.download", after: { name: "reads.bin" } },
    ])
    const usage = await world.rows<{ bytes: number }>({
      text: "select bytes::float8 as bytes from project_usage where project_id = $1",
      values: [lab()],
    })
    expect(usage[0]?.bytes).toBeGreaterThanOrEqual(SIZE)
  })

  test("in two halves that two servers took in: what the second did not see it reads from the store", async () => {
    const upload = await begin(world, { name: "two-servers.bin", bytes: SIZE })
    const first = await send(world, upload, 0, cut(SIZE, PIECE_BYTES, "ends"))
    expect(first).toMatchObject({ ok: true, received: PIECE_BYTES })
    forgetHash(upload)
    await send(world, upload, PIECE_BYTES, sourceOf(noise(SIZE, 1, PIECE_BYTES)))
    forgetHash(upload)
    expect(await finish(world, upload)).toMatchObject({ ok: true, value: { sha256: await sha256Of(noise(SIZE)) } })
  })

  test("of no bytes at all", async () => {
    const object = await put(world, "empty", "")
    expect(await textOf(fetched(world, object))).toBe("")
  })

  test("twice: the same bytes are stored once, and each file is its own", async () => {
    const one = await put(world, "one.txt", "the same bytes")
    const two = await put(world, "two.txt", "the same bytes")
    const rows = await world.rows<{ id: string }>({
      text: "select id from data_object where project_id = $1 and content_hash = $2 order by name",
      values: [lab(), hashOf("the same bytes")],
    })
    expect(rows.map((row) => row.id)).toEqual([one, two])
    const pieces = await world.rows<{ n: number }>({
      text: "select count(*)::int as n from content_piece where content_hash = $1",
      values: [hashOf("the same bytes")],
    })
    expect(pieces[0]?.n).toBe(1)
  })

  test("and finished twice at once makes one file", async () => {
    const upload = await begin(world, { name: "once.txt", bytes: 4 })
    await send(world, upload, 0, bytes("once"))
    const answers = await Promise.all([finish(world, upload), finish(world, upload)])
    expect(answers.map(word)).toEqual(["yes", "yes"])
    expect(answers.map((answer) => (answer.ok ? answer.changed : -1)).sort()).toEqual([0, 1])
    expect(await finish(world, upload)).toMatchObject({ ok: true, changed: 0 })
  })
})

describe("A131 what breaks goes on", () => {
  test.each(["ends", "breaks"] as const)(
    "a body that %s half way keeps its whole pieces and says where to go on",
    async (how) => {
      const upload = await begin(world, { name: `cut-${how}.bin`, bytes: SIZE })
      const answer = await send(world, upload, 0, cut(SIZE, PIECE_BYTES + 300_000, how))
      expect(word(answer)).toBe(how === "ends" ? "yes" : "upload_incomplete")
      expect(await stands(upload)).toBe(PIECE_BYTES)
      expect(word(await finish(world, upload))).toBe("upload_incomplete")
      expect(await send(world, upload, PIECE_BYTES, sourceOf(noise(SIZE, 1, PIECE_BYTES)))).toMatchObject({
        received: SIZE,
      })
      expect(await finish(world, upload)).toMatchObject({ value: { sha256: await sha256Of(noise(SIZE)) } })
    },
  )

  test("from elsewhere than where it stands is refused with where it stands", async () => {
    const upload = await begin(world, { name: "offset.txt", bytes: 10 })
    for (const offset of [5, 10, 11])
      expect(await send(world, upload, offset, bytes("x"))).toMatchObject({
        refusal: "wrong_offset",
        received: 0,
        bytes: 10,
      })
    expect(word(await send(world, upload, 0, bytes("short")))).toBe("invalid_input")
    expect(await stands(upload)).toBe(0)
  })

  test("sent twice at once it arrives once", async () => {
    const upload = await begin(world, { name: "at-once.bin", bytes: SIZE })
    const answers = await Promise.all([1, 2, 3].map(() => send(world, upload, 0, sourceOf(noise(SIZE)))))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    expect(answers.filter((answer) => !answer.ok).map(word)).toEqual(["wrong_offset", "wrong_offset"])
    expect(await finish(world, upload)).toMatchObject({ value: { sha256: await sha256Of(noise(SIZE)) } })
  })

  test("one's own uploads under way are listed with how far they are, nobody else's", async () => {
    const upload = await begin(world, { name: "listed.txt", bytes: 3 }, "member")
    const list = async (by: "admin" | "member") => {
      const answer = await read(listUploads, world.call(by, { project: lab() }))
      return answer.ok ? answer.value.map((one) => one.upload) : []
    }
    expect(await list("member")).toEqual([upload])
    expect(await list("admin")).not.toContain(upload)
    expect(await send(world, upload, 0, bytes("abc"))).toMatchObject({ refusal: "not_found" })
    expect(word(await finish(world, upload))).toBe("not_found")
  })
})
