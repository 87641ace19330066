import { beforeEach, describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { listGrants } from "@/lib/grants/list"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { deleteMember } from "./delete"
import { disableMember, enableMember } from "./disable"
import { listFormer } from "./former"
import { leaveOrg, removeMember } from "./remove"
import { restoreMember } from "./restore"

const DAY = 864e5
let world: World
let member: string
beforeEach(async () => {
  world = await freshWorld()
  member = world.users.member
})

const one = (id: string) => ({ members: { ids: [id] } })
const write = (text: string, ...values: unknown[]) => world.rows({ text, values })
const inDays = (days: number) => new Date(Date.now() + days * DAY)

/** Beside what the story gives: an end date, a group, both kinds of an app, and the org as default. */
async function holdMore() {
  await write(
    "update project_grant set ends_at = $3 where project_id = $1 and principal = $2",
    world.projects.lab,
    member,
    inDays(30),
  )
  await write(
    "insert into group_member (org_id, group_id, user_id, role, added_by, created_at) values ($1, $2, $3, 'MEMBER', $4, $5)",
    world.org,
    world.group,
    member,
    world.users.admin,
    new Date(),
  )
  for (const kind of ["DEVELOPER", "USER"])
    await write("insert into app_permission values ($1, $2, $3, $4)", world.cast("admin").app, member, kind, new Date())
  await write(`update "user" set default_org = $1, bill_to = $1 where id = $2`, world.org, member)
}

/** All that stands, without the tables where what was done leaves its mark. */
async function standing() {
  const { audit_event, audit_head, mail, notification, token, ...rest } = await world.dump()
  return rest
}
const remove = (id = member, keeps = {}) => perform(removeMember, world.call("admin", { ...one(id), ...keeps }))
const restore = (id = member) => perform(restoreMember, world.call("admin2", one(id)))
const noteOf = async (id: string, keeps = {}) => {
  const asked = await preview(removeMember, world.call("admin", { ...one(id), ...keeps }))
  if (!asked.ok) throw new Error(asked.message)
  const [line] = asked.preview.lines
  return line && "note" in line ? line.note : line?.message
}
const heldBy = (id: string) =>
  world.rows<{ id: string; level: string }>({
    text: `select project_id as id, level from project_grant where principal = $1
      union all select app_id, kind from app_permission where principal = $1 union all select group_id, role from group_member where user_id = $1 order by 1, 2`,
    values: [id],
  })

describe("what is lost", () => {
  test("A074 A075 A076 the dialog names projects with levels and ends, apps and groups; so do the answer and the trail", async () => {
    await holdMore()
    const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })
    const note = await noteOf(member)
    expect(note).toContain("2 projects: ")
    expect(note).toContain(`lab (Contribute, until ${day.format(inDays(30))})`)
    expect(note).toContain("2 apps: QC app (developer), QC app (user)")
    expect(note).toContain("1 group: Curators (gives 1 project)")
    const done = await remove()
    if (!done.ok) throw new Error(done.message)
    const [lost] = done.value.removed
    expect(lost?.projects.map((project) => project.name).sort()).toEqual(["lab", "raw data"])
    expect(lost).toMatchObject({ apps: [{ level: "DEVELOPER" }, { level: "USER" }], groups: [{ name: "Curators" }] })
    expect((await heldBy(member)).map((held) => held.id)).toEqual([world.projects.foreign])
    const event = (await world.trail()).at(-1)
    expect(event).toMatchObject({ operation: "member.remove", target: member, after: null })
    expect(event?.before).toMatchObject({ groups: [`${world.group} MEMBER`] })
    expect(JSON.stringify(event?.before)).toContain(`${world.projects.lab} CONTRIBUTE until `)
  })

  test("B1.5 what is kept by choice stays; groups are the org's and go", async () => {
    await holdMore()
    await remove(member, { keepProjectGrants: true, keepAppPermissions: true })
    const held = (await heldBy(member)).map((one) => one.id)
    expect(held).toContain(world.projects.lab)
    expect(held).toContain(world.cast("admin").app)
    expect(held).not.toContain(world.group)
    expect(await noteOf(world.users.readOnly, { keepProjectGrants: true })).toBe("loses the membership alone")
    expect(await noteOf(world.users.both)).toBe("holds no projects, apps or groups here")
  })

  test("A076 B2.8 says what is left without anyone who administers it, and which group without an admin", async () => {
    const note = await noteOf(world.users.admin)
    expect(note).toContain("nobody else administers: bench")
    expect(await noteOf(world.users.member2)).toContain("left without a group admin")
    expect(await noteOf(member)).not.toContain("nobody else")
    expect(await noteOf(world.users.admin, { keepProjectGrants: true })).not.toContain("nobody else")
  })

  test("A075 A314 leaving and deleting the account go the same road", async () => {
    await holdMore()
    expect(await perform(leaveOrg, world.call("member"))).toMatchObject({ ok: true, changed: 1 })
    expect((await heldBy(member)).map((held) => held.id)).toEqual([world.projects.foreign])
    expect(await restore()).toMatchObject({ ok: true, changed: 1 })
    const asked = await preview(deleteMember, world.call("admin", one(member)))
    expect(asked).toMatchObject({ ok: true, preview: { changed: 1 } })
    expect(JSON.stringify(asked)).toContain("Curators")
  })
})

