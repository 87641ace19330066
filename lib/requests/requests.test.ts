import { beforeAll, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createRequest } from "./create"
import { listRequests } from "./list"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const asked = { subject: "Raise our limit", message: "We need more.\nThank you." }
const mailsTo = (user: string) =>
  world.rows<{ kind: string; address: string; payload: Record<string, unknown> }>({
    text: `select kind, address, payload from mail where payload->>'handle' = (select handle from "user" where id = $1) order by kind`,
    values: [user],
  })

test("A034 Contact Support: the request is kept, mailed to support, and its receipt to the person", async () => {
  const done = await perform(createRequest, world.call("member", asked, { org: null }))
  if (!done.ok) throw new Error(done.message)
  const mails = await mailsTo(world.users.member)
  expect(mails).toMatchObject([
    { kind: "request.receipt", payload: { subject: "Raise our limit", number: done.value.number } },
    { kind: "request.received", address: "support@provost.example", payload: { message: asked.message } },
  ])
  const trail = await world.trail(world.users.member)
  expect(trail.at(-1)).toMatchObject({
    operation: "request.create",
    after: { kind: "support", subject: asked.subject },
  })
})

test("A034 one sees one's own requests, newest first, and nobody else's", async () => {
  await perform(createRequest, world.call("member2", { ...asked, subject: "First" }, { org: null }))
  await perform(createRequest, world.call("member2", { ...asked, subject: "Second" }, { org: null }))
  const answer = await read(listRequests, world.call("member2", {}, { org: null }))
  expect(answer.ok && answer.value.rows.map((row) => [row.subject, row.state])).toEqual([
    ["Second", "NEW"],
    ["First", "NEW"],
  ])
})

test.each(["phi", "provisioning"] as const)(
  "A043 A342 %s is asked for by an admin of the org, not by a member",
  async (kind) => {
    const input = { ...asked, kind, org: world.org }
    const before = await world.dump()
    const no = await perform(createRequest, world.call("member", input, { org: null }))
    expect(no).toMatchObject({ ok: false, refusal: "lacks_permission" })
    const never = await perform(createRequest, world.call("admin", { ...asked, kind }, { org: null }))
    expect(never).toMatchObject({ ok: false, refusal: "invalid_input", fields: { org: expect.any(String) } })
    expect(difference(before, await world.dump())).toEqual({})
    expect(await perform(createRequest, world.call("admin", input, { org: null }))).toMatchObject({ ok: true })
  },
)

test("A034 a request names no org that is not one's own", async () => {
  const before = await world.dump()
  const no = await perform(createRequest, world.call("member", { ...asked, org: world.foreign }, { org: null }))
  expect(no).toMatchObject({ ok: false, refusal: "not_found" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A342 a licence is asked for by its name, which the mail, the list and the trail say; without one it is no such request", async () => {
  const input = { ...asked, kind: "licence", licence: "databaseUiViewOnly", org: world.org }
  expect(await perform(createRequest, world.call("member", input, { org: null }))).toMatchObject({ ok: true })
  expect((await mailsTo(world.users.member)).at(-1)).toMatchObject({ payload: { kind: "A licence: Apollo" } })
  expect((await world.trail(world.users.member)).at(-1)?.after).toMatchObject({ licence: "databaseUiViewOnly" })
  const list = await read(listRequests, world.call("member", {}, { org: null }))
  expect(list).toMatchObject({ ok: true, value: { rows: [{ kind: "licence", licence: "databaseUiViewOnly" }, {}] } })
  const before = await world.dump()
  for (const wrong of [{ licence: null }, { licence: "gold" }, { kind: "support" }])
    expect(await perform(createRequest, world.call("member", { ...input, ...wrong }, { org: null }))).toMatchObject({
      ok: false,
      refusal: "invalid_input",
    })
  expect(difference(before, await world.dump())).toEqual({})
})
