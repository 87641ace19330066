import { expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createProject } from "./create"
import { listProjects } from "./list"

const list = async (world: World, by: Parameters<World["call"]>[0], input: object = {}) => {
  const answer = await read(listProjects, world.call(by, input, { org: null }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
const named = async (world: World, by: Parameters<World["call"]>[0], input: object = {}) =>
  (await list(world, by, input)).rows.map((row) => `${row.name} ${row.level}`)

test("A130 A056 one's projects are those that reach one, across orgs and by any way, each with its level", async () => {
  const world = await freshWorld()
  expect(await named(world, "member")).toEqual([
    "foreign VIEW",
    "lab CONTRIBUTE",
    "raw data CONTRIBUTE",
    "resources VIEW",
  ])
  expect(await named(world, "member2")).toEqual(["bench UPLOAD", "raw data UPLOAD", "resources VIEW"])
  // An admin of the payer sees all of its projects elsewhere (A090); here stand those they are in.
  expect(await named(world, "admin2")).toEqual(["raw data UPLOAD", "resources VIEW"])
  expect(await named(world, "nobody")).toEqual([])
  expect(await named(world, "disabled")).toEqual([])
  const { rows, payers, total } = await list(world, "member")
  expect(total).toBe(4)
  expect(rows[0]?.payer).toEqual({ id: world.foreign, name: "Foreign Lab" })
  expect(payers.map((payer) => payer.name)).toEqual(["Foreign Lab", "Genome Works"])
})

test("A130 one's projects are searched and filtered by level, payer and PHI", async () => {
  const world = await freshWorld()
  await world.rows({
    text: "update project set contains_phi = true, tags = '{Urgent}' where id = $1",
    values: [world.projects.lab],
  })
  const { projects: ids } = world
  for (const [input, found] of [
    [{ q: "RAW" }, ["raw data"]],
    [{ q: ids.lab }, ["lab"]],
    [{ q: "urgent" }, ["lab"]],
    [{ q: "%" }, []],
    [{ filters: { level: ["VIEW"] } }, ["foreign", "resources"]],
    [{ filters: { payer: [world.foreign] } }, ["foreign"]],
    [{ filters: { phi: ["yes"] } }, ["lab"]],
    [{ filters: { phi: ["no"], level: ["CONTRIBUTE"] } }, ["raw data"]],
  ] as const) {
    const { rows, total } = await list(world, "member", input)
    expect([input, rows.map((row) => row.name), total]).toEqual([input, found, found.length])
  }
})

test("A130 one's projects are read page by page, forward and back, in every order", async () => {
  const world = await freshWorld()
  for (let at = 0; at < 60; at++)
    await perform(createProject, world.call("nobody", { name: `p${String(at % 7)}` }, { org: null }))
  await world.rows({
    text: "update project_usage set bytes = (random() * 5)::int where billed_to = $1",
    values: [world.users.nobody],
  })
  for (const sort of ["name", "created", "changed", "usage"])
    for (const direction of ["asc", "desc"]) {
      const asked = { sort, direction, size: 25 }
      const pages: string[][] = []
      let at = await list(world, "nobody", asked)
      pages.push(at.rows.map((row) => row.id))
      while (at.next) {
        at = await list(world, "nobody", { ...asked, after: at.next })
        pages.push(at.rows.map((row) => row.id))
      }
      expect(pages.map((page) => page.length)).toEqual([25, 25, 10])
      expect(new Set(pages.flat()).size).toBe(60)
      const back = await list(world, "nobody", { ...asked, before: at.previous })
      expect(back.rows.map((row) => row.id)).toEqual(pages[1])
      const first = await list(world, "nobody", { ...asked, before: back.previous })
      expect(first).toMatchObject({ previous: null })
      expect(first.rows.map((row) => row.id)).toEqual(pages[0])
    }
})

test("A130 a place of another order is not known", async () => {
  const world = await freshWorld()
  for (let at = 0; at < 26; at++) await perform(createProject, world.call("nobody", { name: `p${at}` }, { org: null }))
  const { next } = await list(world, "nobody", { size: 25 })
  const call = world.call("nobody", { size: 25, sort: "created", after: next }, { org: null })
  expect(await read(listProjects, call)).toMatchObject({ ok: false, refusal: "invalid_input" })
})

test("A130 a project one pays for stands there also without access to it", async () => {
  const world = await freshWorld()
  const made = await perform(createProject, world.call("nobody", { name: "mine" }, { org: null }))
  if (!made.ok) throw new Error(made.message)
  await world.rows({
    text: "delete from project_grant where project_id = $1",
    values: [(made.value as { id: string }).id],
  })
  expect(await named(world, "nobody")).toEqual(["mine NONE"])
})
