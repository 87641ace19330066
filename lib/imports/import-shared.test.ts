import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { uploadRoster } from "@/e2e/fixtures/roster"
import { clock } from "@/lib/clock"
import { nextChunk } from "@/lib/operations/bulk"
import type { AnyMutation } from "@/lib/operations/operation"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { importGroups } from "./import-groups"
import { importProjects } from "./import-projects"
import type { ImportKindName } from "./inputs"
import { type DryRun, importRows } from "./rows"

const GROUPS = "group,description,username,role"
const PROJECTS = "project,principal_type,principal,level"
const csv = (head: string, lines: readonly string[]) => Buffer.from([head, ...lines, ""].join("\n"))

async function dryRun(
  world: World,
  kind: ImportKindName,
  file: string,
  input: object = { outcome: "all" },
): Promise<DryRun> {
  const answer = await read(importRows, world.call("admin", { kind, file, ...input }))
  if (!answer.ok || "problem" in answer.value) throw new Error(JSON.stringify(answer))
  return answer.value
}
const told = (run: DryRun) => run.rows.map((row) => [row.line, row.label, row.outcome, row.message])

const apply = (world: World, kind: "groups" | "projects", file: string, options: Parameters<World["call"]>[2] = {}) =>
  perform(
    (kind === "groups" ? importGroups : importProjects) as unknown as AnyMutation,
    world.call("admin", { file }, options),
  )

const placed = (world: World) =>
  world.rows<{ name: string; handle: string; role: string }>({
    text: `select g.name, u.handle, m.role from "group" g join group_member m on m.group_id = g.id join "user" u on u.id = m.user_id
      where g.org_id = $1 order by g.name, u.handle`,
    values: [world.org],
  })
const granted = (world: World) =>
  world.rows<{ name: string; principal: string; level: string }>({
    text: `select p.name, g.principal, g.level from project p join project_grant g on g.project_id = p.id where p.billed_to = $1
      and p.name like 'new%' order by p.name, g.principal`,
    values: [world.org],
  })

