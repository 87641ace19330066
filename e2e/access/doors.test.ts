import { beforeEach, describe, expect, test, vi } from "vitest"
import { lineIn, setLimit, sumsOf } from "@/e2e/fixtures/charges"
import { freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { type RefusalWord, statusOf } from "@/lib/access/refusals"
import { previewAction, queryAction, runAction } from "@/lib/doors/action"
import { answerApi } from "@/lib/doors/api"
import { OPERATIONS } from "@/lib/doors/registry"
import { cookieName } from "@/lib/identity/cookie"
import type { AnyOperation } from "@/lib/operations/operation"
import { expectedOf } from "./expected"
import { decided, tryIt } from "./try"

// What Next.js would hand a door of the request that is being answered.
const asked = vi.hoisted(() => ({ headers: new Headers(), cookie: "" }))
vi.mock("next/headers", () => ({
  headers: async () => asked.headers,
  cookies: async () => ({
    get: (_name: string) => (asked.cookie ? { value: asked.cookie } : undefined),
    set: () => {},
    delete: () => {},
  }),
}))

const ORIGIN = "http://localhost:4300"
const API = `${ORIGIN}/api/v1`

beforeEach(() => {
  asked.headers = new Headers({ origin: ORIGIN })
  asked.cookie = ""
})

async function byApi(operation: string, bearer: string | null, body: unknown, headers: Record<string, string> = {}) {
  const request = new Request(`${API}/${operation}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  })
  asked.headers = request.headers
  const response = await answerApi(request, operation)
  const answer = (await response.json()) as { error?: { type: RefusalWord; message: string }; value?: unknown }
  return { status: response.status, headers: response.headers, answer, word: answer.error?.type ?? "yes" }
}

async function byAction(operation: AnyOperation, session: string | null, org: string | null, input: unknown) {
  asked.headers = new Headers({ origin: ORIGIN })
  asked.cookie = session ?? ""
  if (operation.kind === "query") return decided(await queryAction(operation.name, org, input))
  return decided(await runAction(operation.name, org, input, {}))
}

const named = OPERATIONS.map((operation) => [operation.name, operation] as const)
const KINDS = ["admin", "member", "outsider"] as const satisfies readonly PersonKey[]

describe("INV-54 SAME-RULE-EVERY-DOOR", () => {
  // A world of its own where something will be changed; one for all that is refused or only read.
  const placeFor = async (operation: AnyOperation, word: string | undefined, refusals: World) =>
    operation.kind === "mutation" && word === "yes" ? freshWorld() : refusals

  test.each(named)(
    "INV-54 %s is decided alike by the API, by the page's action and by itself",
    async (name, operation) => {
      const refusals = await freshWorld()
      for (const who of KINDS) {
        const place = () => placeFor(operation, expectedOf(name)?.[who], refusals)
        const input = (world: World) => operation.example?.(world.cast(who)) ?? {}

        let world = await place()
        const itself = decided(await tryIt(operation, world.call(who, input(world))))
        world = await place()
        expect(await byAction(operation, world.cookieOf(world.sessions[who]), world.org, input(world)), who).toBe(
          itself,
        )

        world = await place()
        const token = decided(await tryIt(operation, world.call(who, input(world), { token: "full" })))
        world = await place()
        const api = await byApi(name, world.bearerOf(world.tokens[who]), { org: world.org, input: input(world) })
        expect(api.word, who).toBe(token)
        expect(api.status).toBe(api.answer.error ? statusOf(api.answer.error.type) : 200)
        expect(api.headers.get("cache-control")).toBe("no-store")
      }
    },
  )
})

describe("the API", () => {
  test("takes a bearer token and nothing else for who is asking", async () => {
    const world = await freshWorld()
    const body = { org: world.org, input: {} }
    const cookie = `${cookieName()}=${world.cookieOf(world.sessions.admin)}`
    asked.cookie = world.cookieOf(world.sessions.admin)
    const tries = [
      await byApi("org.get", null, body),
      await byApi("org.get", null, body, { cookie }),
      await byApi("org.get", world.cookieOf(world.sessions.admin), body),
      await byApi("org.get", world.bearerOf("unknown"), body),
      await byApi("org.get", null, body, { authorization: `Basic ${btoa("admin:admin")}` }),
      await byApi("no.such", null, body),
    ]
    for (const { status, word, headers } of tries) {
      expect([status, word]).toEqual([401, "sign_in_required"])
      expect(headers.get("www-authenticate")).toBe("Bearer")
    }
    expect(await byApi("org.get", world.bearerOf(world.tokens.admin), body)).toMatchObject({ status: 200 })
  })

  test("INV-14 a token that was revoked or has ended, and one whose account is closed, open nothing from then on", async () => {
    const world = await freshWorld()
    const ask = (who: PersonKey) => byApi("org.get", world.bearerOf(world.tokens[who]), { org: world.org, input: {} })
    expect(await ask("member")).toMatchObject({ status: 200 })
    await world.rows({ text: "update token set revoked_at = now() where id = $1", values: [world.tokens.member] })
    expect(await ask("member")).toMatchObject({ status: 401 })
    await world.rows({
      text: "update token set expires_at = now() - interval '1 second' where id = $1",
      values: [world.tokens.member2],
    })
    expect(await ask("member2")).toMatchObject({ status: 401 })
    await world.rows({ text: `update "user" set state = 'DISABLED' where id = $1`, values: [world.users.readOnly] })
    expect(await ask("readOnly")).toMatchObject({ status: 401 })
  })

  test("INV-51 refuses what is not a JSON object of its own fields, by status", async () => {
    const world = await freshWorld()
    const bearer = world.bearerOf(world.tokens.admin)
    const status = async (body: unknown, headers: Record<string, string> = {}, operation = "org.get") =>
      (await byApi(operation, bearer, body, headers)).status
    expect(await status("{")).toBe(400)
    expect(await status("[]")).toBe(400)
    expect(await status("null")).toBe(400)
    expect(await status('"text"')).toBe(400)
    expect(await status({ org: world.org, input: {} }, { "content-type": "text/plain" })).toBe(415)
    expect(await status({ org: world.org, input: {} }, { "content-type": "application/x-www-form-urlencoded" })).toBe(
      415,
    )
    expect(await status({ org: world.org, input: {}, tenant: world.foreign })).toBe(422)
    expect(await status({ org: world.org, input: { evil: true } })).toBe(422)
    expect(await status({ org: world.org, input: { q: "x".repeat(1_100_000) } })).toBe(413)
    expect(await status({ org: [world.org], input: {} })).toBe(404)
    expect(await status({ org: world.org, input: {} }, {}, "constructor")).toBe(404)
    expect(await status({ org: world.org, input: {} }, {}, "org.no-such")).toBe(404)
    expect(await status({ org: world.org, input: {} })).toBe(200)
  })

  test("INV-38 the header Idempotency-Key makes a retry safe", async () => {
    const world = await freshWorld()
    const rename = (name: string) =>
      byApi(
        "org.rename",
        world.bearerOf(world.tokens.admin),
        { org: world.org, input: { ...renameExample(world), name } },
        { "idempotency-key": "k" },
      )
    const first = await rename("Once")
    expect(first.status).toBe(200)
    expect(await rename("Once")).toMatchObject({ status: 200, answer: first.answer })
    expect(await rename("Else")).toMatchObject({ status: 422, word: "key_reused" })
    expect(await world.trail()).toHaveLength(1)
  })
})

test("A123 a metering account posts by the API with its token and does nothing else; a batch cut half way is none", async () => {
  const world = await freshWorld()
  const bearer = world.bearerOf(world.tokens.meter)
  const lines = [lineIn(world, { amount: 5 }), lineIn(world, { amount: -5 }), lineIn(world, { amount: 6 })]
  const whole = JSON.stringify({ input: { lines } })
  const cut = await byApi("charge.post", bearer, whole.slice(0, whole.length / 2))
  expect([cut.status, cut.word]).toEqual([400, "malformed"])
  const posted = { changed: 2, unchanged: 0, refused: 1, value: { posted: 2, amount: "11" } }
  expect(await byApi("charge.post", bearer, whole)).toMatchObject({ status: 200, answer: posted })
  expect(await byApi("charge.post", bearer, whole)).toMatchObject({ answer: { changed: 0, unchanged: 2, refused: 1 } })
  await setLimit(world, 11)
  const over = await byApi("charge.post", bearer, { input: { lines: [lineIn(world)] } })
  expect([over.status, over.word]).toEqual([403, "spending_limit_exceeded"])
  for (const other of ["org.get", "user.profile", "meter.list", "token.create"])
    expect((await byApi(other, bearer, { org: world.org, input: {} })).status, other).toBe(403)
  expect((await byApi("charge.post", world.bearerOf(world.tokens.admin), whole)).status).toBe(404)
  expect(await sumsOf(world)).toMatchObject({ charged: "11", lines: "11" })
})

const renameExample = (world: World) =>
  OPERATIONS.find((operation) => operation.name === "org.rename")?.example?.(world.cast()) as object

describe("the page's action", () => {
  test("INV-54 from another site, or from nowhere, carries nothing out", async () => {
    const world = await freshWorld()
    asked.cookie = world.cookieOf(world.sessions.admin)
    const input = renameExample(world)
    for (const headers of [
      { origin: "https://evil.example" },
      { origin: "null" },
      {},
      { "sec-fetch-site": "cross-site" },
    ]) {
      asked.headers = new Headers(headers as Record<string, string>)
      expect(decided(await runAction("org.rename", world.org, input, {}))).toBe("foreign_origin")
      expect(decided(await queryAction("org.get", world.org, {}))).toBe("foreign_origin")
      expect((await previewAction("org.rename", world.org, input)).ok).toBe(false)
    }
    expect(await world.trail()).toEqual([])
    asked.headers = new Headers({ origin: ORIGIN })
    expect(decided(await runAction("org.rename", world.org, input, {}))).toBe("yes")
  })

  test("INV-51 takes anything at all for its arguments, and refuses what is not plain", async () => {
    const world = await freshWorld()
    asked.cookie = world.cookieOf(world.sessions.admin)
    const odd = [
      undefined,
      null,
      1,
      "x",
      {},
      [],
      Symbol("x"),
      () => 1,
      new Date(0),
      new Map(),
      JSON.parse('{"then":1}'),
    ]
    for (const value of odd) {
      for (const answer of [
        await runAction(value, value, value, value),
        await runAction("org.rename", value, {}, value),
        await runAction("org.rename", world.org, value, undefined),
        await previewAction("org.rename", world.org, value),
        await queryAction(value, world.org, value),
      ])
        expect(answer).toMatchObject({ ok: false, message: expect.stringMatching(/.{10}/) })
    }
    expect(await world.trail()).toEqual([])
  })
})
