import { beforeEach, describe, expect, test } from "vitest"
import { difference } from "@/e2e/fixtures/database"
import { DAY, freshLab, type Lab } from "@/e2e/fixtures/grants"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { editGrants } from "./edit"
import { listGrants } from "./list"
import { unshareProject } from "./unshare"
import { whyAccess } from "./why"

let world: Lab["world"]
let lab: Lab["lab"]
let share: Lab["share"]
let grantOf: Lab["grantOf"]
let told: Lab["told"]
beforeEach(async () => {
  ;({ world, lab, share, grantOf, told } = await freshLab())
})

describe("sharing", () => {
  test("A140 A141 B2.4 several at once, by username, e-mail, org and group id, each with an answer, an event and a mail", async () => {
    const answer = await share("admin", [
      { to: world.handles.nobody, level: "VIEW" },
      { to: `${world.handles.outsider}@PEOPLE.example`, level: "UPLOAD" },
      { to: world.foreign, level: "VIEW" },
      { to: world.group, level: "CONTRIBUTE" },
      { to: "no-one-of-this-name", level: "VIEW" },
    ])
    expect(answer).toMatchObject({ ok: true, changed: 4, refused: 1 })
    if (!answer.ok) return
    expect(answer.lines.find((line) => line.outcome === "refused")).toMatchObject({
      label: "no-one-of-this-name",
      refusal: "unknown_principal",
    })
    expect(await grantOf(world.users.nobody)).toMatchObject({ level: "VIEW", granted_by: world.users.admin })
    expect(await grantOf(world.group)).toMatchObject({ level: "CONTRIBUTE" })
    const trail = await world.trail()
    expect(trail.filter((event) => event.operation === "project.share")).toHaveLength(4)
    expect(trail.at(-1)).toMatchObject({ actor: world.users.admin, before: null })
    expect(await told("nobody")).toMatchObject([
      { kind: "project.shared", payload: { by: "Ada Admin", project: "lab", level: "View", whom: "you" } },
    ])
    // Of an org its admins are told, of a group its group admins; each once.
    expect(await told("outsider")).toHaveLength(1)
    expect(await told("member2")).toMatchObject([{ payload: { whom: "Curators" } }])
  })

  test("A097 A345 without Email Notification no mail goes out", async () => {
    expect(await share("admin", [{ to: world.users.nobody, level: "VIEW" }], { notify: false })).toMatchObject({
      ok: true,
      changed: 1,
    })
    expect(await told("nobody")).toEqual([])
  })

  test("A184 the mail names a PHI project by its id", async () => {
    await world.rows({ text: "update org set phi = true where id = $1", values: [world.org] })
    await world.rows({ text: "update project set contains_phi = true where id = $1", values: [lab] })
    await share("admin", [{ to: world.users.member2, level: "VIEW" }])
    const [mail] = await told("member2")
    expect(mail?.payload.project).toBe(lab)
    expect(JSON.stringify(mail)).not.toContain('"lab"')
  })

  test("B2.3 A148 a level held already changes nothing, a higher one raises", async () => {
    const before = await world.dump()
    const same = await share("admin", [
      { to: world.users.member, level: "CONTRIBUTE" },
      { to: world.users.readOnly, level: "VIEW" },
    ])
    expect(same).toMatchObject({ ok: true, changed: 0, unchanged: 2 })
    expect(difference(before, await world.dump())).toEqual({})
    expect(await share("admin", [{ to: world.users.readOnly, level: "UPLOAD" }])).toMatchObject({
      ok: true,
      changed: 1,
    })
    expect((await world.trail()).at(-1)).toMatchObject({ before: { level: "VIEW" }, after: { level: "UPLOAD" } })
  })

  test("A143 a grant with an end counts until that second and not after; it can be given again", async () => {
    const now = new Date()
    const end = new Date(now.getTime() + DAY)
    expect(await share("admin", [{ to: world.users.nobody, level: "VIEW", endsAt: end.toISOString() }])).toMatchObject({
      ok: true,
    })
    const at = (moment: Date) =>
      read(whyAccess, world.call("admin", { project: lab, user: world.users.nobody }, { now: moment }))
    expect(await at(new Date(end.getTime() - 1000))).toMatchObject({ value: { level: "VIEW" } })
    expect(await at(end)).toMatchObject({ value: { level: "NONE", others: [{ standing: "GRANT_ENDED" }] } })
    const later = new Date(end.getTime() + DAY)
    const listed = await read(listGrants, world.call("admin", { project: lab }, { now: later }))
    if (!listed.ok) throw new Error(listed.message)
    expect(listed.value.grants.find((grant) => grant.principal === world.users.nobody)).toMatchObject({ ended: true })
    expect(await share("admin", [{ to: world.users.nobody, level: "VIEW" }], {}, later)).toMatchObject({
      ok: true,
      changed: 1,
    })
    expect(await grantOf(world.users.nobody)).toMatchObject({ level: "VIEW", ends_at: null })
  })

  test("an end that is past is refused, as is the same one named twice", async () => {
    const past = await share("admin", [{ to: world.users.nobody, level: "VIEW", endsAt: "2020-01-01T00:00:00Z" }])
    expect(past).toMatchObject({ ok: false, refusal: "end_in_past" })
    const twice = await share("admin", [
      { to: world.users.nobody, level: "VIEW" },
      { to: world.handles.nobody, level: "ADMINISTER" },
    ])
    expect(twice).toMatchObject({ ok: true, changed: 1, refused: 1 })
    expect(await grantOf(world.users.nobody)).toMatchObject({ level: "VIEW" })
  })

  test("INV-3 A147 who holds less than ADMINISTER gives nothing to anybody", async () => {
    for (const by of ["member", "readOnly"] as const) {
      const before = await world.dump()
      expect(await share(by, [{ to: world.users.member2, level: "VIEW" }])).toMatchObject({
        refusal: "lacks_permission",
      })
      const edit = { project: lab, principals: [world.users.readOnly], level: "UPLOAD" }
      expect(await perform(editGrants, world.call(by, edit))).toMatchObject({ refusal: "lacks_permission" })
      const take = { project: lab, principals: [world.users.readOnly] }
      expect(await perform(unshareProject, world.call(by, take))).toMatchObject({ refusal: "lacks_permission" })
      expect(difference(before, await world.dump())).toEqual({})
    }
  })

  test("INV-3 a group of an org that the actor is not in cannot be named", async () => {
    expect(await share("admin", [{ to: world.foreignGroup, level: "VIEW" }])).toMatchObject({
      refusal: "unknown_principal",
    })
  })

  test("INV-4 nobody raises what they hold themselves, by sharing or by editing", async () => {
    const end = new Date(Date.now() + DAY).toISOString()
    await share("admin", [{ to: world.users.member2, level: "ADMINISTER", endsAt: end }])
    const edit = { project: lab, principals: [world.users.member2], endsAt: null }
    expect(await perform(editGrants, world.call("member2", edit))).toMatchObject({ refusal: "not_on_oneself" })
    await world.rows({
      text: "update project_grant set principal = $2 where project_id = $1 and principal = $3",
      values: [lab, world.group, world.users.member2],
    })
    await world.rows({
      text: "update member set project_access = 'ADMINISTER' where user_id = $1",
      values: [world.users.member2],
    })
    expect(await share("member2", [{ to: world.users.member2, level: "ADMINISTER" }])).toMatchObject({
      refusal: "not_on_oneself",
    })
    const lower = { project: lab, principals: [world.users.admin], level: "VIEW" }
    expect(await perform(editGrants, world.call("admin", lower))).toMatchObject({ ok: true, changed: 1 })
  })

  test("INV-12 a PHI project goes to an org with PHI, its groups and its members, and to nobody else", async () => {
    await world.rows({ text: "update org set phi = true where id = $1", values: [world.org] })
    await world.rows({ text: "update project set contains_phi = true where id = $1", values: [lab] })
    const answer = await share("admin", [
      { to: world.users.nobody, level: "VIEW" },
      { to: world.foreign, level: "VIEW" },
      { to: world.users.foreignMember, level: "VIEW" },
      { to: world.users.member2, level: "VIEW" },
      { to: world.org, level: "VIEW" },
      { to: world.group, level: "VIEW" },
    ])
    if (!answer.ok) throw new Error(answer.message)
    const refused = answer.lines.filter((line) => line.outcome === "refused")
    expect(refused.map((line) => line.refusal)).toEqual(["phi_wall", "phi_wall", "phi_wall"])
    expect(answer.changed).toBe(3)
    // Nor is what such a one held before raised.
    await world.rows({
      text: "insert into project_grant (project_id, principal, level, granted_by, created_at) values ($1, $2, 'VIEW', $2, now())",
      values: [lab, world.foreign],
    })
    const raise = { project: lab, principals: [world.foreign], level: "UPLOAD" }
    expect(await perform(editGrants, world.call("admin", raise))).toMatchObject({ refusal: "phi_wall" })
  })
})