describe("groups.csv", () => {
  test("A102 the dry run says of each group and person what would become of it and why, and changes nothing", async () => {
    const world = await freshWorld()
    const { handles: h } = world
    const file = await uploadRoster(
      world,
      csv(GROUPS, [
        `Analysts,"Who looks\nat data",${h.member},MEMBER`,
        `Analysts,,${h.member2.toUpperCase()},admin`,
        `analysts,,${h.member},ADMIN`,
        `Curators,Who curate,${h.member2},MEMBER`,
        `Curators,,${h.member},MEMBER`,
        `Analysts,,${h.invited},MEMBER`,
        `Analysts,,${h.outsider},MEMBER`,
        `Analysts,,${h.admin},MEMBER`,
        `Analysts,,${h.readOnly},OWNER`,
        `=cmd(),,${h.readOnly},MEMBER`,
        `,,${h.readOnly},MEMBER`,
        `Analysts,,${h.readOnly}`,
      ]),
    )
    const before = await world.dump()
    const run = await dryRun(world, "groups", file)
    expect(told(run)).toEqual([
      [3, "Analysts", "create", null],
      [3, "Bo Member", "create", null],
      [4, "Cy Member", "create", null],
      [5, h.member, "refused", `${h.member} stands in this group in line 3 already.`],
      [6, "Curators", "change", null],
      [6, "Cy Member", "refused", "The group would be left without an admin."],
      [7, "Bo Member", "create", null],
      [8, "Ina Invited", "refused", expect.stringMatching(/invited and no member yet/)],
      [9, h.outsider, "refused", "This person is not a member of the organization."],
      [10, "Ada Admin", "same", "You stay an admin of the groups you import."],
      [11, h.readOnly, "refused", "The role has to be ADMIN or MEMBER."],
      [12, h.readOnly, "refused", expect.stringMatching(/formula/)],
      [13, h.readOnly, "refused", "The name of the group is missing."],
      [14, h.readOnly, "refused", "The row has 3 cells where the first line has 4."],
    ])
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("A102 groups get their people and who imports as admin, one event for each, and a second import finds all the same", async () => {
    const world = await freshWorld()
    const { handles: h } = world
    const lines = [`Analysts,Look at data,${h.member},MEMBER`, `Analysts,,${h.member2},ADMIN`, "Empty,Nobody yet,,"]
    const file = await uploadRoster(world, csv(GROUPS, lines))
    const { digest, counts } = await dryRun(world, "groups", file)
    expect(counts).toEqual({ create: 4, change: 0, same: 0, refused: 0 })
    const done = await apply(world, "groups", file, { expect: digest })
    expect(done).toMatchObject({ ok: true, changed: 4 })
    expect(await placed(world)).toEqual([
      { name: "Analysts", handle: h.admin, role: "ADMIN" },
      { name: "Analysts", handle: h.member, role: "MEMBER" },
      { name: "Analysts", handle: h.member2, role: "ADMIN" },
      { name: "Curators", handle: h.member2, role: "ADMIN" },
      { name: "Empty", handle: h.admin, role: "ADMIN" },
    ])
    const events = (await world.trail()).filter((event) => event.operation === "group.import")
    expect(events.map((event) => event.target.replace(/^group-\w+/, "group"))).toEqual([
      "group",
      `group/${world.users.member}`,
      `group/${world.users.member2}`,
      "group",
    ])
    const again = await dryRun(world, "groups", file)
    expect(again.counts).toEqual({ create: 0, change: 0, same: 4, refused: 0 })
    expect(await apply(world, "groups", file)).toMatchObject({ ok: true, changed: 0, unchanged: 4 })
  })

  test("INV-10 a group that is gone never gives its id to one that the same file makes again", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, csv(GROUPS, ["Analysts,,,"]))
    await apply(world, "groups", file)
    const id = async () =>
      (
        await world.rows<{ id: string }>({
          text: `select id from "group" where org_id = $1 and name = 'Analysts'`,
          values: [world.org],
        })
      )[0]?.id
    const first = await id()
    await world.rows({ text: `delete from "group" where id = $1`, values: [first] })
    expect(await apply(world, "groups", file)).toMatchObject({ ok: true, changed: 1 })
    expect(await id()).toMatch(/^group-/)
    expect(await id()).not.toBe(first)
  })
})

