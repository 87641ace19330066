import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { applyImport, csv, dryRun, GROUPS_HEAD, importer, told } from "@/e2e/fixtures/imports"
import { uploadRoster } from "@/e2e/fixtures/roster"
import { clock } from "@/lib/clock"
import { nextChunk } from "@/lib/operations/bulk"

const placed = (world: World) =>
  world.rows<{ name: string; handle: string; role: string }>({
    text: `select g.name, u.handle, m.role from "group" g join group_member m on m.group_id = g.id join "user" u on u.id = m.user_id
      where g.org_id = $1 order by g.name, u.handle`,
    values: [world.org],
  })
describe("groups.csv", () => {
  test("A102 the dry run says of each group and person what would become of it and why, and changes nothing", async () => {
    const world = await freshWorld()
    const { handles: h } = world
    const file = await uploadRoster(
      world,
      csv(GROUPS_HEAD, [
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
    const file = await uploadRoster(world, csv(GROUPS_HEAD, lines))
    const { digest, counts } = await dryRun(world, "groups", file)
    expect(counts).toEqual({ create: 4, change: 0, same: 0, refused: 0 })
    const done = await applyImport(world, "groups", file, { expect: digest })
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
    expect(await applyImport(world, "groups", file)).toMatchObject({ ok: true, changed: 0, unchanged: 4 })
  })

  test("INV-10 a group that is gone never gives its id to one that the same file makes again", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, csv(GROUPS_HEAD, ["Analysts,,,"]))
    await applyImport(world, "groups", file)
    const id = async () =>
      (
        await world.rows<{ id: string }>({
          text: `select id from "group" where org_id = $1 and name = 'Analysts'`,
          values: [world.org],
        })
      )[0]?.id
    const first = await id()
    await world.rows({ text: `delete from "group" where id = $1`, values: [first] })
    expect(await applyImport(world, "groups", file)).toMatchObject({ ok: true, changed: 1 })
    expect(await id()).toMatch(/^group-/)
    expect(await id()).not.toBe(first)
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
    const opened = await applyImport(world, "groups", people, { expect: run.digest })
    const job = opened.ok ? (opened.job ?? "") : ""
    while (await nextChunk(() => importer("groups"), world.org, job, clock.now(), "test"));
    const [done] = await world.rows({ text: "select state, changed, refused from job where id = $1", values: [job] })
    expect(done).toEqual({ state: "DONE", changed: 283, refused: 1690 })
    const projects = await uploadRoster(world, roster("kubernetes/projects.csv"))
    const second = await dryRun(world, "projects", projects, {})
    expect(second.counts).toEqual({ create: 234, change: 0, same: 0, refused: 0 })
    expect(await applyImport(world, "projects", projects, { expect: second.digest })).toMatchObject({
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
