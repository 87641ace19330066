import { beforeAll, describe, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { csvLine } from "@/lib/listing/csv"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { listRoles } from "@/lib/roles/list"
import { editAccess } from "./edit-access"
import { EXPORT_COLUMNS, exportMembers } from "./export"
import { getMember } from "./get"
import { listPublicMembers } from "./list-public"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const person = async (by: "admin" | "member" | "outsider" | "both", user: string, org = world.org) => {
  const answer = await read(getMember, world.call(by, { user }, { org }))
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.value
}

describe("A347 the person's page", () => {
  test("A347 A086 shows level and settings, roles with what they allow, projects and apps, and the history", async () => {
    const { member } = world.users
    await perform(editAccess, world.call("admin", { members: { ids: [member] }, projectAccess: "VIEW" }))
    const found = await person("admin", member)
    expect(found).toMatchObject({
      level: "MEMBER",
      projectAccess: "VIEW",
      appAccess: true,
      roles: [{ id: "member", name: "Member" }],
    })
    expect(found.rights).toContainEqual({ functionality: "Groups", verb: "edit" })
    expect(found.rights.map((right) => right.functionality)).not.toContain("Audit trail")
    expect(found.inside?.apps).toMatchObject([{ name: "QC app", runs: true, ways: [{ counts: true }] }])
    expect(found.inside?.events?.[0]).toMatchObject({ actor: "Ada Admin", did: "changed the access of Bo Member" })
    expect(found.email).toContain("@")
  })

  test("settled 2.8 tokens that reach the org are named, never told; those bound to another org are not seen", async () => {
    const { inside } = await person("admin", world.users.both)
    const names = inside?.tokens.map((token) => token.id) ?? []
    expect(names).toContain(world.tokens.both)
    expect(names).not.toContain(world.foreignTokens.both)
    expect(JSON.stringify(inside?.tokens)).not.toMatch(/pvt_|secret/)
  })

  test("settled 2.7 another org of theirs is named only to who administers it as well", async () => {
    const { inside } = await person("admin", world.users.both)
    expect(inside?.otherOrgs).toEqual([])
    await world.rows({
      text: `insert into member (org_id, user_id, handle, name, sort_name, level, billable_activities, project_access, app_access, joined_at)
        select $1, user_id, handle, name, sort_name, 'ADMIN', true, 'ADMINISTER', true, now() from member where org_id = $2 and user_id = $3`,
      values: [world.foreign, world.org, world.users.admin],
    })
    const now = await person("admin", world.users.both)
    expect(now.inside?.otherOrgs).toEqual([{ id: world.foreign, name: "Foreign Lab" }])
  })

  test("A003 a member sees their own place, without what admins see, and of nobody else while the list is closed", async () => {
    const own = await person("member", world.users.member)
    expect(own).toMatchObject({ name: "Bo Member", permits: null, inside: null, email: null })
    const other = await read(getMember, world.call("member", { user: world.users.member2 }))
    expect(other).toMatchObject({ ok: false, refusal: "lacks_permission" })
  })

  test("INV-29 nobody of another org is found", async () => {
    const answer = await read(getMember, world.call("admin", { user: world.users.foreignMember }))
    const none = await read(getMember, world.call("admin", { user: "user-nobody-of-this-name" }))
    expect(answer).toEqual(none)
  })
})

describe("A040 an org that shows its members to everyone", () => {
  const list = (by: "nobody" | "outsider") =>
    read(listPublicMembers, world.call(by, { org: world.org, size: 100 }, { org: null }))

  test("A040 INV-29 shows nobody until its policy is PUBLIC, and then handle, name and level, never an address", async () => {
    expect(await list("nobody")).toMatchObject({ ok: true, value: { rows: [] } })
    await world.rows({ text: "update org set member_list_visibility = 'PUBLIC' where id = $1", values: [world.org] })
    const shown = await list("nobody")
    if (!shown.ok) throw new Error(shown.message)
    expect(shown.value.rows.map((row) => row.id)).toContain(world.users.member)
    // Who is disabled, or whose time has ended, is not shown to strangers.
    expect(shown.value.rows.map((row) => row.id)).not.toContain(world.users.disabled)
    expect(shown.value.rows.map((row) => row.id)).not.toContain(world.users.ended)
    for (const row of shown.value.rows) expect(Object.keys(row).sort()).toEqual(["handle", "id", "level", "name"])
    await world.rows({ text: "update org set member_list_visibility = 'ADMIN' where id = $1", values: [world.org] })
    expect(await list("outsider")).toMatchObject({ ok: true, value: { rows: [] } })
  })
})

describe("the export", () => {
  test("A050 has the columns of a roster, each member once, and a name that looks like a formula is made safe", async () => {
    await world.rows({ text: `update "user" set name = '=1+1' where id = $1`, values: [world.users.member2] })
    const answer = await read(exportMembers, world.call("admin", {}))
    if (!answer.ok) throw new Error(answer.message)
    const [counted] = await world.rows<{ n: number }>({
      text: "select count(*)::int as n from member where org_id = $1",
      values: [world.org],
    })
    expect(answer.value.rows).toHaveLength(counted?.n ?? -1)
    expect(EXPORT_COLUMNS.join(",")).toBe("username,name,email,level,billable_activities,project_access,app_access")
    const row = answer.value.rows.find((one) => one.name === "=1+1")
    if (!row) throw new Error("not exported")
    expect(csvLine(EXPORT_COLUMNS.map((column) => row[column]))).toContain(",'=1+1,")
  })

  test("A050 addresses are exported for admins only", async () => {
    await world.rows({ text: "update org set member_list_visibility = 'MEMBER' where id = $1", values: [world.org] })
    const answer = await read(exportMembers, world.call("member", {}))
    if (!answer.ok) throw new Error(answer.message)
    expect(new Set(answer.value.rows.map((row) => row.email))).toEqual(new Set([""]))
    const all = await read(exportMembers, world.call("admin", {}))
    expect(all.ok && all.value.rows.every((row) => row.email.includes("@"))).toBe(true)
  })
})

test("A302 the roles of an org are listed with what each allows, to who gives them", async () => {
  const answer = await read(listRoles, world.call("admin", {}))
  if (!answer.ok) throw new Error(answer.message)
  expect(answer.value.map((role) => role.name)).toEqual(["Administrator", "Member", "Read Only", "People Manager"])
  expect(await read(listRoles, world.call("member", {}))).toMatchObject({ ok: false, refusal: "lacks_permission" })
})