describe("projects.csv", () => {
  test("A141 the dry run says of each project and grant what would become of it and why, and changes nothing", async () => {
    const world = await freshWorld()
    const { handles: h } = world
    await world.rows({
      text: `insert into project (id, name, billed_to, created_by, created_at, contains_phi)
        select 'project-' || lpad(n::text, 18, '0') || right($2, 6), case n when 3 then 'secret' else 'Twice' end, $1, $3, now(), n = 3 from generate_series(1, 3) n`,
      values: [world.org, `${world.tag}000000`.slice(0, 6), world.users.admin2],
    })
    const file = await uploadRoster(
      world,
      csv(PROJECTS, [
        `new one,user,${h.member},VIEW`,
        "new one,group,curators,contribute",
        `new one,org,${world.org},UPLOAD`,
        `New One,user,user-${h.member},ADMINISTER`,
        `lab,user,${h.member},VIEW`,
        `lab,user,${h.readOnly},VIEW`,
        `lab,user,${h.admin},VIEW`,
        `raw data,user,${h.member2},VIEW`,
        `twice,user,${h.member},VIEW`,
        "new one,group,Nobodies,VIEW",
        `new one,user,${h.invited},VIEW`,
        `new one,org,${world.foreign},VIEW`,
        `new one,user,${h.admin},VIEW`,
        `new one,user,${h.outsider},VIEW`,
        `${world.projects.foreign},user,${h.member},VIEW`,
        `new one,team,${h.member},VIEW`,
        `new one,user,${h.both},OWNER`,
        `${world.projects.lab},user,${h.member},VIEW`,
        `../../etc,user,${h.member},VIEW`,
        `${"x".repeat(201)},user,${h.member},VIEW`,
      ]),
    )
    const before = await world.dump()
    const run = await dryRun(world, "projects", file)
    expect(told(run)).toEqual([
      [2, "new one", "create", null],
      [2, "Bo Member", "create", null],
      [3, "Curators", "create", null],
      [4, "Genome Works", "create", null],
      [5, `user-${h.member}`, "refused", `user-${h.member} stands on this project in line 2 already.`],
      [6, "lab", "same", null],
      [6, "Bo Member", "change", null],
      [7, "Rhea Reader", "same", null],
      [8, "Ada Admin", "refused", "What you hold yourself is changed by others who administer the project."],
      [9, "raw data", "same", null],
      [9, "Cy Member", "refused", expect.stringMatching(/^You do not administer this project/)],
      [10, "twice", "refused", expect.stringMatching(/^2 projects are called twice/)],
      [10, h.member, "refused", expect.stringMatching(/^2 projects are called twice/)],
      [11, "Nobodies", "refused", "There is no group called Nobodies in the organization. Import the groups first."],
      [12, h.invited, "refused", "There is no activated account with this username."],
      [13, world.foreign, "refused", "There is no organization of yours with this id."],
      [14, "Ada Admin", "refused", "What you hold yourself is changed by others who administer the project."],
      [15, "Otto Outsider", "create", null],
      [16, world.projects.foreign, "refused", expect.stringMatching(/^There is no project of this id/)],
      [16, h.member, "refused", expect.stringMatching(/^There is no project of this id/)],
      [17, h.member, "refused", "The principal_type has to be user, group or org."],
      [18, h.both, "refused", "The level has to be VIEW, UPLOAD, CONTRIBUTE, ADMINISTER."],
      [19, h.member, "refused", "This stands in the file already, by another name of the same."],
      [20, "../../etc", "create", null],
      [20, "Bo Member", "create", null],
      [21, h.member, "refused", "The name of the project is longer than 200 characters."],
    ])
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("INV-12 a PHI project is shared by import with nobody who is not in an organization that protects it", async () => {
    const world = await freshWorld()
    const { handles: h } = world
    await world.rows({ text: "update org set phi = true where id = $1", values: [world.org] })
    await world.rows({ text: "update project set contains_phi = true where id = $1", values: [world.projects.lab] })
    const file = await uploadRoster(world, csv(PROJECTS, [`lab,user,${h.outsider},VIEW`, `lab,user,${h.member2},VIEW`]))
    expect((await dryRun(world, "projects", file)).rows.map((row) => row.outcome)).toEqual([
      "same",
      "refused",
      "create",
    ])
  })

  test("A102 A141 projects are made and shared, one event for each, counted to the org, and a second import finds all the same", async () => {
    const world = await freshWorld()
    const { handles: h } = world
    const file = await uploadRoster(
      world,
      csv(PROJECTS, [`new a,user,${h.member},VIEW`, "new a,group,Curators,CONTRIBUTE", "new b,,,"]),
    )
    const { digest } = await dryRun(world, "projects", file)
    expect(await apply(world, "projects", file, { expect: digest })).toMatchObject({ ok: true, changed: 4, refused: 0 })
    expect(await granted(world)).toEqual([
      { name: "new a", principal: world.group, level: "CONTRIBUTE" },
      { name: "new a", principal: world.users.admin, level: "ADMINISTER" },
      { name: "new a", principal: world.users.member, level: "VIEW" },
      { name: "new b", principal: world.users.admin, level: "ADMINISTER" },
    ])
    const [counted] = await world.rows({ text: "select project_count from org where id = $1", values: [world.org] })
    expect(counted).toEqual({ project_count: 6 })
    const events = (await world.trail()).filter((event) => event.operation === "project.import")
    expect(events.map((event) => event.target.replace(/^project-\w+/, "project"))).toEqual([
      "project",
      `project/${world.users.member}`,
      `project/${world.group}`,
      "project",
    ])
    expect((await dryRun(world, "projects", file)).counts).toEqual({ create: 0, change: 0, same: 4, refused: 0 })
    const lower = await uploadRoster(world, csv(PROJECTS, ["new a,group,Curators,VIEW"]))
    expect(await apply(world, "projects", lower)).toMatchObject({ ok: true, changed: 1 })
    expect((await granted(world))[0]).toMatchObject({ level: "VIEW" })
  })

  test("what has changed since the dry run is not imported unseen", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, csv(PROJECTS, [`lab,user,${world.handles.member},VIEW`]))
    const { digest } = await dryRun(world, "projects", file)
    await world.rows({
      text: "update project_grant set level = 'UPLOAD' where project_id = $1 and principal = $2",
      values: [world.projects.lab, world.users.member],
    })
    expect(await apply(world, "projects", file, { expect: digest })).toMatchObject({
      ok: false,
      refusal: "changed_meanwhile",
    })
  })

  test.each([
    ["a missing column", Buffer.from("project,principal,level\na,b,VIEW\n"), /principal_type/],
    ["an unknown column", Buffer.from(`${PROJECTS},price\na,user,b,VIEW,1\n`), /"price" is not known/],
    [
      "Latin-1",
      Buffer.concat([Buffer.from(`${PROJECTS}\nZ`), Buffer.from([0xfc]), Buffer.from(",user,b,VIEW\n")]),
      /Line 2 is not UTF-8/,
    ],
    ["an open quote", Buffer.from(`${PROJECTS}\n"a,user,b,VIEW\n`), /quote is opened/],
    ["no rows", Buffer.from(`${PROJECTS}\n`), /no rows/],
    ["another kind of file", Buffer.from(`${GROUPS}\na,,b,MEMBER\n`), /"principal_type"/],
  ])("A141 a file with %s is refused as a whole, and says why", async (_, bytes, why) => {
    const world = await freshWorld()
    const file = await uploadRoster(world, bytes)
    const seen = await read(importRows, world.call("admin", { kind: "projects", file }))
    expect(seen).toMatchObject({ ok: true, value: { problem: expect.stringMatching(why) } })
    expect(await apply(world, "projects", file)).toMatchObject({ ok: false, refusal: "file_invalid" })
  })

  test("A141 a byte order mark, CRLF and guarded formulas are read as meant", async () => {
    const world = await freshWorld()
    const bytes = Buffer.from(`\uFEFF${PROJECTS}\r\n"'=new",user,${world.handles.member},VIEW\r\n`)
    const run = await dryRun(world, "projects", await uploadRoster(world, bytes))
    expect(run.rows.map((row) => [row.label, row.outcome])).toEqual([
      ["=new", "create"],
      ["Bo Member", "create"],
    ])
  })
})

