import { beforeAll, describe, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { findByBearer } from "@/lib/identity/find"
import { hashSecret } from "@/lib/ids"
import type { AnyMutation } from "@/lib/operations/operation"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createToken } from "./create"
import { deleteToken, listTokens, renameToken } from "./keep"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const wanted = { name: "Nightly export", org: null, readOnly: true, life: { hours: 8 } }

async function made(input: object = wanted) {
  const answer = await perform(createToken, world.call("member", input))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

describe("A211 personal API tokens", () => {
  test("INV-18 the secret is shown once; nothing that is kept, listed or replayed holds it", async () => {
    const key = "the same key"
    const call = world.call("member", wanted, { key })
    const first = await perform(createToken, call)
    if (!first.ok) throw new Error(first.message)
    const { secret, id } = first.value
    expect(secret).toMatch(/^pvt_[A-Za-z0-9_-]{43}$/)
    const again = await perform(createToken, call)
    expect(again).toMatchObject({ ok: true, value: { id, secret: null } })
    const list = await read(listTokens, world.call("member"))
    const kept = await world.rows({ text: "select * from token where id = $1", values: [id] })
    const idempotent = await world.rows({ text: "select * from idempotency where key = $1", values: [key] })
    const trail = await world.trail(world.users.member)
    for (const place of [list, kept, idempotent, trail]) expect(JSON.stringify(place)).not.toContain(secret)
    expect(kept).toMatchObject([{ secret_hash: hashSecret(secret).toString("hex"), ending: secret.slice(-4) }])
  })

  test.each([
    [{ hours: 4 }, 4],
    [{ hours: 24 }, 24],
    [{ days: 1 }, 24],
    [{ days: 90 }, 90 * 24],
  ])("INV-16 lasts as long as chosen: %j", async (life, hours) => {
    const { id } = await made({ ...wanted, life })
    const [row] = await world.rows<{ hours: number }>({
      text: "select extract(epoch from expires_at - created_at)::int / 3600 as hours from token where id = $1",
      values: [id],
    })
    expect(row?.hours).toBe(hours)
  })

  test.each([
    { hours: 5 },
    { hours: 0 },
    { hours: -4 },
    { days: 0 },
    { days: 91 },
    { days: 1.5 },
    { days: 1, hours: 4 },
    {},
    { days: "7" },
    { days: 1e9 },
  ])("INV-16 no other life is possible: %j", async (life) => {
    expect(await perform(createToken, world.call("member", { ...wanted, life }))).toMatchObject({
      refusal: "invalid_input",
    })
  })

  test("is bound to one org of one's own, or to all; another org is refused as one that is not", async () => {
    const bound = await made({ ...wanted, org: world.org })
    expect(await findByBearer(`Bearer ${bound.secret}`)).toMatchObject({ token: { orgId: world.org, readOnly: true } })
    const foreign = await perform(createToken, world.call("member", { ...wanted, org: world.foreign }))
    expect(foreign).toMatchObject({ refusal: "not_a_member" })
    expect(await perform(createToken, world.call("member", { ...wanted, org: "org-nobodys" }))).toEqual(foreign)
  })

  test("can be renamed and deleted by its person, each recorded", async () => {
    const { id, secret } = await made()
    expect(await perform(renameToken, world.call("member", { token: id, name: "Weekly export" }))).toMatchObject({
      changed: 1,
    })
    expect((await world.trail(world.users.member)).at(-1)).toMatchObject({
      operation: "token.rename",
      target: id,
      before: { name: "Nightly export" },
      after: { name: "Weekly export" },
    })
    expect(await perform(deleteToken, world.call("member", { token: id }))).toMatchObject({ changed: 1 })
    expect(await findByBearer(`Bearer ${secret}`)).toBeNull()
    const list = await read(listTokens, world.call("member"))
    expect(list.ok && list.value.map((token) => token.id)).not.toContain(id)
    expect((await world.trail(world.users.member)).at(-1)).toMatchObject({ operation: "token.delete", after: null })
  })

  test("INV-29 someone else's cannot be seen, renamed or deleted, and is as unknown as one that is not", async () => {
    const { id, secret } = await made()
    const unknown = "7c1b1f0e-0000-4000-8000-000000000000"
    const list = await read(listTokens, world.call("admin"))
    expect(list.ok && list.value.map((token) => token.id)).not.toContain(id)
    for (const [mutation, input] of [
      [renameToken, { name: "Mine" }],
      [deleteToken, {}],
    ] as [AnyMutation, object][]) {
      const answer = await perform(mutation, world.call("admin", { ...input, token: id }))
      expect(answer).toMatchObject({ refusal: "not_found" })
      expect(await perform(mutation, world.call("admin", { ...input, token: unknown }))).toEqual(answer)
    }
    expect(await findByBearer(`Bearer ${secret}`)).not.toBeNull()
  })

  test("a token makes no tokens", async () => {
    expect(await perform(createToken, world.call("member", wanted, { token: "full" }))).toMatchObject({
      refusal: "token_not_allowed",
    })
  })

  test("no more than fifty at once", async () => {
    const answers = []
    for (let n = 0; n < 52; n += 1) answers.push(await perform(createToken, world.call("member2", wanted)))
    expect(answers.at(-1)).toMatchObject({ refusal: "limit_reached" })
  })
})
