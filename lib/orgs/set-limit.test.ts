import { beforeEach, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform, preview } from "@/lib/operations/perform"
import { setLimit } from "./set-limit"

let world: World
beforeEach(async () => {
  world = await freshWorld()
  await world.rows({ text: "update org set billable = true where id = $1", values: [world.org] })
  await spend("0", null)
})

const spend = (charged: string, limit: string | null) =>
  world.rows({
    text: "update billing_account set charged = $2, reserved = 0, spending_limit = $3 where id = $1",
    values: [world.org, charged, limit],
  })
const account = async () =>
  (
    await world.rows<{ limit: string | null; version: number }>({
      text: "select spending_limit::text as limit, limit_version as version from billing_account where id = $1",
      values: [world.org],
    })
  )[0]
const call = (spendingLimit: string | null, more: object = {}) =>
  world.call("support", { org: world.org, spendingLimit, reason: "Purchase order 12", ...more }, { org: null })
const set = (spendingLimit: string | null, more: object = {}) => perform(setLimit, call(spendingLimit, more))

test("A025 A031 A122 support sets an org's one limit, raises it, lowers it and takes it away; each stands in the org's trail", async () => {
  for (const limit of ["5000000000", "8000000000", "6000000000", null])
    expect(await set(limit)).toMatchObject({ ok: true, changed: 1 })
  expect(await set(null)).toMatchObject({ ok: true, changed: 0 })
  const events = (await world.trail()).filter((event) => event.operation === "org.set-limit")
  expect(events.map((event) => [event.actor_kind, event.reason, event.after?.spendingLimit])).toEqual([
    ["support", "Purchase order 12", "5000000000"],
    ["support", "Purchase order 12", "8000000000"],
    ["support", "Purchase order 12", "6000000000"],
    ["support", "Purchase order 12", null],
  ])
})

test("A028 a limit below what is charged and reserved is refused, at it is allowed", async () => {
  await spend("3000000001", "5000000000")
  const before = await world.dump()
  expect(await set("3000000000")).toMatchObject({ refusal: "limit_below_spent" })
  expect(await preview(setLimit, call("3000000000"))).toMatchObject({ refusal: "limit_below_spent" })
  for (const wrong of ["-1", "1.5", "0x10", "1e9", "01", "9".repeat(19)])
    expect(await set(wrong)).toMatchObject({ refusal: "invalid_input" })
  expect(difference(before, await world.dump())).toEqual({})
  expect(await set("3000000001")).toMatchObject({ ok: true, changed: 1 })
})

test("A031 an admin of the org cannot set it, nor support who lacks the right, and an org that is not billable has none", async () => {
  const before = await world.dump()
  const { actor, ...rest } = call("1")
  const lacking = { ...rest, actor: { ...actor, staff: ["orgs", "people"] } as typeof actor }
  expect(await perform(setLimit, lacking)).toMatchObject({ refusal: "lacks_permission" })
  const admin = world.call("admin", { org: world.org, spendingLimit: "1", reason: "Purchase order 12" }, { org: null })
  expect(await perform(setLimit, admin)).toMatchObject({ refusal: "not_found" })
  expect(difference(before, await world.dump())).toEqual({})
  await world.rows({ text: "update org set billable = false where id = $1", values: [world.org] })
  expect(await set("1")).toMatchObject({ refusal: "org_not_billable" })
})

test("A122 two at once: the second is told what the first has set", async () => {
  const seen = (await account())?.version
  const answers = await Promise.all([
    set("5000000000", { version: seen }),
    set("7000000000", { version: seen }),
    set("9000000000", { version: seen }),
  ])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))).toEqual(["stale_version", "stale_version"])
  expect((await account())?.version).toBe((seen ?? 0) + 1)
})
