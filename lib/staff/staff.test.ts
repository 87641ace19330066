import { beforeEach, expect, test } from "vitest"
import { giveSession } from "@/e2e/fixtures/credentials"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { STAFF_RIGHT_NAMES, type StaffRight } from "@/lib/access/staff"
import { findBySession } from "@/lib/identity/find"
import { createMeter } from "@/lib/meters/create"
import type { Call } from "@/lib/operations/ground"
import type { AnyMutation } from "@/lib/operations/operation"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createSupport } from "@/lib/support/create"
import { listStaff } from "./list"
import type { StaffFacts } from "./load"
import { setStaffRights } from "./set-rights"
import { disableStaff, enableStaff } from "./set-state"

let world: World
/** Two of staff beside the world's own, who holds every right: one looks after staff and meters, one answers requests. */
let [lead, clerk]: [string, string] = ["", ""]
beforeEach(async () => {
  world = await freshWorld()
  ;[lead, clerk] = [world.users.nobody, world.users.foreignRemoved]
  await hold(lead, ["meters", "staff"])
  await hold(clerk, ["requests"])
})

const WHY = "Changed desks"
const hold = (user: string, rights: readonly string[]) =>
  world.rows({ text: `update "user" set support = true, staff_rights = $2 where id = $1`, values: [user, rights] })
const rightsOf = async (user: string) =>
  (await world.rows<{ r: string[] }>({ text: `select staff_rights as r from "user" where id = $1`, values: [user] }))[0]
    ?.r

/** A call of somebody of staff with what they held when they were found. */
function by(user: string, staff: readonly StaffRight[], input: object): Call {
  const call = world.call(user === lead ? "nobody" : user === clerk ? "foreignRemoved" : "support", input, {
    org: null,
  })
  return call.actor.kind === "user" ? { ...call, actor: { ...call.actor, support: true, staff } } : call
}
const all = (input: object) => by(world.users.support, STAFF_RIGHT_NAMES, input)
const asLead = (input: object) => by(lead, ["meters", "staff"], input)

test("INV-14 INV-48 rights of staff are set with a reason, count at the next step of an open session, and the person is told", async () => {
  const session = await giveSession(world, "nobody")
  expect(await findBySession(session.secret, true)).toMatchObject({ staff: ["meters", "staff"] })
  const input = { staff: lead, rights: ["staff", "people"], reason: WHY }
  expect(await perform(setStaffRights, all(input))).toMatchObject({ ok: true, changed: 1 })
  expect(await findBySession(session.secret, true)).toMatchObject({ staff: ["people", "staff"] })
  expect(await perform(setStaffRights, all(input))).toMatchObject({ ok: true, unchanged: 1 })
  const [event] = await world.rows({
    text: "select operation, actor_kind, reason, before::jsonb, after::jsonb from audit_event where chain = 'installation' and target = $1",
    values: [lead],
  })
  expect(event).toMatchObject({ operation: "staff.set-rights", actor_kind: "support", reason: WHY })
  expect(event).toMatchObject({ before: { rights: ["meters", "staff"] }, after: { rights: ["people", "staff"] } })
  const mail = { text: "select kind, payload from mail where user_id = $1", values: [lead] }
  expect(await world.rows(mail)).toMatchObject([{ kind: "staff.rights-set", payload: { rights: "People, Staff" } }])
  // Found before the right went, and too late all the same.
  const late = by(lead, ["meters", "staff"], { handle: `${world.tag}-m`, name: "M", reason: WHY })
  expect(await perform(createMeter, late)).toMatchObject({ refusal: "lacks_permission" })
})

test("INV-3 INV-4 nobody raises themselves, gives what they lack, or makes an account that has more", async () => {
  const before = await world.dump()
  const tries: [AnyMutation, Call, string][] = [
    [setStaffRights, asLead({ staff: lead, rights: ["meters", "staff", "limits"], reason: WHY }), "not_on_oneself"],
    [setStaffRights, asLead({ staff: clerk, rights: ["requests", "limits"], reason: WHY }), "above_own_rights"],
    [createSupport, asLead(newPerson(["limits"])), "above_own_rights"],
    [setStaffRights, by(clerk, ["requests"], { staff: clerk, rights: [], reason: WHY }), "lacks_permission"],
    [disableStaff, asLead({ staff: lead, reason: WHY }), "not_on_oneself"],
    [setStaffRights, asLead({ staff: world.users.member, rights: [], reason: WHY }), "not_found"],
    [setStaffRights, asLead({ staff: clerk, rights: [], reason: "x" }), "invalid_input"],
    [setStaffRights, asLead({ staff: clerk, rights: ["everything"], reason: WHY }), "invalid_input"],
  ]
  for (const [operation, call, refusal] of tries) expect(await perform(operation, call)).toMatchObject({ refusal })
  const asAdmin = world.call("admin", { staff: clerk, rights: [], reason: WHY }, { org: null })
  expect(await perform(setStaffRights, asAdmin)).toMatchObject({ refusal: "not_found" })
  expect(difference(before, await world.dump())).toEqual({})
  // What they hold they give, and what they lack they take away.
  expect(await perform(setStaffRights, asLead({ staff: clerk, rights: ["meters"], reason: WHY }))).toMatchObject({
    ok: true,
  })
  expect(await perform(createSupport, asLead(newPerson(["meters"])))).toMatchObject({ ok: true })
  expect(await rightsOf(`user-${world.tag}-p`)).toEqual(["meters"])
})