describe("the real rosters", () => {
  const roster = (name: string) => readFileSync(new URL(`../../../shared/data/${name}`, import.meta.url))
  const there = (() => {
    try {
      return roster("kubernetes/projects.csv").length > 0
    } catch {
      return false
    }
  })()

  test.skipIf(!there)("A102 the groups of kubernetes become a job, then its 78 projects get 156 grants", async () => {
    const world = await freshWorld()
    const people = await uploadRoster(world, roster("kubernetes/groups.csv"))
    const run = await dryRun(world, "groups", people, {})
    expect([run.total, run.asJob, run.counts.create]).toEqual([1973, true, 283])
    const opened = await apply(world, "groups", people, { expect: run.digest })
    const job = opened.ok ? (opened.job ?? "") : ""
    const find = (): AnyMutation => importGroups as unknown as AnyMutation
    while (await nextChunk(find, world.org, job, clock.now(), "test"));
    const [done] = await world.rows({ text: "select state, changed, refused from job where id = $1", values: [job] })
    expect(done).toEqual({ state: "DONE", changed: 283, refused: 1690 })
    const projects = await uploadRoster(world, roster("kubernetes/projects.csv"))
    const second = await dryRun(world, "projects", projects, {})
    expect(second.counts).toEqual({ create: 234, change: 0, same: 0, refused: 0 })
    expect(await apply(world, "projects", projects, { expect: second.digest })).toMatchObject({
      ok: true,
      changed: 234,
    })
    const [counted] = await world.rows({
      text: `select count(*)::int as grants, count(distinct g.project_id)::int as projects from project_grant g
        where g.billed_to = $1 and g.principal like 'group-%' and g.principal <> $2`,
      values: [world.org, world.group],
    })
    expect(counted).toEqual({ grants: 156, projects: 78 })
  })
})
