import { beforeEach, describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform, preview } from "@/lib/operations/perform"
import { deleteMember } from "./delete"
import { disableMember, enableMember } from "./disable"
import { editAccess } from "./edit-access"
import { removeMember } from "./remove"
import { restoreMember } from "./restore"
import { setRole } from "./set-role"
import { logOutMember, resetMemberPassword } from "./sign-out"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const one = (id: string) => ({ members: { ids: [id] } })
const memberRow = async (id: string) => {
  const [row] = await world.rows<Record<string, unknown>>({
    text: `select m.level, m.billable_activities, m.project_access, m.app_access, m.disabled, m.ends_at, m.joined_at,
        array(select role_id from member_role r where r.org_id = m.org_id and r.user_id = m.user_id order by 1) as roles
      from member m where m.org_id = $1 and m.user_id = $2`,
    values: [world.org, id],
  })
  return row ?? null
}
const explicit = (id: string) =>
  world.rows<{ id: string; what: string }>({
    text: `select g.project_id as id, g.level as what from project_grant g join project p on p.id = g.project_id where p.billed_to = $1 and g.principal = $2
      union all select a.app_id, a.kind from app_permission a join app x on x.id = a.app_id where x.billed_to = $1 and a.principal = $2 order by 1, 2`,
    values: [world.org, id],
  })

describe("removal", () => {
  test("A074 A340 A075 says beforehand what will be lost, revokes it, records it and tells the person", async () => {
    const { member } = world.users
    const held = await explicit(member)
    const asked = await preview(removeMember, world.call("admin", one(member)))
    expect(asked).toMatchObject({ ok: true, preview: { changed: 1, refused: 0 } })
    const before = await world.dump()
    const done = await perform(removeMember, world.call("admin", one(member)))
    expect(done).toMatchObject({ ok: true, changed: 1 })
    expect(await memberRow(member)).toBeNull()
    expect(await explicit(member)).toEqual([])
    if (!done.ok) throw new Error(done.message)
    const lost = done.value.removed.flatMap((each) => [
      ...each.projects.map((project) => project.id),
      ...each.apps.map((app) => app.id),
    ])
    expect(lost.sort()).toEqual(held.map((each) => each.id).sort())
    expect((await world.trail()).at(-1)).toMatchObject({ operation: "member.remove", target: member })
    expect(difference(before, await world.dump())).not.toEqual({})
    expect((await world.mails()).some((mail) => mail.user_id === member && mail.kind.startsWith("member."))).toBe(true)
  })

  test("A341 A075 undone, the membership, roles, grants and permissions are exactly what they were", async () => {
    const { member } = world.users
    const before = { row: await memberRow(member), held: await explicit(member) }
    await perform(removeMember, world.call("admin", one(member)))
    expect(await perform(restoreMember, world.call("admin2", one(member)))).toMatchObject({ ok: true, changed: 1 })
    expect({ row: await memberRow(member), held: await explicit(member) }).toEqual(before)
    expect(await perform(restoreMember, world.call("admin2", one(member)))).toMatchObject({ ok: false })
  })

  test("A075 what is kept by choice is kept, and only that", async () => {
    const { member } = world.users
    const held = await explicit(member)
    await perform(removeMember, world.call("admin", { ...one(member), keepProjectGrants: true }))
    expect(await explicit(member)).toEqual(held.filter((each) => each.id.startsWith("project-")))
  })
})

