import { expect, test } from "vitest"
import { z } from "zod"
import { difference, freshWorld } from "@/e2e/fixtures/database"
import { renameOrg } from "@/e2e/fixtures/toys"
import { allow } from "@/lib/access/verdict"
import { newSecret } from "@/lib/ids"
import { mutation } from "./operation"
import { perform } from "./perform"

const giveSecret = mutation({
  name: "toy.give-secret",
  summary: "Shows a secret once.",
  on: "account",
  needs: "signed-in",
  input: z.strictObject({}),
  load: async () => null,
  rule: () => allow,
  plan: (_facts, { me }) => [{ target: me, label: me, outcome: "changed", before: null, after: { given: true } }],
  apply: async () => ({ value: { id: "one", secret: newSecret() } }),
})

test("INV-38 the same key and body have one effect and one answer", async () => {
  const world = await freshWorld()
  const call = world.call("admin", { name: "Once" }, { key: "k1" })
  const first = await perform(renameOrg, call)
  await perform(renameOrg, world.call("admin", { name: "Twice" }))
  const before = await world.dump()
  expect(await perform(renameOrg, call)).toEqual(first)
  expect(difference(before, await world.dump())).toEqual({})
})

test("INV-38 another body, operation or org under the same key is refused", async () => {
  const world = await freshWorld()
  await perform(renameOrg, world.call("admin", { name: "Once" }, { key: "k1" }))
  const before = await world.dump()
  expect(await perform(renameOrg, world.call("admin", { name: "Else" }, { key: "k1" }))).toMatchObject({
    refusal: "key_reused",
  })
  expect(await perform(giveSecret, world.call("admin", {}, { key: "k1" }))).toMatchObject({ refusal: "key_reused" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("INV-38 another person's key is another key", async () => {
  const world = await freshWorld()
  await perform(renameOrg, world.call("admin", { name: "Once" }, { key: "k1" }))
  const second = await perform(renameOrg, world.call("admin2", { name: "Mine" }, { key: "k1" }))
  expect(second).toMatchObject({ ok: true, value: { name: "Mine" } })
})

test("INV-38 a refusal claims no key: the same call may succeed later", async () => {
  const world = await freshWorld()
  const call = world.call("admin", { name: "Later", version: 2 }, { key: "k1" })
  expect(await perform(renameOrg, call)).toMatchObject({ refusal: "stale_version" })
  await perform(renameOrg, world.call("admin", { name: "Two", version: 1 }))
  expect(await perform(renameOrg, call)).toMatchObject({ ok: true, changed: 1 })
})

test("INV-38 a hundred at once have one effect and the same answer", async () => {
  const world = await freshWorld()
  const call = world.call("admin", { name: "Once" }, { key: "k100" })
  let answers = await Promise.all(Array.from({ length: 100 }, () => perform(renameOrg, call)))
  // Who waited too long for a connection is told to try again, and then gets the same answer.
  answers = await Promise.all(
    answers.map((one) => (!one.ok && one.refusal === "busy" ? perform(renameOrg, call) : one)),
  )
  const [first] = answers
  expect(first).toMatchObject({ ok: true, changed: 1 })
  for (const answer of answers) expect(answer).toEqual(first)
  expect(await world.trail()).toHaveLength(1)
  expect(await world.mails()).toHaveLength(1)
})

test("INV-18 a secret shown once is not kept for the replay", async () => {
  const world = await freshWorld()
  const call = world.call("admin", {}, { key: "s1", org: null })
  const first = await perform(giveSecret, call)
  expect(first).toMatchObject({ ok: true, value: { secret: expect.stringMatching(/^[\w-]{43}$/) } })
  expect(await perform(giveSecret, call)).toMatchObject({ ok: true, value: { id: "one", secret: null } })
  const secret = first.ok ? first.value.secret : ""
  expect(JSON.stringify(await world.dump())).not.toContain(secret)
})
