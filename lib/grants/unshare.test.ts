import { beforeEach, describe, expect, test } from "vitest"
import { DAY, freshLab, type Lab } from "@/e2e/fixtures/grants"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { editGrants } from "./edit"
import { grantSelf } from "./grant-self"
import { listGrants } from "./list"
import { shareProject } from "./share"
import { leaveProject, unshareProject } from "./unshare"
import { whyAccess } from "./why"

let world: Lab["world"]
let lab: Lab["lab"]
let share: Lab["share"]
let levelOf: Lab["levelOf"]
let grantOf: Lab["grantOf"]
let told: Lab["told"]
let makePersonal: Lab["makePersonal"]
beforeEach(async () => {
  ;({ world, lab, share, levelOf, grantOf, told, makePersonal } = await freshLab())
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