describe("the row's menu", () => {
  test("A312 a role is given, the one before goes, and an admin's role is what the level means", async () => {
    const { member, admin2 } = world.users
    expect(await perform(setRole, world.call("admin", { ...one(member), roles: ["read-only"] }))).toMatchObject({
      ok: true,
      changed: 1,
    })
    expect((await memberRow(member))?.roles).toEqual(["read-only"])
    const refused = await perform(setRole, world.call("admin", { ...one(admin2), roles: ["read-only"] }))
    expect(refused.ok).toBe(false)
    expect((await memberRow(admin2))?.roles).toEqual(["administrator"])
  })

  test("A313 A315 disabling leaves other orgs alone, and enabling gives back what was held", async () => {
    const { both } = world.users
    const before = await memberRow(both)
    expect(await perform(disableMember, world.call("admin", one(both)))).toMatchObject({ ok: true, changed: 1 })
    const there = await world.rows({
      text: "select disabled from member where org_id = $1 and user_id = $2",
      values: [world.foreign, both],
    })
    expect(there).toEqual([{ disabled: false }])
    expect(
      await perform(editAccess, world.call("both", { ...one(world.users.member), appAccess: false })),
    ).toMatchObject({ ok: false, refusal: "not_a_member" })
    expect(await perform(enableMember, world.call("admin", one(both)))).toMatchObject({ ok: true, changed: 1 })
    expect(await memberRow(both)).toEqual(before)
  })

  test("A314 an account is closed only where this org made it and nobody else has it; then it stays closed and its address is free", async () => {
    const { member, both } = world.users
    expect(await perform(deleteMember, world.call("admin", one(both)))).toMatchObject({
      ok: false,
      refusal: "in_other_org",
    })
    expect(await memberRow(both)).not.toBeNull()
    expect(await perform(deleteMember, world.call("admin", one(member)))).toMatchObject({ ok: true, changed: 1 })
    const [user] = await world.rows({ text: `select state, email from "user" where id = $1`, values: [member] })
    expect(user).toEqual({ state: "CLOSED", email: null })
    expect(await perform(restoreMember, world.call("admin", one(member)))).toMatchObject({ ok: false })
    const alive = await world.rows({
      text: "select id from session where user_id = $1 and revoked_at is null union all select id from token where user_id = $1 and revoked_at is null",
      values: [member],
    })
    expect(alive).toEqual([])
  })

  test("A316 a reset mails a link and leaves the password as it is", async () => {
    const { member } = world.users
    const hash = () => world.rows({ text: "select password_hash from account where user_id = $1", values: [member] })
    const before = await hash()
    expect(await perform(resetMemberPassword, world.call("admin", one(member)))).toMatchObject({ ok: true, changed: 1 })
    expect(await hash()).toEqual(before)
    const links = await world.rows({
      text: "select kind from mail_link where user_id = $1 and used_at is null and voided_at is null",
      values: [member],
    })
    expect(links).toContainEqual({ kind: "reset" })
  })

  test("A317 INV-14 logging out ends each session of theirs and nobody else's", async () => {
    const { member, member2 } = world.users
    const live = (id: string) =>
      world.rows({ text: "select id from session where user_id = $1 and revoked_at is null", values: [id] })
    const others = await live(member2)
    expect(await perform(logOutMember, world.call("admin", one(member)))).toMatchObject({ ok: true, changed: 1 })
    expect(await live(member)).toEqual([])
    expect(await live(member2)).toEqual(others)
  })
})

describe("nobody gains by their own act", () => {
  test("INV-4 INV-3 one who may change members can neither raise themselves nor give what they do not hold", async () => {
    const { manager, member } = world.users
    const before = { manager: await memberRow(manager), member: await memberRow(member) }
    for (const change of [{ level: "ADMIN" }, { projectAccess: "ADMINISTER" }, { billableActivities: true }]) {
      expect((await perform(editAccess, world.call("manager", { ...one(manager), ...change }))).ok).toBe(false)
      expect((await perform(editAccess, world.call("manager", { ...one(member), ...change }))).ok).toBe(false)
    }
    expect({ manager: await memberRow(manager), member: await memberRow(member) }).toEqual(before)
  })

  test("INV-5 one who may change members changes no admin", async () => {
    const { admin2 } = world.users
    const before = await world.dump()
    for (const attempt of [
      perform(editAccess, world.call("manager", { ...one(admin2), level: "MEMBER" })),
      perform(disableMember, world.call("manager", one(admin2))),
      perform(removeMember, world.call("manager", one(admin2))),
    ])
      expect(await attempt).toMatchObject({ ok: false })
    expect(difference(before, await world.dump())).toEqual({})
  })
})
