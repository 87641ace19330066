import { statusOf } from "@/lib/access/refusals"
import { OPERATIONS } from "@/lib/doors/registry"
import { expectedOf } from "../access/expected"
import { expect, test } from "../fixtures/browser"
import { freshWorld } from "../fixtures/database"
import { malformed } from "../isolation/malformed"

test("INV-54 every operation answers over HTTP as its row of the table says, with a token and without", async ({
  world: first,
  request,
}) => {
  test.setTimeout(120_000)
  let world = first
  for (const operation of OPERATIONS) {
    const expected = expectedOf(operation.name)
    const data = { org: world.org, input: operation.example?.(world.cast("readOnly")) ?? {} }
    const nobody = await request.post(`/api/v1/${operation.name}`, { data })
    expect([nobody.status(), (await nobody.json()).error.type], operation.name).toEqual([401, "sign_in_required"])

    // Someone who may read alone: what they are refused is refused here by the same word.
    const headers = { authorization: `Bearer ${world.bearerOf(world.tokens.readOnly)}` }
    const answer = await request.post(`/api/v1/${operation.name}`, { headers, data })
    const body = await answer.json()
    // To who is no staff there is no desk, whatever they come with.
    const isDesk = operation.needs === "support" || operation.needs.startsWith("staff:")
    const noToken = operation.kind === "mutation" && operation.tokens === false && !isDesk
    const word = noToken ? "token_not_allowed" : expected?.readOnly
    const wanted = word === "yes" || word === undefined ? 200 : statusOf(word)
    expect([answer.status(), body.error?.type ?? "yes"], operation.name).toEqual([wanted, word])
    expect(answer.headers()["content-type"], operation.name).toContain("application/json")
    expect(answer.headers()["cache-control"], operation.name).toContain("no-store")
    // What was changed, such as leaving a project, is not asked about again.
    if (operation.kind === "mutation" && answer.ok()) world = await freshWorld()
  }
})

test("the API describes itself, operation by operation", async ({ request }) => {
  const answer = await request.get("/api/v1/openapi.json")
  expect(answer.status()).toBe(200)
  const document = (await answer.json()) as { paths: Record<string, unknown> }
  const described = Object.keys(document.paths)
  const open = OPERATIONS.filter(
    (operation) =>
      operation.needs !== "system" &&
      operation.needs !== "anyone" &&
      !(operation.kind === "mutation" && operation.tokens === false),
  )
  for (const { name } of open)
    expect(
      described.some((path) => path.endsWith(`/${name}`)),
      name,
    ).toBe(true)
})

test("INV-51 wrong inputs over HTTP are refused, never a failure of ours, and the next call is fine", async ({
  world,
  request,
}) => {
  test.setTimeout(120_000)
  const headers = { authorization: `Bearer ${world.bearerOf(world.tokens.admin)}` }
  for (const operation of OPERATIONS) {
    const example = operation.example?.(world.cast()) ?? {}
    // Through JSON some of them become others, or nothing: each is what a client can really send.
    const sendable = malformed(example, 30).filter((input) => typeof input !== "bigint" && !hasBigint(input))
    await Promise.all(
      sendable.slice(0, 12).map(async (input) => {
        const answer = await request.post(`/api/v1/${operation.name}`, { headers, data: { org: world.org, input } })
        expect(answer.status(), `${operation.name} ${JSON.stringify(input)?.slice(0, 120)}`).toBeLessThan(500)
      }),
    )
  }
  const fine = await request.post("/api/v1/member.list", { headers, data: { org: world.org, input: {} } })
  expect(fine.status()).toBe(200)
})

function hasBigint(value: unknown): boolean {
  if (typeof value === "bigint") return true
  return value !== null && typeof value === "object" && Object.values(value).some(hasBigint)
}

test("INV-52 what is far too large, or no request at all, is answered at once", async ({ request, world }) => {
  const headers = { authorization: `Bearer ${world.bearerOf(world.tokens.admin)}` }
  const large = await request.post("/api/v1/member.list", {
    headers,
    data: { org: world.org, input: { q: "x".repeat(2_000_000) } },
  })
  expect(large.status()).toBe(413)
  const odd = await request.fetch("/api/v1/member.list", { method: "DELETE", headers })
  expect(odd.status()).toBe(405)
  expect((await request.get("/api/health/ready")).status()).toBe(200)
})
