import { beforeEach, expect, test } from "vitest"
import { lineIn } from "@/e2e/fixtures/charges"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { postCharges } from "@/lib/charges/post"
import { DAY } from "@/lib/clock"
import { findByBearer } from "@/lib/identity/find"
import type { Actor } from "@/lib/operations/actor"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createMeter } from "./create"
import { listMeters } from "./list"
import { disableMeter, enableMeter } from "./set-state"
import { issueMeterToken, revokeMeterToken } from "./tokens"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const WHY = "Asked for by operations"
const made = async () => {
  const answer = await perform(
    createMeter,
    world.call("support", { handle: `${world.tag}-batch`, name: "Batch", reason: WHY }),
  )
  if (!answer.ok) throw new Error(answer.message)
  return answer.value.meter
}
const issued = async (meter: string, key?: string) => {
  const answer = await perform(
    issueMeterToken,
    world.call("support", { meter, name: "A", days: 720, reason: WHY }, key ? { key } : {}),
  )
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
const postBy = (actor: Actor | null) => {
  if (!actor) return Promise.resolve("nobody")
  const call = { ...world.call("meter", { lines: [lineIn(world)] }, { token: "full" }), actor }
  return perform(postCharges, call).then((answer) => (answer.ok ? "yes" : answer.refusal))
}
const bearer = (secret: string) => findByBearer(`Bearer ${secret}`)

test("A123 a metering account posts with its token from when it is issued until it is revoked, and the trail of the installation has each", async () => {
  const meter = await made()
  const { secret, id, expiresAt } = await issued(meter)
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(719 * DAY)
  const actor = await bearer(secret)
  expect(actor).toMatchObject({ userId: meter, metering: true, support: false, staff: [] })
  expect(await postBy(actor)).toBe("yes")
  expect(await perform(revokeMeterToken, world.call("support", { meter, token: id, reason: WHY }))).toMatchObject({
    changed: 1,
  })
  // Found before it was revoked, and too late all the same.
  expect(await postBy(actor)).toBe("sign_in_required")
  expect(await bearer(secret)).toBeNull()
  const events = await world.rows<{ operation: string }>({
    text: "select operation from audit_event where chain = 'installation' and target = $1 order by seq",
    values: [meter],
  })
  expect(events.map((event) => event.operation)).toEqual(["meter.create", "meter.issue-token", "meter.revoke-token"])
})

test("INV-14 disabling a metering account ends all of its tokens at once; enabling it lets them work again", async () => {
  const meter = await made()
  const { secret } = await issued(meter)
  const actor = await bearer(secret)
  expect(await perform(disableMeter, world.call("support", { meter, reason: WHY }))).toMatchObject({ changed: 1 })
  expect(await bearer(secret)).toBeNull()
  expect(await postBy(actor)).toBe("sign_in_required")
  expect(await perform(disableMeter, world.call("support", { meter, reason: WHY }))).toMatchObject({ unchanged: 1 })
  expect(
    await perform(issueMeterToken, world.call("support", { meter, name: "B", days: 1, reason: WHY })),
  ).toMatchObject({
    refusal: "already_disabled",
  })
  await perform(enableMeter, world.call("support", { meter, reason: WHY }))
  expect(await postBy(await bearer(secret))).toBe("yes")
})

test("INV-18 the secret of a metering account's token is shown once; nothing that is kept, listed or replayed holds it", async () => {
  const meter = await made()
  const { secret, id } = await issued(meter, "same")
  expect(await issued(meter, "same")).toMatchObject({ id, secret: null })
  const list = await read(listMeters, world.call("support", { q: `${world.tag}-batch` }))
  const mine = list.ok ? list.value.rows.find((one) => one.id === meter) : null
  expect(mine).toMatchObject({
    name: "Batch",
    disabled: false,
    tokens: [{ id, ending: secret.slice(-4), lastUsedAt: null }],
  })
  const kept = await world.rows({ text: "select * from token where id = $1", values: [id] })
  const trail = await world.rows({ text: "select * from audit_event where target = $1", values: [meter] })
  for (const place of [list, kept, trail]) expect(JSON.stringify(place)).not.toContain(secret)
})

test.each([0, 721, 1.5, -1])("INV-16 a metering account's token does not last %s days", async (days) => {
  const input = { meter: world.users.meter, name: "A", days, reason: WHY }
  expect(await perform(issueMeterToken, world.call("support", input))).toMatchObject({ refusal: "invalid_input" })
})

test("a person is no metering account, and a name that is taken is refused", async () => {
  const before = await world.dump()
  const meter = world.users.member
  for (const one of [disableMeter, enableMeter])
    expect(await perform(one, world.call("support", { meter, reason: WHY }))).toMatchObject({ refusal: "not_found" })
  const token = { meter, name: "A", days: 1, reason: WHY }
  expect(await perform(issueMeterToken, world.call("support", token))).toMatchObject({ refusal: "not_found" })
  const taken = { handle: world.handles.member, name: "Batch", reason: WHY }
  expect(await perform(createMeter, world.call("support", taken))).toMatchObject({ refusal: "username_taken" })
  expect(difference(before, await world.dump())).toEqual({})
})
