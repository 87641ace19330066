import { beforeAll, describe, expect, test, vi } from "vitest"
import { freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { begin, finish, holdStore, put } from "@/e2e/fixtures/uploads"
import { HOUR } from "@/lib/clock"
import { answerBytes } from "@/lib/doors/bytes-in"
import { answerDownload, dispositionOf, spanOf } from "@/lib/doors/bytes-out"
import { downloadObject } from "@/lib/downloads/start"
import { perform } from "@/lib/operations/perform"

// What Next.js would hand a door of the request that is being answered.
const asked = vi.hoisted(() => ({ headers: new Headers(), cookie: "" }))
vi.mock("next/headers", () => ({
  headers: async () => asked.headers,
  cookies: async () => ({ get: () => (asked.cookie ? { value: asked.cookie } : undefined) }),
}))

const ORIGIN = "http://localhost:4300"
let world: World
beforeAll(async () => {
  world = await freshWorld()
  await holdStore("shared")
}, 300_000)

type Caller = { bearer?: string; cookie?: string; headers?: Record<string, string> }
const byToken = (who: PersonKey, kind: "tokens" | "readTokens" | "foreignTokens" = "tokens"): Caller => ({
  bearer: world.bearerOf(world[kind][who]),
})
const bySession = (who: PersonKey, headers: Record<string, string> = { origin: ORIGIN }): Caller => ({
  cookie: world.cookieOf(world.sessions[who]),
  headers,
})

function requestOf(method: string, path: string, caller: Caller, body?: BodyInit): Request {
  const headers = new Headers(caller.headers ?? {})
  if (caller.bearer) headers.set("authorization", `Bearer ${caller.bearer}`)
  const request = new Request(`${ORIGIN}${path}`, { method, headers, ...(body === undefined ? {} : { body }) })
  asked.headers = request.headers
  asked.cookie = caller.cookie ?? ""
  return request
}

async function send(upload: string, caller: Caller, body: string, search = "?offset=0") {
  const place = { project: world.projects.lab, upload }
  const request = requestOf("PUT", `/projects/${place.project}/uploads/${upload}${search}`, caller, body)
  const response = await answerBytes(request, place, caller.bearer ? "api" : "action")
  const answer = (await response.json()) as { received?: number; error?: { type: string; received?: number } }
  return {
    status: response.status,
    word: answer.error?.type ?? "yes",
    received: answer.received ?? answer.error?.received,
  }
}

async function downloadFor(who: PersonKey, object: string): Promise<string> {
  const done = await perform(downloadObject, world.call(who, { project: world.projects.lab, object }))
  if (!done.ok) throw new Error(done.refusal)
  return done.value.download
}

const get = (download: string, caller: Caller) => {
  const place = { project: world.projects.lab, download }
  return answerDownload(requestOf("GET", "/", caller), place, caller.bearer ? "api" : "page")
}

describe("A131 the door that bytes come in by", () => {
  test("INV-54 takes them from a session of our own pages and from a token, as far as each may", async () => {
    const upload = await begin(world, { name: "door.txt", bytes: 4 })
    expect(await send(upload, { bearer: "nonsense" }, "door")).toMatchObject({ status: 401 })
    expect(await send(upload, {}, "door")).toMatchObject({ status: 403, word: "foreign_origin" })
    expect(await send(upload, { headers: { origin: ORIGIN } }, "door")).toMatchObject({ status: 401 })
    expect(await send(upload, bySession("admin", { origin: "https://evil.example" }), "door")).toMatchObject({
      status: 403,
    })
    expect(await send(upload, byToken("admin", "readTokens"), "door")).toMatchObject({
      status: 403,
      word: "token_read_only",
    })
    expect(await send(upload, byToken("admin", "foreignTokens"), "door")).toMatchObject({ status: 404 })
    expect(await send(upload, byToken("outsider"), "door")).toMatchObject({ status: 404 })
    expect(await send(upload, byToken("readOnly"), "door")).toMatchObject({ status: 403, word: "lacks_permission" })
    expect(await send(upload, byToken("member"), "door")).toMatchObject({ status: 404, word: "not_found" })
    expect(await send(upload, bySession("admin"), "door")).toMatchObject({ status: 200, received: 4 })
    expect(await finish(world, upload)).toMatchObject({ ok: true })
    const second = await begin(world, { name: "door-2.txt", bytes: 4 })
    expect(await send(second, byToken("admin"), "door")).toMatchObject({ status: 200, received: 4 })
  })

  test("INV-51 says in a sentence what is wrong with where they go, and changes nothing", async () => {
    const upload = await begin(world, { name: "odd.txt", bytes: 4 })
    const caller = byToken("admin")
    for (const search of [
      "",
      "?offset=",
      "?offset=-1",
      "?offset=1.5",
      "?offset=0x1",
      "?offset=9999999999999999",
      "?offset=a",
    ])
      expect(await send(upload, caller, "door", search)).toMatchObject({ status: 422, word: "invalid_input" })
    for (const odd of ["upload-x", "../../etc", "upload-000000000000000000000000"])
      expect(await send(odd, caller, "door")).toMatchObject({ status: 404 })
    const digest = (value: string) => ({ ...caller, headers: { "content-digest": value } })
    expect(await send(upload, digest("md5=:x:"), "door")).toMatchObject({ status: 422, word: "invalid_input" })
    const wrong = Buffer.alloc(32).toString("base64")
    expect(await send(upload, digest(`sha-256=:${wrong}:`), "door")).toMatchObject({
      status: 422,
      word: "hash_mismatch",
    })
    expect(await send(upload, caller, "door", "?offset=3")).toMatchObject({
      status: 409,
      word: "wrong_offset",
      received: 0,
    })
  })
})

describe("A132 A144 the door that bytes go out by", () => {
  test("gives them whole or in spans, to be saved and never kept", async () => {
    const object = await put(world, "a \u201cname\u201d; x.txt", "0123456789")
    const download = await downloadFor("readOnly", object)
    const whole = await get(download, bySession("readOnly"))
    expect(whole.status).toBe(200)
    expect(await whole.text()).toBe("0123456789")
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "x-file-bytes": "10",
      "cache-control": "no-store, no-transform",
      "x-content-type-options": "nosniff",
      "content-disposition": `attachment; filename="a _name__ x.txt"; filename*=UTF-8''a%20%E2%80%9Cname%E2%80%9D%3B%20x.txt`,
    })
    const span = async (range: string, more: Record<string, string> = {}) => {
      const { bearer } = byToken("readOnly")
      const response = await get(download, { ...(bearer ? { bearer } : {}), headers: { range, ...more } })
      return [response.status, response.headers.get("content-range"), await response.text()]
    }
    expect(await span("bytes=2-4")).toEqual([206, "bytes 2-4/10", "234"])
    expect(await span("bytes=-3")).toEqual([206, "bytes 7-9/10", "789"])
    expect(await span("bytes=8-99")).toEqual([206, "bytes 8-9/10", "89"])
    expect(await span("bytes=10-")).toEqual([416, "bytes */10", ""])
    expect(await span("bytes=0-1,4-5")).toEqual([200, null, "0123456789"])
    expect(await span("bytes=2-4", { "if-range": '"other"' })).toEqual([200, null, "0123456789"])
  })

  test("INV-14 asks each time who they are for: nobody else, not after an hour, not once access is gone", async () => {
    const object = await put(world, "mine.txt", "mine")
    const download = await downloadFor("readOnly", object)
    expect((await get(download, {})).status).toBe(401)
    expect((await get(download, bySession("member"))).status).toBe(404)
    expect((await get(download, bySession("outsider"))).status).toBe(404)
    expect((await get("not-an-id", bySession("readOnly"))).status).toBe(422)
    await world.rows({
      text: "update download set expires_at = expires_at - interval '1 hour' where id = $1",
      values: [download],
    })
    expect((await get(download, bySession("readOnly"))).status).toBe(404)
    const second = await downloadFor("readOnly", object)
    await world.rows({ text: "delete from project_grant where principal = $1", values: [world.users.readOnly] })
    expect((await get(second, bySession("readOnly"))).status).toBe(404)
  })

  test("A164 A168 INV-13 opens for nobody where Download Access is for no one, also what was begun before", async () => {
    const object = await put(world, "kept-in.txt", "kept in")
    const download = await downloadFor("member", object)
    const set = (text: string) =>
      world.rows({ text: `update project set ${text} where id = $1`, values: [world.projects.lab] })
    const refusal = async () => {
      const done = await perform(downloadObject, world.call("member", { project: world.projects.lab, object }))
      const { bearer } = byToken("member")
      const response = await get(download, bearer ? { bearer } : {})
      const body = (await response.json()) as { error: { type: string } }
      return [done.ok ? "yes" : done.refusal, response.status, body.error.type]
    }
    await set("download_restricted = true")
    expect(await refusal()).toEqual(["download_restricted", 403, "download_restricted"])
    await set("download_restricted = false, display_data_protection_notice = true")
    expect(await refusal()).toEqual(["notice_not_accepted", 403, "notice_not_accepted"])
    await set("display_data_protection_notice = false")
    expect((await get(download, bySession("member"))).status).toBe(200)
    const late = perform(downloadObject, {
      ...world.call("member", { project: world.projects.lab, object: world.folder }),
      now: new Date(Date.now() + HOUR),
    })
    expect(await late).toMatchObject({ ok: false, refusal: "invalid_input" })
  })

  test.each([
    ["bytes=0-0", { from: 0, to: 1 }],
    ["bytes=5-", { from: 5, to: 10 }],
    ["bytes=-20", { from: 0, to: 10 }],
    ["bytes=-0", "none"],
    ["bytes=4-2", null],
    ["bytes=-", null],
    ["lines=1-2", null],
    [null, null],
  ] as const)("a span asked for as %j is %j of ten bytes", (range, span) => {
    expect(spanOf(range, 10)).toEqual(span)
  })

  test("a name never breaks out of its header", () => {
    for (const name of ['a"b', "a\\b", "..", "\u202Egpj.exe", "ü.txt", "x".repeat(255)]) {
      const said = dispositionOf(name)
      expect(said).toMatch(/^attachment; filename="[\w .()-]+"; filename\*=UTF-8''[\w.%!~-]+$/)
      expect(said).not.toMatch(/filename="\./)
    }
  })
})
