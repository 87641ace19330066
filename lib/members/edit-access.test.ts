import { beforeEach, describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform, preview } from "@/lib/operations/perform"
import { editAccess } from "./edit-access"
import { setEndDate } from "./set-end-date"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const placeOf = async (user: string) => {
  const [row] = await world.rows<Record<string, unknown>>({
    text: `select level, billable_activities as billing, project_access as projects, app_access as apps, ends_at,
        array(select role_id from member_role r where r.org_id = m.org_id and r.user_id = m.user_id) as roles
      from member m where org_id = $1 and user_id = $2`,
    values: [world.org, user],
  })
  return row
}
const edit = (change: object, by: "admin" | "admin2" | "manager" = "admin", options = {}) =>
  perform(editAccess, world.call(by, change, options))

describe("A067 A068 A069 edit access", () => {
  test("A069 editing two members changes only the setting that was touched, with an event each", async () => {
    const { member, member2 } = world.users
    await edit({ members: { ids: [member2] }, projectAccess: "UPLOAD", appAccess: false })
    const before = await world.dump()
    const input = { members: { ids: [member, member2] }, billableActivities: true }
    const seen = await preview(editAccess, world.call("admin", input))
    expect(seen).toMatchObject({ ok: true, preview: { changed: 2, unchanged: 0, refused: 0, asJob: false } })
    expect(difference(before, await world.dump())).toEqual({})
    expect(await edit(input)).toMatchObject({ ok: true, changed: 2 })
    expect(await placeOf(member)).toMatchObject({ level: "MEMBER", billing: true, projects: "CONTRIBUTE", apps: true })
    expect(await placeOf(member2)).toMatchObject({ level: "MEMBER", billing: true, projects: "UPLOAD", apps: false })
    const events = (await world.trail()).slice(-2)
    expect(events.map((event) => event.target).sort()).toEqual([member, member2].sort())
    for (const event of events)
      expect(event).toMatchObject({
        operation: "member.edit-access",
        before: { billableActivities: false },
        after: { billableActivities: true },
      })
    // A setting alone sends no mail.
    expect(await world.mails()).toEqual([])
  })

  test("A069 who has it already is unchanged, who is no member is refused, and only who changed is written", async () => {
    const { member, member2, nobody } = world.users
    await edit({ members: { ids: [member] }, appAccess: false })
    const trail = (await world.trail()).length
    const done = await edit({ members: { ids: [member, member2, nobody] }, appAccess: false })
    expect(done).toMatchObject({ ok: true, changed: 1, unchanged: 1, refused: 1 })
    if (!done.ok) throw new Error(done.message)
    expect(done.lines.find((line) => line.target === nobody)).toMatchObject({ refusal: "not_member" })
    expect(await world.trail()).toHaveLength(trail + 1)
  })

  test("A067 everybody a search lets through is meant by matching, and nobody else", async () => {
    const done = await edit({
      members: { matching: { q: "Member", filters: { level: ["MEMBER"] } } },
      appAccess: false,
    })
    if (!done.ok) throw new Error(done.message)
    expect(done.lines.map((line) => line.target).sort()).toEqual([world.users.member, world.users.member2].sort())
  })

  test("A056 what was previewed is what is applied; when it has changed since, the new preview comes back and nothing is written", async () => {
    const input = { members: { ids: [world.users.member] }, projectAccess: "VIEW" }
    const seen = await preview(editAccess, world.call("admin", input))
    if (!seen.ok) throw new Error(seen.message)
    await edit({ members: { ids: [world.users.member] }, projectAccess: "NONE" }, "admin2")
    const before = await world.dump()
    const late = await edit(input, "admin", { expect: seen.preview.digest })
    expect(late).toMatchObject({ ok: false, refusal: "changed_meanwhile", preview: { changed: 1 } })
    expect(difference(before, await world.dump())).toEqual({})
    if (late.ok || !late.preview) throw new Error("no preview")
    expect(await edit(input, "admin", { expect: late.preview.digest })).toMatchObject({ ok: true, changed: 1 })
  })
})

