import { beforeAll, expect, test } from "vitest"
import { freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { tryKey } from "@/lib/accounts/prove"
import { after, clock } from "@/lib/clock"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { disableUser } from "./disable-user"
import { findUser } from "./find-user"
import { searchUsers } from "./search-users"
import { unlockUser } from "./unlock-user"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const REASON = "Called from their own number"
async function found(input: object) {
  const answer = await read(searchUsers, world.call("support", input, { org: null }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
const idsOf = async (input: object) => (await found(input)).rows.map((row) => row.id)
const seen = async (who: PersonKey) => {
  const answer = await read(findUser, world.call("support", { who: world.users[who] }, { org: null }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
/** As if somebody had tried that name too often. */
const lockOut = (name: string) =>
  world.rows({
    text: "insert into sign_in_try (key, failures, last_at, wait_until) values ($1, 9, $2, $3)",
    values: [tryKey(name.toLowerCase()), clock.now(), after(clock.now(), 600_000)],
  })

test("A346 INV-29 support finds people by any part of name, username, id and address, in pages; nobody else does", async () => {
  const handle = world.handles.member
  for (const q of [handle, `user-${handle}`.toUpperCase(), `${handle}@people`, handle.slice(1)])
    expect(await idsOf({ q })).toContain(world.users.member)
  expect(await idsOf({ q: handle })).toEqual(
    expect.arrayContaining([
      world.users.member,
      ...(world.handles.member2.startsWith(handle) ? [world.users.member2] : []),
    ]),
  )
  expect((await idsOf({ q: handle }))[0]).toBe(world.users.member)
  expect(await idsOf({ q: "%" })).toEqual([])
  const all = await found({ q: world.tag, size: 100 })
  expect(all.rows.length).toBe(all.total)
  expect(all.rows.map((row) => row.id)).toEqual(
    expect.arrayContaining([world.users.admin, world.users.support, world.users.nobody]),
  )
  expect((await idsOf({ q: world.tag, size: 100, direction: "desc" })).reverse()).toEqual(all.rows.map(({ id }) => id))
  const refused = await read(searchUsers, world.call("admin", { q: handle }, { org: null }))
  expect(refused).toMatchObject({ refusal: "not_found" })
})

test("A346 pages of people follow one another without a gap, forth and back", async () => {
  const people = Array.from({ length: 60 }, (_, n) => `${world.tag}-page${n}`)
  await world.rows({
    text: `insert into "user" (id, handle, name, email, state, created_at)
      select 'user-' || h, h, 'Paula ' || length(h), h || '@people.example', 'INVITED', $2 from unnest($1::text[]) h`,
    values: [people, clock.now()],
  })
  const q = `${world.tag}-page`
  const first = await found({ q, size: 25 })
  const second = await found({ q, size: 25, after: first.next })
  const third = await found({ q, size: 25, after: second.next })
  const ids = [first, second, third].flatMap((page) => page.rows.map((row) => row.id))
  expect(new Set(ids).size).toBe(60)
  expect(third.next).toBeNull()
  const back = await found({ q, size: 25, before: third.previous })
  expect(back.rows).toEqual(second.rows)
  expect(first).toMatchObject({ total: 60, previous: null })
  expect(await idsOf({ q, filters: { seen: ["before"] } })).toEqual([])
})

test("A346 who is locked out, disabled or has never signed in is found by that, and unlocked with a reason the trail keeps", async () => {
  await lockOut(world.handles.member)
  await lockOut(`${world.handles.member2}@people.example`)
  const locked = { q: world.tag, filters: { signIn: ["locked"] } }
  expect((await idsOf(locked)).sort()).toEqual([world.users.member, world.users.member2].sort())
  expect(await idsOf({ q: world.tag, size: 100, filters: { signIn: ["free"] } })).not.toContain(world.users.member)
  expect(await seen("member")).toMatchObject({ failures: 9, refusals: { unlock: null } })
  expect((await seen("member")).waitsUntil).not.toBeNull()
  const unlock = world.call("support", { who: world.users.member, reason: REASON }, { org: null })
  expect(await perform(unlockUser, unlock)).toMatchObject({ ok: true })
  expect(await idsOf(locked)).toEqual([world.users.member2])
  const after = await seen("member")
  expect(after).toMatchObject({ failures: 0, waitsUntil: null })
  expect(after.refusals?.unlock).toMatch(/No failed sign-in/)
  expect(after.history[0]).toMatchObject({ did: expect.stringContaining("unlocked the sign-in"), reason: REASON })

  await perform(disableUser, world.call("support", { who: world.users.nobody, reason: REASON }, { org: null }))
  expect(await idsOf({ q: world.tag, filters: { state: ["DISABLED"] } })).toContain(world.users.nobody)
  expect(await idsOf({ q: world.tag, filters: { seen: ["never"] } })).toContain(world.users.invited)
  expect((await seen("support")).refusals?.disable).toMatch(/Staff and Metering/)
})
