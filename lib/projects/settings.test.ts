import { expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { editDetails } from "./edit-details"
import { getProject } from "./get"
import { setExecutables, unsetExecutables } from "./set-executables"
import { setFlags } from "./set-flags"

const described = async (world: World, by: Parameters<World["call"]>[0] = "admin") => {
  const answer = await read(getProject, world.call(by, { project: world.projects.lab }, { org: null }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}

test("A130 A160 who administers a project changes its name, summary, description, tags and properties; its id stays", async () => {
  const world = await freshWorld()
  const input = {
    project: world.projects.lab,
    version: 1,
    name: " Wet lab ",
    summary: "Plates",
    description: "Long\ntext",
    tags: ["b", "a", "b"],
    properties: { site: "Graz", batch: "7" },
  }
  const done = await perform(editDetails, world.call("admin", input, { org: null }))
  expect(done).toMatchObject({ ok: true, changed: 1, value: { version: 2 } })
  expect(await described(world)).toMatchObject({
    id: world.projects.lab,
    name: "Wet lab",
    summary: "Plates",
    description: "Long\ntext",
    tags: ["a", "b"],
    properties: { site: "Graz", batch: "7" },
    version: 2,
  })
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "project.edit-details",
    target: world.projects.lab,
    before: { name: "lab", tags: [] },
    after: { name: "Wet lab", tags: ["a", "b"], properties: ["batch=7", "site=Graz"] },
  })
  const again = await perform(editDetails, world.call("admin", { ...input, version: 2 }, { org: null }))
  expect(again).toMatchObject({ ok: true, changed: 0, unchanged: 1 })
})

test("INV-37 settings decided on what someone else has changed since are refused, and nothing changes", async () => {
  const world = await freshWorld()
  const name = (version: number, name: string) =>
    world.call("admin", { project: world.projects.lab, version, name }, { org: null })
  const answers = await Promise.all([perform(editDetails, name(1, "One")), perform(editDetails, name(1, "Two"))])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  const before = await world.dump()
  const late = world.call("admin", { project: world.projects.lab, version: 1, restricted: true }, { org: null })
  expect(await perform(setFlags, late)).toMatchObject({ ok: false, refusal: "stale_version" })
  expect(difference(before, await world.dump())).toEqual({})
})

test.each([
  ["a name of 10,000 characters", { name: "x".repeat(10_000) }],
  ["an empty name", { name: "  " }],
  ["a name of two lines", { name: "a\nb" }],
  ["101 tags", { tags: Array.from({ length: 101 }, (_, at) => `t${at}`) }],
  ["an empty tag", { tags: [""] }],
  ["a property of 701 characters", { properties: { a: "x".repeat(701) } }],
  ["a character that cannot be kept", { summary: "a\u0000b" }],
  ["nothing to change", {}],
  ["what has an operation of its own", { name: "x", containsPhi: true }],
  ["another payer", { name: "x", billedTo: "org-other" }],
])("A130 %s is a clear error", async (_, change) => {
  const world = await freshWorld()
  const before = await world.dump()
  const call = world.call("admin", { project: world.projects.lab, version: 1, ...change }, { org: null })
  expect(await perform(editDetails, call)).toMatchObject({ ok: false, refusal: "invalid_input" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A160 A161 every flag is false at first, seen by members, and changed only by those who administer", async () => {
  const world = await freshWorld()
  const flags = (await described(world, "readOnly")).flags
  expect(Object.values(flags)).toEqual(Object.keys(flags).map(() => false))
  const asked = { project: world.projects.lab, version: 1, protected: true, restricted: true, downloadRestricted: true }
  const before = await world.dump()
  for (const by of ["member", "readOnly"] as const)
    expect(await perform(setFlags, world.call(by, asked, { org: null }))).toMatchObject({ refusal: "lacks_permission" })
  // An admin of the payer sees them, and would first have to grant themselves the project (A093).
  expect((await described(world, "admin2")).flags).toEqual(flags)
  expect(await perform(setFlags, world.call("admin2", asked, { org: null }))).toMatchObject({
    refusal: "lacks_permission",
  })
  expect(difference(before, await world.dump())).toEqual({})
  expect(await perform(setFlags, world.call("admin", asked, { org: null }))).toMatchObject({ ok: true, changed: 1 })
  expect((await described(world, "readOnly")).flags).toMatchObject({
    protected: true,
    restricted: true,
    downloadRestricted: true,
  })
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "project.set-flags",
    before: { protected: false, restricted: false, downloadRestricted: false },
    after: { protected: true, restricted: true, downloadRestricted: true },
  })
})

test.each([
  "externalUploadRestricted",
  "databaseUiViewOnly",
  "displayDataProtectionNotice",
  "httpsAppIsolatedBrowsing",
] as const)(
  "A342 A166 A168 A169 A170 %s needs the payer's licence to be switched on, and none to be switched off",
  async (flag) => {
    const world = await freshWorld()
    const set = (version: number, on: boolean) =>
      perform(setFlags, world.call("admin", { project: world.projects.lab, version, [flag]: on }, { org: null }))
    const before = await world.dump()
    expect(await set(1, true)).toMatchObject({
      ok: false,
      refusal: "feature_off",
      message: expect.stringContaining("needs a licence"),
    })
    expect(difference(before, await world.dump())).toEqual({})
    await world.rows({ text: "update org set licences = array[$2] where id = $1", values: [world.org, flag] })
    expect(await set(1, true)).toMatchObject({ ok: true, changed: 1 })
    await world.rows({ text: "update org set licences = '{}' where id = $1", values: [world.org] })
    expect(await set(2, false)).toMatchObject({ ok: true, changed: 1 })
    expect(await set(3, true)).toMatchObject({ ok: false, refusal: "feature_off" })
  },
)

test("A342 a person who pays for their own project has no licences", async () => {
  const world = await freshWorld()
  await world.rows({
    text: "update project set billed_to = $2 where id = $1",
    values: [world.projects.lab, world.users.admin],
  })
  const call = world.call(
    "admin",
    { project: world.projects.lab, version: 1, displayDataProtectionNotice: true },
    { org: null },
  )
  expect(await perform(setFlags, call)).toMatchObject({ ok: false, refusal: "feature_off" })
})

test("A150 A151 a list of executables overwrites the one before, and is lifted again", async () => {
  const world = await freshWorld()
  await world.rows({
    text: "insert into app (id, name, title, billed_to, created_by, created_at) values ($1, 'align', 'Align', $2, $3, now())",
    values: [`${world.app}b`, world.org, world.users.admin],
  })
  const set = (version: number, executables: readonly string[]) =>
    perform(setExecutables, world.call("admin", { project: world.projects.lab, version, executables }, { org: null }))
  expect(await set(1, [world.app])).toMatchObject({ ok: true, changed: 1 })
  expect(await set(2, [`${world.app}b`, `${world.app}b`])).toMatchObject({ ok: true, changed: 1 })
  expect((await described(world)).allowedExecutables).toEqual([`${world.app}b`])
  const off = world.call("admin", { project: world.projects.lab, version: 3 }, { org: null })
  expect(await perform(unsetExecutables, off)).toMatchObject({ ok: true, changed: 1 })
  expect((await described(world)).allowedExecutables).toBeNull()
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "project.unset-executables",
    before: { allowedExecutables: [`${world.app}b`] },
    after: { allowedExecutables: null },
  })
})

test("A150 an executable that does not exist, or that one does not see, is named in the refusal, and nothing changes", async () => {
  const world = await freshWorld()
  const before = await world.dump()
  for (const id of ["app-nothingsuch", "applet-yyyy", "workflow-zzzz", world.foreignApp]) {
    const call = world.call(
      "admin",
      { project: world.projects.lab, version: 1, executables: [world.app, id] },
      { org: null },
    )
    expect(await perform(setExecutables, call)).toMatchObject({
      ok: false,
      refusal: "unknown_executable",
      message: expect.stringContaining(id),
    })
  }
  for (const executables of [[], ["../app"], ["user-x"], [" "]]) {
    const call = world.call("admin", { project: world.projects.lab, version: 1, executables }, { org: null })
    expect(await perform(setExecutables, call)).toMatchObject({ ok: false, refusal: "invalid_input" })
  }
  expect(difference(before, await world.dump())).toEqual({})
})
