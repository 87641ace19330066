import { createHash } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { begin, bytes, finish, holdStore, noise, send } from "@/e2e/fixtures/uploads"
import { HOUR } from "@/lib/clock"
import { sourceOf } from "@/lib/content/take-piece"
import { perform } from "@/lib/operations/perform"
import { cancelUpload } from "./cancel"
import { createUpload } from "./create"
import { PIECE_BYTES } from "./inputs"

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex")
const SIZE = 2 * PIECE_BYTES + 1000

let world: World
beforeAll(async () => {
  world = await freshWorld()
  await holdStore("shared")
}, 300_000)
const lab = () => world.projects.lab
const word = (answer: { ok: boolean } & object): string => ("refusal" in answer ? String(answer.refusal) : "yes")

describe("A131 nothing is half done", () => {
  const unchanged = async (refusal: string, act: () => Promise<object & { ok: boolean }>) => {
    const before = await world.dump()
    expect(word(await act())).toBe(refusal)
    expect(difference(before, await world.dump())).toEqual({})
  }

  test("a wrong sha256, of a piece or of the whole, makes no file", async () => {
    const upload = await begin(world, { name: "wrong.txt", bytes: 5, sha256: hashOf("right") })
    await unchanged("hash_mismatch", () => send(world, upload, 0, bytes("wrong"), { digest: hashOf("right") }))
    expect(await send(world, upload, 0, bytes("wrong"), { digest: hashOf("wrong") })).toMatchObject({ received: 5 })
    await unchanged("hash_mismatch", () => finish(world, upload))
  })

  test("more bytes than were announced are refused, and the announced ones stay", async () => {
    const upload = await begin(world, { name: "long.txt", bytes: 4 })
    expect(await send(world, upload, 0, bytes("longer"))).toMatchObject({ refusal: "too_large", received: 4 })
    expect(await finish(world, upload)).toMatchObject({ value: { sha256: hashOf("long") } })
  })

  test("after its day an upload takes nothing more", async () => {
    const upload = await begin(world, { name: "late.txt", bytes: 4 })
    const now = new Date(Date.now() + 25 * HOUR)
    await unchanged("upload_expired", () => send(world, upload, 0, bytes("late"), { now }))
  })

  test("a cancelled upload is over, and what arrived of it forgotten", async () => {
    const upload = await begin(world, { name: "given-up.txt", bytes: 4 })
    await send(world, upload, 0, bytes("gone"))
    const cancel = () => perform(cancelUpload, world.call("admin", { project: lab(), upload }))
    expect(await cancel()).toMatchObject({ ok: true, changed: 1 })
    expect(await cancel()).toMatchObject({ ok: true, changed: 0 })
    await unchanged("upload_closed", () => finish(world, upload))
    await unchanged("upload_closed", () => send(world, upload, 4, bytes("x")))
  })

  test("a name that is taken is refused at the beginning, and at the end when somebody was faster", async () => {
    const [one, two] = [
      await begin(world, { name: "race.txt", bytes: 1 }),
      await begin(world, { name: "race.txt", bytes: 1 }),
    ]
    for (const upload of [one, two]) await send(world, upload, 0, bytes("r"))
    const answers = await Promise.all([finish(world, one), finish(world, two)])
    expect(answers.map(word).sort()).toEqual(["name_taken", "yes"])
    const again = { project: lab(), name: "race.txt", bytes: 1 }
    await unchanged("name_taken", () => perform(createUpload, world.call("admin", again)))
  })

  test.each([
    "../etc/passwd",
    "a/b",
    "..",
    ".",
    "",
    " ",
    "a\u0000b",
    "a\nb",
    "x".repeat(256),
    "x".repeat(10_000),
    "\ud800",
  ])("INV-51 %j is no name for a file", async (name) => {
    await unchanged("invalid_input", () =>
      perform(createUpload, world.call("admin", { project: lab(), name, bytes: 1 })),
    )
  })

  test("INV-51 impossible sizes, folders and hashes are refused", async () => {
    const given = { project: lab(), name: "odd", bytes: 1 }
    const tries: [object, string][] = [
      [{ bytes: -1 }, "invalid_input"],
      [{ bytes: 1.5 }, "invalid_input"],
      [{ bytes: 2 ** 53 }, "invalid_input"],
      [{ bytes: 2 ** 41 }, "too_large"],
      [{ sha256: "ABC" }, "invalid_input"],
      [{ folder: "folder-000000000000000000000000" }, "not_found"],
      [{ folder: "../x" }, "invalid_input"],
      [{ mediaType: "text/html\r\nx: y" }, "invalid_input"],
    ]
    for (const [odd, refusal] of tries)
      await unchanged(refusal, () => perform(createUpload, world.call("admin", { ...given, ...odd })))
  })
})

describe("INV-14 INV-13 who may no longer send is stopped", () => {
  const set = (text: string, values: unknown[] = [lab()]) => world.rows({ text, values })

  test("A169 External Upload Access for no one stops the beginning, the next bytes and the end", async () => {
    const upload = await begin(world, { name: "flag.txt", bytes: 4 })
    await set("update project set external_upload_restricted = true where id = $1")
    const start = { project: lab(), name: "flag-2.txt", bytes: 1 }
    expect(word(await perform(createUpload, world.call("admin", start)))).toBe("upload_restricted")
    expect(word(await send(world, upload, 0, bytes("flag")))).toBe("upload_restricted")
    await set("update project set external_upload_restricted = false where id = $1")
    expect(word(await send(world, upload, 0, bytes("flag")))).toBe("yes")
    await set("update project set external_upload_restricted = true where id = $1")
    expect(word(await finish(world, upload))).toBe("upload_restricted")
    await set("update project set external_upload_restricted = false where id = $1")
    expect(word(await finish(world, upload))).toBe("yes")
  })

  test("a grant taken away in the middle of a body stops it at the next piece; a token that may only read sends nothing", async () => {
    const upload = await begin(world, { name: "revoked.bin", bytes: SIZE }, "member")
    expect(word(await send(world, upload, 0, bytes("x"), { by: "member", token: "read-only" }))).toBe("token_read_only")
    const reader = noise(SIZE).getReader()
    let given = 0
    const source = sourceOf(
      new ReadableStream<Uint8Array>(
        {
          pull: async (controller) => {
            if (given === PIECE_BYTES)
              await set("delete from project_grant where project_id = $1 and principal = $2", [
                lab(),
                world.users.member,
              ])
            const { value } = await reader.read()
            given += value?.length ?? 0
            if (value) controller.enqueue(value)
            else controller.close()
          },
        },
        { highWaterMark: 0 },
      ),
    )
    expect(word(await send(world, upload, 0, source, { by: "member" }))).toBe("not_found")
    expect(word(await finish(world, upload, "member"))).toBe("not_found")
  })
})
