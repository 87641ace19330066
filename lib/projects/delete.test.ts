import { expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { deleteProject } from "./delete"

const remove = (world: World, by: Parameters<World["call"]>[0] = "admin", name = "lab") =>
  perform(deleteProject, world.call(by, { project: world.projects.lab, name }, { org: null }))

const left = (world: World) =>
  world.rows<{ n: number }>({
    text: `select (select count(*) from project where id = $1)::int + (select count(*) from project_grant where project_id = $1)::int
      + (select count(*) from data_object where project_id = $1)::int + (select count(*) from upload where project_id = $1)::int
      + (select count(*) from project_usage where project_id = $1)::int as n`,
    values: [world.projects.lab],
  })

test("A130 a deleted project goes with its grants, data and uploads; who was in it is told, who did it is not", async () => {
  const world = await freshWorld()
  await world.rows({
    text: `insert into data_object (project_id, id, kind, name, sort_name, created_by, created_at, modified_at) values
      ($1, 'folder-a', 'FOLDER', 'a', 'a', $2, now(), now())`,
    values: [world.projects.lab, world.users.admin],
  })
  await world.rows({
    text: `insert into data_object (project_id, id, kind, parent_id, name, sort_name, created_by, created_at, modified_at) values
      ($1, 'folder-b', 'FOLDER', 'folder-a', 'b', 'b', $2, now(), now())`,
    values: [world.projects.lab, world.users.admin],
  })
  const projects = async () =>
    (
      await world.rows<{ n: number }>({ text: "select project_count as n from org where id = $1", values: [world.org] })
    )[0]?.n ?? 0
  const counted = await projects()
  expect(await remove(world)).toMatchObject({ ok: true, changed: 1 })
  expect(await left(world)).toEqual([{ n: 0 }])
  expect(await projects()).toBe(counted - 1)
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "project.delete",
    target: world.projects.lab,
    before: { name: "lab", billedTo: world.org },
    after: null,
  })
  const told = await world.rows<{ user_id: string; payload: { project: string } }>({
    text: "select user_id, payload from mail where kind = 'project.deleted' and user_id = any($1) order by user_id",
    values: [Object.values(world.users)],
  })
  // Those whose own access slept, being disabled or ended, are not told.
  expect(told.map((mail) => mail.user_id).sort()).toEqual([world.users.member, world.users.readOnly].sort())
  expect(told.map((mail) => mail.payload.project)).toEqual(["lab", "lab"])
})

test("A184 the mail of a deleted PHI project names it by its id", async () => {
  const world = await freshWorld()
  await world.rows({ text: "update project set contains_phi = true where id = $1", values: [world.projects.lab] })
  expect(await remove(world)).toMatchObject({ ok: true })
  const mails = await world.rows<{ payload: object }>({
    text: "select payload from mail where kind = 'project.deleted' and user_id = $1",
    values: [world.users.member],
  })
  expect(mails).toMatchObject([{ payload: { project: world.projects.lab } }])
})

test("A201 a sponsored project is not deleted until its sponsorship has ended", async () => {
  const world = await freshWorld()
  const sponsor = (until: string) =>
    world.rows({
      text: `update project set sponsored_by = $2, sponsored_until = now() + $3::interval where id = $1`,
      values: [world.projects.lab, world.foreign, until],
    })
  await sponsor("1 day")
  const before = await world.dump()
  expect(await remove(world)).toMatchObject({ ok: false, refusal: "sponsored" })
  expect(difference(before, await world.dump())).toEqual({})
  await sponsor("-1 day")
  expect(await remove(world)).toMatchObject({ ok: true })
})

test("A130 a project that is being handed over is not deleted, nor by another name, nor by who does not administer it", async () => {
  const world = await freshWorld()
  await world.rows({
    text: "insert into project_transfer (project_id, to_user, requested_by, created_at) values ($1, $2, $3, now())",
    values: [world.projects.lab, world.users.outsider, world.users.admin],
  })
  const before = await world.dump()
  expect(await remove(world)).toMatchObject({ ok: false, refusal: "transfer_pending" })
  await world.rows({ text: "delete from project_transfer where project_id = $1", values: [world.projects.lab] })
  expect(await remove(world, "admin", "bench")).toMatchObject({ ok: false, refusal: "name_differs" })
  for (const by of ["member", "readOnly", "admin2"] as const)
    expect(await remove(world, by)).toMatchObject({ ok: false, refusal: "lacks_permission" })
  const { project_transfer: _, ...differs } = difference(before, await world.dump())
  expect(differs).toEqual({})
})
