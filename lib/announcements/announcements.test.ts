import { afterAll, beforeAll, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { after, DAY, HOUR } from "@/lib/clock"
import { forget } from "@/lib/doors/housekeeping"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { currentAnnouncements } from "./current"
import { dismissAnnouncement } from "./dismiss"
import { listAnnouncements } from "./list"
import { withdrawAnnouncement } from "./withdraw"
import { createAnnouncement, editAnnouncement } from "./write"

// Far from now, so that what other tests announce is not met here, nor what is announced here by them.
const START = new Date("2060-03-01T10:00:00Z")
const at = (hours: number) => after(START, hours * HOUR)
const iso = (hours: number) => at(hours).toISOString()

let world: World
beforeAll(async () => {
  world = await freshWorld()
})
afterAll(() => world.rows({ text: "delete from announcement where created_by = $1", values: [world.users.support] }))

type Who = Parameters<World["call"]>[0]
const publish = async (input: object, now = START): Promise<string> => {
  const answer = await perform(createAnnouncement, world.call("support", { title: "News", ...input }, { now }))
  if (!answer.ok) throw new Error(answer.message)
  return String(answer.value.announcement)
}
const seenBy = async (who: Who, hours: number, options: object = {}): Promise<string[]> => {
  const answer = await read(currentAnnouncements, world.call(who, {}, { now: at(hours), ...options }))
  if (!answer.ok) throw new Error(answer.message)
  const mine = await world.rows<{ id: string }>({
    text: "select id from announcement where created_by = $1",
    values: [world.users.support],
  })
  return answer.value.map(({ id }) => id).filter((id) => mine.some((one) => one.id === id))
}
// The chain of the installation is everybody's: other tests write to it meanwhile.
const eventOf = async (target: string, operation: string) =>
  (await world.trail("installation")).find((event) => event.target === target && event.operation === operation)
const withdraw = (announcement: string, hours: number) =>
  perform(
    withdrawAnnouncement,
    world.call("support", { announcement, reason: "Moved to next week" }, { now: at(hours) }),
  )

test("A262 what support announces is read by everybody from when it begins until it ends, in every org and in none", async () => {
  const id = await publish({
    title: "Maintenance",
    text: "One\r\ntwo",
    kind: "maintenance",
    from: iso(1),
    until: iso(3),
  })
  for (const who of ["admin", "member", "nobody", "outsider", "support"] as const) {
    expect([who, await seenBy(who, 0.9), await seenBy(who, 1), await seenBy(who, 2.9), await seenBy(who, 3)]).toEqual([
      who,
      [],
      [id],
      [id],
      [],
    ])
  }
  expect(await eventOf(id, "announcement.create")).toMatchObject({
    actor: world.users.support,
    actor_kind: "support",
    after: { title: "Maintenance", text: "One\ntwo", kind: "maintenance", from: iso(1), until: iso(3) },
  })
})

test("A262 putting it away holds for the person and their sign-in alone; again changes nothing, and it is forgotten with the sign-in", async () => {
  const id = await publish({ until: iso(10) })
  const dismiss = (who: Who, announcement = id) =>
    perform(dismissAnnouncement, world.call(who, { announcement }, { now: at(1) }))
  expect(await dismiss("member")).toMatchObject({ ok: true, changed: 1 })
  expect(await dismiss("member")).toMatchObject({ ok: true, changed: 0, unchanged: 1 })
  expect(await seenBy("member", 2)).not.toContain(id)
  expect(await seenBy("admin", 2)).toContain(id)
  // A program reads it whatever was put away on a screen.
  expect(await seenBy("member", 2, { token: "full" })).toContain(id)
  const kept = await world.rows({ text: "select * from announcement_seen where announcement_id = $1", values: [id] })
  expect(kept).toMatchObject([{ user_id: world.users.member, session_id: world.sessions.member }])
  expect((await world.trail(world.users.member)).at(-1)).toMatchObject({
    operation: "announcement.dismiss",
    target: id,
  })
  const later = await publish({ from: iso(5) })
  const before = await world.dump()
  expect(await dismiss("member", later)).toMatchObject({ refusal: "not_found" })
  expect(difference(before, await world.dump())).toEqual({})
  await forget(after(at(1), 2 * DAY))
  const left = await world.rows({ text: "select 1 from announcement_seen where announcement_id = $1", values: [id] })
  expect(left).toEqual([])
})

test("A262 the most pressing stands first, and no more than five at once", async () => {
  const from = iso(100)
  const ids: string[] = []
  for (const kind of ["info", "warning", "maintenance", "info", "info", "info"])
    ids.push(await publish({ kind, from, until: iso(101) }))
  const seen = await seenBy("nobody", 100.5)
  expect(seen).toHaveLength(5)
  expect(seen.slice(0, 2)).toEqual([ids[2], ids[1]])
})

test("A262 before it begins it can be changed, once begun no more; a preview says what changes", async () => {
  const id = await publish({ title: "Draft", from: iso(201) })
  const edit = (input: object, hours: number) =>
    world.call("support", { announcement: id, ...input }, { now: at(hours) })
  const shown = await preview(editAnnouncement, edit({ title: "Draft", text: "More", from: null }, 200))
  expect(shown).toMatchObject({
    preview: { changed: 1, lines: [{ before: { text: "", from: iso(201) }, after: { text: "More", from: "now" } }] },
  })
  expect(await perform(editAnnouncement, edit({ title: "Draft" }, 200))).toMatchObject({ unchanged: 1 })
  expect(await perform(editAnnouncement, edit({ title: "Final", from: iso(202) }, 200))).toMatchObject({ changed: 1 })
  expect(await seenBy("admin", 201.5)).not.toContain(id)
  expect(await seenBy("admin", 202)).toContain(id)
  const before = await world.dump()
  expect(await perform(editAnnouncement, edit({ title: "Late" }, 202))).toMatchObject({ refusal: "announcement_begun" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A262 withdrawing ends it at once with the reason in the trail; what has not begun is never shown", async () => {
  const running = await publish({ from: iso(300) })
  const coming = await publish({ from: iso(310), until: iso(320) })
  expect(await seenBy("member", 301)).toContain(running)
  for (const id of [running, coming]) expect(await withdraw(id, 301)).toMatchObject({ changed: 1 })
  expect(await eventOf(coming, "announcement.withdraw")).toMatchObject({
    reason: "Moved to next week",
    before: { until: iso(320) },
  })
  expect(await withdraw(running, 302)).toMatchObject({ changed: 0, unchanged: 1 })
  const seen = [...(await seenBy("member", 301)), ...(await seenBy("member", 315))]
  expect(seen).not.toContain(running)
  expect(seen).not.toContain(coming)
})

test.each([
  ["begins in the past", { from: iso(399) }, "from"],
  ["ends before it begins", { from: iso(402), until: iso(401) }, "until"],
  ["ended already", { until: iso(399) }, "until"],
  ["has no title", { title: " " }, "title"],
  ["has a title of two lines", { title: "One\ntwo" }, "title"],
  ["turns its text around", { text: "abc\u202Edef" }, "text"],
  ["is too long", { text: "a".repeat(2001) }, "text"],
])("A262 an announcement that %s is refused, and says which field", async (_, input, field) => {
  const before = await world.dump()
  const call = world.call("support", { title: "News", ...input }, { now: at(400) })
  const answer = await perform(createAnnouncement, call)
  expect(answer).toMatchObject({ ok: false, refusal: "invalid_input", fields: { [field]: expect.any(String) } })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A262 staff list them page by page, by state, kind and words; who lacks the right reads and does not write", async () => {
  const word = `needle ${world.tag}`
  for (const n of [0, 1, 2, 3, 4, 5]) {
    const row = await publish({
      title: `${word} ${n}`,
      from: iso(500 + n * 0.4),
      kind: n === 5 ? "warning" : "info",
    })
    if (n === 0) await withdraw(row, 500.5)
  }
  const list = async (input: object) => {
    const answer = await read(
      listAnnouncements,
      world.call("support", { q: word.toUpperCase(), ...input }, { now: at(501) }),
    )
    if (!answer.ok) throw new Error(answer.message)
    return answer.value
  }
  const all = await list({})
  expect([all.total, all.next, all.rows.map(({ state }) => state)]).toEqual([
    6,
    null,
    ["scheduled", "scheduled", "scheduled", "running", "running", "ended"],
  ])
  expect((await list({ filters: { state: ["ended"] } })).rows.map(({ title }) => title)).toEqual([`${word} 0`])
  expect((await list({ filters: { kind: ["warning"] } })).total).toBe(1)
  expect((await list({ q: "%" })).rows).toEqual([])
  const reader = { ...world.call("support", { title: "No" }) }
  const actor = { ...reader.actor, staff: ["limits"] } as typeof reader.actor
  expect(await perform(createAnnouncement, { ...reader, actor })).toMatchObject({ refusal: "lacks_permission" })
  expect(await read(listAnnouncements, { ...world.call("support", {}), actor })).toMatchObject({ ok: true })
})
