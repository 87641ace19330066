import { beforeEach, expect, test } from "vitest"
import { difference, freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { after, clock, DAY } from "@/lib/clock"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { deleteProject } from "@/lib/projects/delete"
import { getProject } from "@/lib/projects/get"
import { requestTransfer } from "@/lib/transfers/request"
import { listSponsorships } from "./list"
import { setSponsorship } from "./set"
import { setSponsorshipEnd } from "./set-end"

let world: World
let lab: string
beforeEach(async () => {
  world = await freshWorld()
  lab = world.projects.lab
})

const inDays = (days: number): string => after(clock.now(), days * DAY).toISOString()
const sponsor = (by: PersonKey, id: string, days = 30) =>
  perform(
    setSponsorship,
    world.call(by, { project: lab, sponsor: { id, until: inDays(days) }, reason: "Agreed with the sponsor" }),
  )
const setEnd = (by: PersonKey, days: number) =>
  perform(setSponsorshipEnd, world.call(by, { project: lab, until: inDays(days) }))
const remove = async () => {
  const named = await read(getProject, world.call("admin", { project: lab }))
  return perform(deleteProject, world.call("admin", { project: lab, name: named.ok ? named.value.name : "" }))
}

test("A199 support alone names a sponsor, who is told by mail and bell; the payer's trail has it", async () => {
  const before = await world.dump()
  for (const by of ["admin", "outsider", "nobody"] as const)
    expect(await sponsor(by, world.foreign)).toMatchObject({ refusal: "not_found" })
  expect(await sponsor("support", "org-of-nobody")).toMatchObject({ refusal: "unknown_principal" })
  expect(await sponsor("support", world.users.invited)).toMatchObject({ refusal: "unknown_principal" })
  expect(await sponsor("support", world.foreign, -1)).toMatchObject({ refusal: "end_in_past" })
  expect(difference(before, await world.dump())).toEqual({})

  expect(await sponsor("support", world.foreign)).toMatchObject({ ok: true, changed: 1 })
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "project.set-sponsorship",
    target: lab,
    after: { sponsor: world.foreign },
  })
  const told = await world.rows<{ user_id: string; rung: number }>({
    text: `select m.user_id, (select count(*)::int from notification n where n.user_id = m.user_id and n.kind = m.kind) as rung
      from mail m where m.kind = 'project.sponsored' and m.payload->>'projectId' = $1 order by 1`,
    values: [lab],
  })
  const admins = [world.users.both, world.users.outsider].sort()
  expect(told).toEqual(admins.map((user_id) => ({ user_id, rung: 1 })))
})

test("A200 the sponsor's admins move the end, and nobody else, not even who administers the project", async () => {
  await sponsor("support", world.foreign)
  for (const by of ["admin", "admin2", "member"] as const)
    expect(await setEnd(by, 60)).toMatchObject({ refusal: "lacks_permission" })
  expect(await setEnd("foreignMember", 60)).toMatchObject({ refusal: "not_found" })
  expect(await setEnd("outsider", 60)).toMatchObject({ ok: true, changed: 1 })
  const seen = await read(getProject, world.call("outsider", { project: lab }))
  expect(seen).toMatchObject({ ok: true, value: { isSponsor: true, level: "NONE" } })
})

test("A198 A201 neither deleted nor handed over until the sponsor sets the end to the past", async () => {
  await sponsor("support", world.users.nobody)
  expect(await remove()).toMatchObject({ refusal: "sponsored" })
  const hand = () => perform(requestTransfer, world.call("admin", { project: lab, to: world.handles.outsider }))
  expect(await hand()).toMatchObject({ refusal: "sponsored" })
  expect(await setEnd("nobody", -1)).toMatchObject({ ok: true })
  expect(await read(getProject, world.call("nobody", { project: lab }))).toMatchObject({ refusal: "not_found" })
  expect(await read(getProject, world.call("admin", { project: lab }))).toMatchObject({ value: { sponsor: null } })
  expect(await setEnd("nobody", 30)).toMatchObject({ refusal: "not_found" })
  expect(await hand()).toMatchObject({ ok: true })
  await world.rows({ text: "delete from project_transfer where project_id = $1", values: [lab] })
  expect(await remove()).toMatchObject({ ok: true })
})

test("A199 a sponsorship is over by itself when its end has come", async () => {
  await sponsor("support", world.users.nobody, 1)
  const now = after(clock.now(), 2 * DAY)
  const hand = world.call("admin", { project: lab, to: world.handles.outsider }, { now })
  expect(await perform(requestTransfer, hand)).toMatchObject({ ok: true })
})

test("A199 A184 support lists what is sponsored, finds it by who pays, and a PHI project by its id alone", async () => {
  await sponsor("support", world.foreign, 10)
  await world.rows({ text: "update project set contains_phi = true where id = $1", values: [lab] })
  const list = async (input: object) => {
    const answer = await read(listSponsorships, world.call("support", input, { org: null }))
    return answer.ok ? answer.value : null
  }
  const mine = { project: lab, name: null, sponsor: { id: world.foreign }, payer: { id: world.org } }
  expect(await list({ q: lab })).toMatchObject({ total: 1, rows: [mine], next: null, previous: null })
  for (const q of [world.foreign, world.org]) expect((await list({ q }))?.rows).toMatchObject([mine])
  const name = `secret ${world.tag}`
  await world.rows({ text: "update project set name = $2, sort_name = $2 where id = $1", values: [lab, name] })
  const byName = await list({ q: name, size: 100 })
  expect(byName?.rows.map((row) => row.project)).not.toContain(lab)
  expect(await list({ q: lab, filters: { ends: ["later"] } })).toMatchObject({ total: 0, rows: [] })
  expect(await list({ q: lab, filters: { ends: ["soon"], by: ["org"] } })).toMatchObject({ total: 1 })
  expect(await list({ q: lab, filters: { by: ["user"] } })).toMatchObject({ total: 0 })
  const seen = { project: lab, sponsor: null, reason: "The sponsor asked for it" }
  expect(await preview(setSponsorship, world.call("support", seen))).toMatchObject({
    preview: { lines: [{ label: lab, message: expect.stringContaining(world.org) }] },
  })
})
