import { expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { editDetails } from "./edit-details"
import { enablePhi } from "./enable-phi"
import { getProject } from "./get"
import { setFlags } from "./set-flags"

const phiWorld = async (): Promise<World> => {
  const world = await freshWorld()
  await world.rows({ text: "update org set phi = true where id = $1", values: [world.org] })
  return world
}
const enable = (world: World, by: Parameters<World["call"]>[0] = "admin", name = "lab") =>
  perform(enablePhi, world.call(by, { project: world.projects.lab, name }, { org: null }))

test("A167 A181 A185 who administers a project of a PHI org protects it, once, by typing its name", async () => {
  const world = await phiWorld()
  expect(await enable(world)).toMatchObject({ ok: true, changed: 1 })
  const now = await read(getProject, world.call("readOnly", { project: world.projects.lab }, { org: null }))
  expect(now).toMatchObject({ ok: true, value: { flags: { containsPhi: true }, version: 2 } })
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "project.enable-phi",
    target: world.projects.lab,
    before: { containsPhi: false },
    after: { containsPhi: true },
  })
  const before = await world.dump()
  expect(await enable(world)).toMatchObject({ ok: true, changed: 0, unchanged: 1 })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A180 B2.7 PHI is refused where the org has none, with whom to ask", async () => {
  const world = await freshWorld()
  const before = await world.dump()
  expect(await enable(world)).toMatchObject({
    ok: false,
    refusal: "feature_off",
    message: expect.stringContaining("PHI features must be enabled for Genome Works"),
  })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A181 a project that a person pays for never has PHI", async () => {
  const world = await phiWorld()
  await world.rows({
    text: "update project set billed_to = $2 where id = $1",
    values: [world.projects.lab, world.users.admin],
  })
  expect(await enable(world)).toMatchObject({ ok: false, refusal: "feature_off" })
})

test("A185 another name than the project's, or a password entered long ago, protects nothing", async () => {
  const world = await phiWorld()
  const before = await world.dump()
  for (const name of ["Lab", "bench", "la"])
    expect(await enable(world, "admin", name)).toMatchObject({ ok: false, refusal: "name_differs" })
  const call = world.call(
    "admin",
    { project: world.projects.lab, name: "lab" },
    { org: null, provenAt: new Date(Date.now() - 10 * 60_000) },
  )
  expect(await perform(enablePhi, call)).toMatchObject({ ok: false, refusal: "reauth_required" })
  for (const by of ["member", "readOnly", "admin2"] as const)
    expect(await enable(world, by)).toMatchObject({ ok: false, refusal: "lacks_permission" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("INV-12 PHI-WALL the flag goes on by its own operation alone: no other takes it, whatever it is called", async () => {
  const world = await phiWorld()
  const before = await world.dump()
  const base = { project: world.projects.lab, version: 1 }
  for (const key of ["containsPhi", "contains_phi", "containsPHI", "phi"]) {
    const flags = world.call("admin", { ...base, restricted: true, [key]: true }, { org: null })
    expect(await perform(setFlags, flags)).toMatchObject({ ok: false, refusal: "invalid_input" })
    const details = world.call("admin", { ...base, name: "x", [key]: true }, { org: null })
    expect(await perform(editDetails, details)).toMatchObject({ ok: false, refusal: "invalid_input" })
  }
  expect(difference(before, await world.dump())).toEqual({})
})

test("INV-12 PHI-WALL the flag is never lost: not by any operation's input, not by raw SQL, not by another payer", async () => {
  const world = await phiWorld()
  await enable(world)
  const before = await world.dump()
  const off = world.call("admin", { project: world.projects.lab, version: 2, containsPhi: false }, { org: null })
  expect(await perform(setFlags, off)).toMatchObject({ ok: false, refusal: "invalid_input" })
  const no = world.call("admin", { project: world.projects.lab, name: "lab", containsPhi: false }, { org: null })
  expect(await perform(enablePhi, no)).toMatchObject({ ok: false, refusal: "invalid_input" })
  const raw = (text: string) => world.rows({ text, values: [world.projects.lab] })
  await expect(raw("update project set contains_phi = false where id = $1")).rejects.toMatchObject({
    constraint: "project_keeps_phi",
  })
  await expect(raw("update project set name = 'x', contains_phi = false where id = $1")).rejects.toMatchObject({
    constraint: "project_keeps_phi",
  })
  await expect(
    world.rows({
      text: "update project set billed_to = $2 where id = $1",
      values: [world.projects.lab, world.users.admin],
    }),
  ).rejects.toMatchObject({ constraint: "project_phi_is_billed_to_an_org" })
  expect(difference(before, await world.dump())).toEqual({})
})