describe("A054 the level", () => {
  test("A054 A062 an admin holds every setting at its maximum, whatever else was given, and is told", async () => {
    const { member } = world.users
    expect(
      await edit({ members: { ids: [member] }, level: "ADMIN", projectAccess: "NONE", appAccess: false }),
    ).toMatchObject({
      ok: true,
      changed: 1,
    })
    expect(await placeOf(member)).toMatchObject({
      level: "ADMIN",
      billing: true,
      projects: "ADMINISTER",
      apps: true,
      roles: ["administrator"],
    })
    expect(await world.mails()).toMatchObject([{ kind: "member.made-admin", user_id: member }])
  })

  test("A054 a demotion goes back to a member's defaults, but for what is given", async () => {
    const { admin2 } = world.users
    expect(await edit({ members: { ids: [admin2] }, level: "MEMBER", projectAccess: "VIEW" })).toMatchObject({
      ok: true,
    })
    expect(await placeOf(admin2)).toMatchObject({
      level: "MEMBER",
      billing: false,
      projects: "VIEW",
      apps: true,
      roles: ["member"],
    })
    expect((await world.mails()).map((mail) => mail.kind)).toEqual(["member.no-longer-admin"])
  })

  test("INV-22 making an admin asks for the password again after five minutes", async () => {
    const input = { members: { ids: [world.users.member] }, level: "ADMIN" }
    const before = await world.dump()
    const stale = { provenAt: new Date(Date.now() - 6 * 60_000) }
    expect(await edit(input, "admin", stale)).toMatchObject({ ok: false, refusal: "reauth_required" })
    expect(difference(before, await world.dump())).toEqual({})
    expect(await edit({ members: input.members, appAccess: false }, "admin", stale)).toMatchObject({ ok: true })
  })

  test("INV-1 of all admins demoted at once one stays, and the answer says which", async () => {
    const { admin, admin2 } = world.users
    const done = await edit({ members: { ids: [admin2, admin] }, level: "MEMBER" })
    expect(done).toMatchObject({ ok: true, changed: 1, refused: 1 })
    if (!done.ok) throw new Error(done.message)
    expect(done.lines.find((line) => line.outcome === "refused")).toMatchObject({
      target: admin,
      refusal: "last_admin",
    })
    expect(await edit({ members: { ids: [admin] }, level: "MEMBER" })).toMatchObject({
      ok: false,
      refusal: "last_admin",
    })
  })

  test("INV-1 an end date makes an admin one who does not last: the last keeps none", async () => {
    const { admin, admin2 } = world.users
    const endsAt = new Date(Date.now() + 864e5).toISOString()
    const ends = (ids: readonly string[]) => perform(setEndDate, world.call("admin", { members: { ids }, endsAt }))
    expect(await ends([admin2])).toMatchObject({ ok: true, changed: 1 })
    expect(await ends([admin])).toMatchObject({ ok: false, refusal: "last_admin" })
    expect(await edit({ members: { ids: [admin] }, endsAt })).toMatchObject({ ok: false, refusal: "last_admin" })
  })

  test("A303 an end in the past is refused, and the end that is set is told to whom it concerns", async () => {
    const members = { ids: [world.users.member] }
    const past = new Date(Date.now() - 1000).toISOString()
    expect(await perform(setEndDate, world.call("admin", { members, endsAt: past }))).toMatchObject({
      refusal: "end_in_past",
    })
    const endsAt = new Date(Date.now() + 864e5).toISOString()
    expect(await edit({ members, endsAt })).toMatchObject({ ok: true, changed: 1 })
    expect(await placeOf(world.users.member)).toMatchObject({ ends_at: new Date(endsAt) })
    expect(await edit({ members, endsAt: null })).toMatchObject({ ok: true, changed: 1 })
    expect(await placeOf(world.users.member)).toMatchObject({ ends_at: null })
    expect((await world.mails()).map((mail) => mail.kind)).toEqual(["member.end-date", "member.end-date"])
  })
})
