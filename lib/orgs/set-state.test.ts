import { beforeEach, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { after, clock, DAY, HOUR } from "@/lib/clock"
import { tidyOrg } from "@/lib/doors/housekeeping"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { getOrg } from "./get"
import { renameOrg } from "./rename"
import { resumeOrg, setExpiry, suspendOrg } from "./set-state"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const REASON = "The contract has ended"
const desk = (more: object = {}, by: "support" | "admin" = "support") =>
  world.call(by, { org: world.org, reason: REASON, ...more }, { org: null })
const rename = async (now = clock.now()) => {
  const seen = await read(getOrg, world.call("admin", {}, { now }))
  if (!seen.ok) throw new Error(seen.refusal)
  const input = { name: `Renamed ${now.getTime()}`, version: seen.value.version }
  return { state: seen.value.state, answer: await perform(renameOrg, world.call("admin", input, { now })) }
}

test("B1.14 a suspended org is read and not changed, its admins are told why, and it goes on as it was", async () => {
  const before = await world.dump()
  expect(await perform(suspendOrg, desk({}, "admin"))).toMatchObject({ refusal: "not_found" })
  expect(await perform(suspendOrg, desk({ reason: "x" }))).toMatchObject({ refusal: "invalid_input" })
  expect(difference(before, await world.dump())).toEqual({})

  expect(await perform(suspendOrg, desk())).toMatchObject({ ok: true, changed: 1 })
  expect(await rename()).toMatchObject({ state: "SUSPENDED", answer: { refusal: "org_expired" } })
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "org.suspend",
    actor_kind: "support",
    reason: REASON,
    before: { state: "LIVE" },
    after: { state: "SUSPENDED" },
  })
  const told = (await world.mails()).filter((mail) => mail.kind === "org.suspended")
  expect(told.map((mail) => mail.user_id).sort()).toEqual([world.users.admin, world.users.admin2].sort())
  expect(await perform(suspendOrg, desk())).toMatchObject({ ok: true, changed: 0 })

  expect(await perform(resumeOrg, desk())).toMatchObject({ ok: true, changed: 1 })
  expect(await rename()).toMatchObject({ state: "LIVE", answer: { ok: true } })
})

test("B1.14 an org expires at its moment, noted or not; the hour notes it once; support lets it go on", async () => {
  const end = after(clock.now(), DAY)
  expect(await perform(setExpiry, desk({ expiresAt: after(clock.now(), -HOUR).toISOString() }))).toMatchObject({
    refusal: "end_in_past",
  })
  expect(await perform(setExpiry, desk({ expiresAt: end.toISOString() }))).toMatchObject({ ok: true, changed: 1 })
  expect(await rename(after(end, -1000))).toMatchObject({ state: "LIVE", answer: { ok: true } })
  expect(await rename(end)).toMatchObject({ state: "EXPIRED", answer: { refusal: "org_expired" } })
  await tidyOrg(world.org, after(end, HOUR))
  await tidyOrg(world.org, after(end, 2 * HOUR))
  const noted = (await world.trail()).filter((event) => event.operation === "org.expire")
  expect(noted.map((event) => [event.actor, event.after])).toEqual([["system:housekeeping", { state: "EXPIRED" }]])
  const later = { ...desk(), now: after(end, 3 * HOUR) }
  expect(await perform(resumeOrg, later)).toMatchObject({ ok: true, changed: 1 })
  expect(await rename()).toMatchObject({ state: "LIVE", answer: { ok: true } })
})
