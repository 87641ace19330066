import { describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { applyImport, csv, dryRun, GROUPS_HEAD, PROJECTS_HEAD, told } from "@/e2e/fixtures/imports"
import { uploadRoster } from "@/e2e/fixtures/roster"
import { read } from "@/lib/operations/read"
import { importRows } from "./rows"

const granted = (world: World) =>
  world.rows<{ name: string; principal: string; level: string }>({
    text: `select p.name, g.principal, g.level from project p join project_grant g on g.project_id = p.id where p.billed_to = $1
      and p.name like 'new%' order by p.name, g.principal`,
    values: [world.org],
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
      csv(PROJECTS_HEAD, [
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
    const file = await uploadRoster(
      world,
      csv(PROJECTS_HEAD, [`lab,user,${h.outsider},VIEW`, `lab,user,${h.member2},VIEW`]),
    )
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
      csv(PROJECTS_HEAD, [`new a,user,${h.member},VIEW`, "new a,group,Curators,CONTRIBUTE", "new b,,,"]),
    )
    const { digest } = await dryRun(world, "projects", file)
    expect(await applyImport(world, "projects", file, { expect: digest })).toMatchObject({
      ok: true,
      changed: 4,
      refused: 0,
    })
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
    const lower = await uploadRoster(world, csv(PROJECTS_HEAD, ["new a,group,Curators,VIEW"]))
    expect(await applyImport(world, "projects", lower)).toMatchObject({ ok: true, changed: 1 })
    expect((await granted(world))[0]).toMatchObject({ level: "VIEW" })
  })

  test("what has changed since the dry run is not imported unseen", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, csv(PROJECTS_HEAD, [`lab,user,${world.handles.member},VIEW`]))
    const { digest } = await dryRun(world, "projects", file)
    await world.rows({
      text: "update project_grant set level = 'UPLOAD' where project_id = $1 and principal = $2",
      values: [world.projects.lab, world.users.member],
    })
    expect(await applyImport(world, "projects", file, { expect: digest })).toMatchObject({
      ok: false,
      refusal: "changed_meanwhile",
    })
  })

  test.each([
    ["a missing column", Buffer.from("project,principal,level\na,b,VIEW\n"), /principal_type/],
    ["an unknown column", Buffer.from(`${PROJECTS_HEAD},price\na,user,b,VIEW,1\n`), /"price" is not known/],
    [
      "Latin-1",
      Buffer.concat([Buffer.from(`${PROJECTS_HEAD}\nZ`), Buffer.from([0xfc]), Buffer.from(",user,b,VIEW\n")]),
      /Line 2 is not UTF-8/,
    ],
    ["an open quote", Buffer.from(`${PROJECTS_HEAD}\n"a,user,b,VIEW\n`), /quote is opened/],
    ["no rows", Buffer.from(`${PROJECTS_HEAD}\n`), /no rows/],
    ["another kind of file", Buffer.from(`${GROUPS_HEAD}\na,,b,MEMBER\n`), /"principal_type"/],
  ])("A141 a file with %s is refused as a whole, and says why", async (_, bytes, why) => {
    const world = await freshWorld()
    const file = await uploadRoster(world, bytes)
    const seen = await read(importRows, world.call("admin", { kind: "projects", file }))
    expect(seen).toMatchObject({ ok: true, value: { problem: expect.stringMatching(why) } })
    expect(await applyImport(world, "projects", file)).toMatchObject({ ok: false, refusal: "file_invalid" })
  })

  test("A141 a byte order mark, CRLF and guarded formulas are read as meant", async () => {
    const world = await freshWorld()
    const bytes = Buffer.from(`\uFEFF${PROJECTS_HEAD}\r\n"'=new",user,${world.handles.member},VIEW\r\n`)
    const run = await dryRun(world, "projects", await uploadRoster(world, bytes))
    expect(run.rows.map((row) => [row.label, row.outcome])).toEqual([
      ["=new", "create"],
      ["Bo Member", "create"],
    ])
  })
})

test("A117 an import makes no project where the org cannot be charged, and says so in each row", async () => {
  const world = await freshWorld()
  await world.rows({ text: "update billing_account set spending_limit = 0 where id = $1", values: [world.org] })
  const file = await uploadRoster(world, csv(PROJECTS_HEAD, ["new one,,,", "new two,,,"]))
  const before = await world.dump()
  const done = await applyImport(world, "projects", file)
  expect(done).toMatchObject({ ok: true, changed: 0, refused: 2 })
  expect(difference(before, await world.dump())).toEqual({})
})