describe("undo", () => {
  test("A341 A075 gives back exactly what was held: nothing in the database differs but its history", async () => {
    await holdMore()
    const before = await standing()
    expect(await remove()).toMatchObject({ ok: true, changed: 1 })
    expect(difference(before, await standing())).not.toEqual({})
    expect(await restore()).toMatchObject({ ok: true, changed: 1 })
    expect(difference(before, await standing())).toEqual({})
  })

  test("A341 of several at once, with admins among them, exactly what each held", async () => {
    await holdMore()
    const before = await standing()
    const all = { members: { ids: [member, world.users.member2, world.users.readOnly, world.users.admin2] } }
    expect(await perform(removeMember, world.call("admin", all))).toMatchObject({ ok: true, changed: 4 })
    expect(await perform(restoreMember, world.call("admin", all))).toMatchObject({ ok: true, changed: 4 })
    expect(difference(before, await standing())).toEqual({})
  })

  test("A341 what was deleted, moved or given anew meanwhile stays as it is, and the preview says so", async () => {
    await holdMore()
    await remove()
    await write(`delete from "group" where id = $1`, world.group)
    await write("update project set billed_to = $2 where id = $1", world.projects.raw, world.foreign)
    await write(
      "insert into project_grant (project_id, principal, level, granted_by, created_at) values ($1, $2, 'VIEW', $3, now())",
      world.projects.lab,
      member,
      world.users.admin,
    )
    const asked = await preview(restoreMember, world.call("admin", one(member)))
    expect(JSON.stringify(asked)).toContain("3 that they held are gone or given anew")
    expect(await restore()).toMatchObject({ ok: true, changed: 1 })
    const app = world.cast("admin").app
    const levels = [
      { id: world.projects.foreign, level: "VIEW" },
      { id: world.projects.lab, level: "VIEW" },
      { id: app, level: "DEVELOPER" },
      { id: app, level: "USER" },
    ]
    const held = await heldBy(member)
    expect(held).toHaveLength(4)
    expect(held).toEqual(expect.arrayContaining(levels))
  })

  test("A341 a grant that ended meanwhile comes back ended, and gives nothing", async () => {
    await holdMore()
    await write(
      "update project_grant set ends_at = $3 where project_id = $1 and principal = $2",
      world.projects.lab,
      member,
      new Date(Date.now() + 1000),
    )
    await remove()
    const later = { now: inDays(1) }
    expect(await perform(restoreMember, world.call("admin", one(member), later))).toMatchObject({ ok: true })
    const grants = await read(listGrants, world.call("admin", { project: world.projects.lab }, later))
    if (!grants.ok) throw new Error(grants.message)
    expect(grants.value.grants.find((grant) => grant.principal === member)).toMatchObject({ ended: true })
  })

  test("A341 a default chosen meanwhile stands", async () => {
    await holdMore()
    await remove()
    await write(`update "user" set default_org = $1 where id = $2`, world.foreign, member)
    await restore()
    const [user] = await world.rows({ text: `select default_org, bill_to from "user" where id = $1`, values: [member] })
    expect(user).toEqual({ default_org: world.foreign, bill_to: world.org })
  })

  test("A341 Former members says what each would get back", async () => {
    await holdMore()
    await remove()
    const former = await read(listFormer, world.call("admin", {}))
    if (!former.ok) throw new Error(former.message)
    expect(former.value.rows.find((row) => row.id === member)?.held).toContain("1 group: Curators")
  })
})

describe("disabling", () => {
  const asleep = async () => {
    const grants = await read(listGrants, world.call("admin", { project: world.projects.lab }))
    if (!grants.ok) throw new Error(grants.message)
    return grants.value.grants.find((grant) => grant.principal === member)?.asleep
  }

  test("A313 grants and groups sleep while a member is disabled, and wake as they were", async () => {
    await holdMore()
    const before = await heldBy(member)
    expect(await asleep()).toBe(false)
    await perform(disableMember, world.call("admin", one(member)))
    expect(await heldBy(member)).toEqual(before)
    expect(await asleep()).toBe(true)
    await perform(enableMember, world.call("admin", one(member)))
    expect(await asleep()).toBe(false)
    expect(await heldBy(member)).toEqual(before)
  })
})