const newPerson = (rights: string[]) => ({
  handle: `${world.tag}-p`,
  name: "Pia",
  email: `${world.tag}-p@people.example`,
  rights,
  reason: WHY,
})

test("INV-4 INV-42 of two who take the right over staff from each other at once one succeeds", async () => {
  await hold(clerk, ["staff"])
  const answers = await Promise.all([
    perform(setStaffRights, asLead({ staff: clerk, rights: [], reason: WHY })),
    perform(setStaffRights, by(clerk, ["staff"], { staff: lead, rights: [], reason: WHY })),
  ])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: "lacks_permission" })
  expect([await rightsOf(lead), await rightsOf(clerk)].flat()).toContain("staff")
  await hold(lead, ["staff"])
  await hold(clerk, ["staff"])
  const ends = await Promise.all([
    perform(disableStaff, asLead({ staff: clerk, reason: WHY })),
    perform(disableStaff, by(clerk, ["staff"], { staff: lead, reason: WHY })),
  ])
  expect(ends.filter((answer) => answer.ok)).toHaveLength(1)
})

// The database of the tests has staff of other worlds: what nobody else holds is said to the rule.
test("INV-1 the last who is active and looks after staff keeps that right and the account, whoever asks", () => {
  const person = { id: "user-a", handle: "a", name: "A", email: null, state: "ACTIVE", has_password: true } as const
  const times = { created_at: new Date(0), last_active_at: null }
  const facts: StaffFacts = { person: { ...person, ...times, rights: ["staff"] }, held: null, isLast: true }
  const call = world.call("system")
  const ask = { ...call, me: null, targets: [], locking: true, facts }
  const rule = (rights: StaffRight[]) =>
    setStaffRights.rule({ ...ask, input: { staff: "user-a", rights, reason: WHY } })
  expect(rule(["people"])).toMatchObject({ refusal: "last_staff" })
  expect(rule(["staff", "people"])).toEqual({ allowed: true })
  expect(disableStaff.rule({ ...ask, input: { staff: "user-a", reason: WHY } })).toMatchObject({
    refusal: "last_staff",
  })
})

test("INV-15 staff are disabled with every credential, keep their rights asleep, and come back", async () => {
  const session = await giveSession(world, "nobody")
  expect(await perform(disableStaff, all({ staff: lead, reason: WHY }))).toMatchObject({ ok: true, changed: 1 })
  expect(await findBySession(session.secret, true)).toBeNull()
  expect(await perform(disableStaff, asLead({ staff: clerk, reason: WHY }))).toMatchObject({ ok: false })
  expect(await perform(enableStaff, all({ staff: lead, reason: WHY }))).toMatchObject({ ok: true, changed: 1 })
  expect(await findBySession(session.secret, true)).toBeNull()
  expect(await rightsOf(lead)).toEqual(["meters", "staff"])
})

test("staff are listed in every order and by every filter, and one sees which row is theirs", async () => {
  const q = world.tag
  for (const sort of ["name", "active", "created"] as const)
    for (const direction of ["asc", "desc"] as const) {
      const answer = await read(listStaff, asLead({ q, sort, direction }))
      const ids = answer.ok ? answer.value.rows.map((row) => row.id).sort() : []
      expect(ids).toEqual([lead, clerk, world.users.support].sort())
    }
  const filtered = await read(listStaff, asLead({ q, filters: { right: ["meters"], state: ["ACTIVE"] } }))
  expect(filtered.ok && filtered.value.rows.find((row) => row.isSelf)?.id).toBe(lead)
  expect(filtered).toMatchObject({ value: { total: 2, next: null, previous: null } })
  const first = await read(listStaff, asLead({ size: 25 }))
  if (!first.ok || !first.value.next) return
  const back = await read(listStaff, asLead({ size: 25, after: first.value.next }))
  expect(back.ok && back.value.previous).not.toBeNull()
})
