import { beforeEach, describe, expect, test } from "vitest"
import { difference, freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { editGrants } from "./edit"
import { grantSelf } from "./grant-self"
import { listGrants } from "./list"
import { shareProject } from "./share"
import { leaveProject, unshareProject } from "./unshare"
import { whyAccess } from "./why"

const DAY = 864e5
let world: World
let lab: string
beforeEach(async () => {
  world = await freshWorld()
  lab = world.projects.lab
})

const share = (by: PersonKey, grants: readonly object[], more: object = {}, now?: Date) =>
  perform(shareProject, world.call(by, { project: lab, with: grants, ...more }, now ? { now } : {}))

const levelOf = async (key: PersonKey, project = lab) => {
  const answer = await read(whyAccess, world.call("admin", { project, user: world.users[key] }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value.level
}

const grantOf = async (principal: string, project = lab) => {
  const [row] = await world.rows<{ level: string; ends_at: Date | null; granted_by: string }>({
    text: "select level, ends_at, granted_by from project_grant where project_id = $1 and principal = $2",
    values: [project, principal],
  })
  return row ?? null
}

const told = (key: PersonKey) =>
  world.rows<{ kind: string; payload: Record<string, unknown> }>({
    text: "select kind, payload from mail where user_id = $1 and kind like 'project.%' order by created_at",
    values: [world.users[key]],
  })

/** Billed to the person who made it: nobody can let themselves in but they. */
const makePersonal = (key: PersonKey) =>
  world.rows({ text: "update project set billed_to = $2 where id = $1", values: [lab, world.users[key]] })

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

describe("the cap of an org (A056, A057)", () => {
  test("A057 an org invited as Administrator: who has the cap Contributor gets Contributor, others Administrator", async () => {
    const { bench } = world.projects
    await world.rows({
      text: "update member set project_access = 'ADMINISTER' where user_id = $1",
      values: [world.users.manager],
    })
    await perform(shareProject, world.call("admin", { project: bench, with: [{ to: world.org, level: "ADMINISTER" }] }))
    expect(await levelOf("member", bench)).toBe("CONTRIBUTE")
    expect(await levelOf("manager", bench)).toBe("ADMINISTER")
    expect(await levelOf("admin2", bench)).toBe("ADMINISTER")
    const why = await read(whyAccess, world.call("admin", { project: bench, user: world.users.member }))
    expect(why).toMatchObject({
      value: {
        winner: { via: "ORG", name: "Genome Works", share: "ADMINISTER", cap: "CONTRIBUTE", level: "CONTRIBUTE" },
      },
    })
  })

  test("B2.9 taking an org off a project leaves the grants that its members hold themselves", async () => {
    const { raw } = world.projects
    await perform(grantSelf, world.call("admin", { project: raw }))
    const take = { project: raw, principals: [world.org] }
    expect(await perform(unshareProject, world.call("admin", take))).toMatchObject({ ok: true, changed: 1 })
    expect(await levelOf("member", raw)).toBe("CONTRIBUTE")
    expect(await levelOf("member2", raw)).toBe("NONE")
  })
})

describe("taking back", () => {
  test("A142 A143 a removed member is out at once, and Undo gives back exactly what was held", async () => {
    const end = new Date(Date.now() + DAY).toISOString()
    const edit = { project: lab, principals: [world.users.member], endsAt: end }
    await perform(editGrants, world.call("admin", edit))
    const before = await grantOf(world.users.member)
    const taken = await perform(unshareProject, world.call("admin", { project: lab, principals: [world.users.member] }))
    if (!taken.ok) throw new Error(taken.message)
    expect(await read(listGrants, world.call("member", { project: lab }))).toMatchObject({ refusal: "not_found" })
    const [line] = taken.lines
    const again = { to: world.users.member, level: line?.before?.level, endsAt: line?.before?.endsAt }
    expect(await share("admin", [again], { notify: false })).toMatchObject({ ok: true, changed: 1 })
    expect(await grantOf(world.users.member)).toEqual(before)
  })

  test("editing changes only what is given, and answers for each", async () => {
    const answer = await perform(
      editGrants,
      world.call("admin", {
        project: lab,
        principals: [world.users.member, world.users.readOnly, world.users.nobody],
        level: "VIEW",
      }),
    )
    expect(answer).toMatchObject({ ok: true, changed: 1, unchanged: 1, refused: 1 })
    expect((await world.trail()).at(-1)).toMatchObject({ before: { level: "CONTRIBUTE" }, after: { level: "VIEW" } })
  })

  test("B2.3 anyone may leave; what reaches them otherwise stays, and who holds nothing of their own is told so", async () => {
    expect(await perform(leaveProject, world.call("readOnly", { project: lab }))).toMatchObject({
      ok: true,
      changed: 1,
    })
    expect(await grantOf(world.users.readOnly)).toBeNull()
    const bench = { project: world.projects.bench }
    expect(await perform(leaveProject, world.call("member2", bench))).toMatchObject({ refusal: "no_own_grant" })
    expect(await levelOf("member2", world.projects.bench)).toBe("UPLOAD")
  })

  test("B2.8 the last lasting ADMINISTER stays where a person pays, and may go where an org does", async () => {
    await world.rows({
      text: "delete from project_grant where project_id = $1 and principal in ($2, $3)",
      values: [lab, world.users.disabled, world.users.ended],
    })
    await makePersonal("admin")
    const end = new Date(Date.now() + DAY).toISOString()
    await share("admin", [{ to: world.users.member2, level: "ADMINISTER", endsAt: end }])
    const leave = () => perform(leaveProject, world.call("admin", { project: lab }))
    expect(await leave()).toMatchObject({ ok: false, refusal: "last_project_admin" })
    const demote = { project: lab, principals: [world.users.admin], level: "VIEW" }
    expect(await perform(editGrants, world.call("member2", demote))).toMatchObject({ refusal: "last_project_admin" })
    const take = { project: lab, principals: [world.users.admin] }
    expect(await perform(unshareProject, world.call("member2", take))).toMatchObject({ refusal: "last_project_admin" })
    await perform(editGrants, world.call("admin", { project: lab, principals: [world.users.member2], endsAt: null }))
    expect(await leave()).toMatchObject({ ok: true })
  })

  test("B2.8 two who leave at once never leave a project of a person without an ADMINISTER", async () => {
    await world.rows({
      text: "delete from project_grant where project_id = $1 and principal in ($2, $3)",
      values: [lab, world.users.disabled, world.users.ended],
    })
    await makePersonal("admin")
    for (let trial = 0; trial < 5; trial += 1) {
      await share("admin", [{ to: world.users.member2, level: "ADMINISTER" }])
      const answers = await Promise.all([
        perform(leaveProject, world.call("admin", { project: lab })),
        perform(leaveProject, world.call("member2", { project: lab })),
      ])
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
      await world.rows({
        text: `insert into project_grant (project_id, principal, level, granted_by, created_at) values ($1, $2, 'ADMINISTER', $2, now())
          on conflict do nothing`,
        values: [lab, world.users.admin],
      })
    }
  })
})

describe("letting oneself in", () => {
  test.each(["VIEW", "UPLOAD", "CONTRIBUTE"] as const)(
    "A093 A094 an admin of the payer raises themselves from %s to ADMINISTER, recorded and told",
    async (level) => {
      await share("admin", [{ to: world.users.admin2, level }])
      expect(await perform(grantSelf, world.call("admin2", { project: lab }))).toMatchObject({ ok: true, changed: 1 })
      expect(await grantOf(world.users.admin2)).toMatchObject({ level: "ADMINISTER", ends_at: null })
      expect((await world.trail()).at(-1)).toMatchObject({
        operation: "project.grant-self",
        target: `${lab}/${world.users.admin2}`,
        before: { level },
        after: { level: "ADMINISTER" },
      })
      expect(await told("admin")).toMatchObject([{ kind: "project.grant-self", payload: { by: "Dora Deputy" } }])
    },
  )

  test("A093 from nothing, by the admins of who pays alone: not by a member, nor by an admin of an org it is shared with", async () => {
    expect(await perform(grantSelf, world.call("admin2", { project: lab }))).toMatchObject({ ok: true, changed: 1 })
    expect(await perform(grantSelf, world.call("member", { project: lab }))).toMatchObject({
      refusal: "lacks_permission",
    })
    await share("admin", [{ to: world.foreign, level: "VIEW" }])
    expect(await perform(grantSelf, world.call("outsider", { project: lab }))).toMatchObject({
      refusal: "lacks_permission",
    })
    expect(await perform(grantSelf, world.call("nobody", { project: lab }))).toMatchObject({ refusal: "not_found" })
  })

  test("A093 a project that a person pays for is taken up by that person alone", async () => {
    await makePersonal("member")
    expect(await perform(grantSelf, world.call("member", { project: lab }))).toMatchObject({ ok: true, changed: 1 })
    expect(await perform(grantSelf, world.call("admin2", { project: lab }))).toMatchObject({ refusal: "not_found" })
  })
})

describe("INV-10", () => {
  test("INV-10 a group that is deleted and made again by the same name opens nothing that the first one had", async () => {
    const { bench } = world.projects
    expect(await levelOf("member2", bench)).toBe("UPLOAD")
    await world.rows({ text: 'delete from "group" where id = $1', values: [world.group] })
    await world.rows({
      text: `with made as (insert into "group" (org_id, id, name, created_by, created_at) values ($1, 'group-again', 'Curators', $2, now()) returning org_id, id)
        insert into group_member (org_id, group_id, user_id, role, added_by, created_at) select org_id, id, $3, 'ADMIN', $2, now() from made`,
      values: [world.org, world.users.admin, world.users.member2],
    })
    expect(await levelOf("member2", bench)).toBe("NONE")
    expect(await grantOf(world.group, bench)).toBeNull()
  })

  test("INV-10 what was taken back does not come back with a grant to another", async () => {
    await perform(unshareProject, world.call("admin", { project: lab, principals: [world.users.member] }))
    await share("admin", [{ to: world.org, level: "VIEW" }])
    expect(await levelOf("member")).toBe("VIEW")
  })
})
