import { beforeAll, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { getOrg } from "./get"
import { recentChanges } from "./recent-changes"
import { renameOrg } from "./rename"
import { setPolicies } from "./set-policies"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const version = async () => {
  const [row] = await world.rows<{ version: number }>({
    text: "select version from org where id = $1",
    values: [world.org],
  })
  return row?.version ?? 0
}

test("A010 A017 an admin renames the org: its name changes, its id does not, and the trail has both names", async () => {
  const before = await version()
  const was = await read(getOrg, world.call("admin"))
  const done = await perform(renameOrg, world.call("admin", { name: "  Renamed Labs ", version: before }))
  expect(done).toMatchObject({ ok: true, changed: 1, value: { name: "Renamed Labs", version: before + 1 } })
  const now = await read(getOrg, world.call("admin"))
  expect(now).toMatchObject({ ok: true, value: { id: world.org, name: "Renamed Labs" } })
  const last = (await world.trail()).at(-1)
  expect(last).toMatchObject({ operation: "org.rename", target: world.org, after: { name: "Renamed Labs" } })
  expect(last?.before).toEqual({ name: was.ok ? was.value.name : "" })
})

test("A017 the same name again changes nothing and writes nothing", async () => {
  const name = "Steady"
  await perform(renameOrg, world.call("admin", { name, version: await version() }))
  const before = await world.dump()
  const again = await perform(renameOrg, world.call("admin", { name, version: await version() }))
  expect(again).toMatchObject({ ok: true, changed: 0, unchanged: 1 })
  expect(difference(before, await world.dump())).toEqual({})
})

test("INV-37 a rename on an outdated version is refused, and nothing changes", async () => {
  const seen = await version()
  await perform(renameOrg, world.call("admin2", { name: "Faster", version: seen }))
  const before = await world.dump()
  const late = await perform(renameOrg, world.call("admin", { name: "Slower", version: seen }))
  expect(late).toMatchObject({ ok: false, refusal: "stale_version" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("INV-37 of two renames at once on one version exactly one holds", async () => {
  const seen = await version()
  const answers = await Promise.all([
    perform(renameOrg, world.call("admin", { name: "One", version: seen })),
    perform(renameOrg, world.call("admin2", { name: "Two", version: seen })),
  ])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(await version()).toBe(seen + 1)
})

test.each(["member", "readOnly", "disabled", "ended", "outsider", "nobody"] as const)(
  "A008 A016 the settings are the admins': %s changes neither name nor policies",
  async (who) => {
    const seen = await version()
    const before = await world.dump()
    expect((await perform(renameOrg, world.call(who, { name: "Mine", version: seen }))).ok).toBe(false)
    expect((await perform(setPolicies, world.call(who, { memberListVisibility: "PUBLIC", version: seen }))).ok).toBe(
      false,
    )
    expect(difference(before, await world.dump())).toEqual({})
  },
)

test("A040 A042 the member list is the admins' until the policy says otherwise, and from then on at once", async () => {
  const closed = await read(getOrg, world.call("member"))
  expect(closed).toMatchObject({
    ok: true,
    value: { tabs: { members: false, settings: false }, counts: { members: null } },
  })
  await perform(setPolicies, world.call("admin", { memberListVisibility: "MEMBER", version: await version() }))
  const open = await read(getOrg, world.call("member"))
  expect(open).toMatchObject({ ok: true, value: { tabs: { members: true, settings: false } } })
  await perform(setPolicies, world.call("admin", { memberListVisibility: "ADMIN", version: await version() }))
  expect(await read(getOrg, world.call("member"))).toMatchObject({ ok: true, value: { tabs: { members: false } } })
})

test("A041 project transfer takes admins or members, never everyone", async () => {
  const done = await perform(setPolicies, world.call("admin", { projectTransfer: "MEMBER", version: await version() }))
  expect(done).toMatchObject({ ok: true, changed: 1 })
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "org.set-policies",
    before: { projectTransfer: "ADMIN" },
    after: { projectTransfer: "MEMBER" },
  })
  const before = await world.dump()
  const never = await perform(setPolicies, world.call("admin", { projectTransfer: "PUBLIC", version: await version() }))
  expect(never).toMatchObject({ ok: false, refusal: "invalid_input" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A009 A011 A012 A013 basic information: id, counts and active admins, without those who are disabled or whose time is over", async () => {
  const answer = await read(getOrg, world.call("admin"))
  if (!answer.ok) throw new Error(answer.message)
  const [count] = await world.rows<{ n: number }>({
    text: "select count(*)::int as n from member where org_id = $1",
    values: [world.org],
  })
  expect(answer.value.id).toBe(world.org)
  expect(answer.value.counts.members).toBe(count?.n)
  expect(answer.value.counts.projects).toBeGreaterThan(0)
  expect(answer.value.admins.map((one) => one.id)).toEqual([world.users.admin, world.users.admin2])
})

test("facts B1.9 a member reads name, id and admins, but neither counts nor funds", async () => {
  const answer = await read(getOrg, world.call("member"))
  expect(answer).toMatchObject({
    ok: true,
    value: { id: world.org, funds: null, counts: { projects: null, apps: null }, permits: { edit: false } },
  })
})

test("settled 2.8 the last changes are said in words, newest first, to admins", async () => {
  await perform(renameOrg, world.call("admin", { name: "Said", version: await version() }))
  const answer = await read(recentChanges, world.call("admin", { limit: 3 }))
  if (!answer.ok) throw new Error(answer.message)
  expect(answer.value.changes[0]).toMatchObject({
    actor: "Ada Admin",
    did: "renamed the organization",
    changes: [{ field: "name", to: "Said" }],
  })
  expect(await read(recentChanges, world.call("member"))).toMatchObject({ ok: false, refusal: "lacks_permission" })
})

test("A011 A014 the id is read, never edited: no operation takes another", async () => {
  const before = await world.dump()
  const input = { name: "Fine", handle: "other", id: "org-other", version: await version() }
  expect(await perform(renameOrg, world.call("admin", input))).toMatchObject({ ok: false, refusal: "invalid_input" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A015 the description carries name, compliance settings and id", async () => {
  await world.rows({ text: "update org set phi = true, gxp = true where id = $1", values: [world.org] })
  expect(await read(getOrg, world.call("admin"))).toMatchObject({
    ok: true,
    value: { id: world.org, name: expect.any(String), phi: true, gxp: true },
  })
})
