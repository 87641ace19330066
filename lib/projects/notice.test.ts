import { expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { acceptNotice } from "./accept-notice"
import { getProject } from "./get"

const noticed = async (): Promise<World> => {
  const world = await freshWorld()
  await world.rows({
    text: "update project set display_data_protection_notice = true where id = $1",
    values: [world.projects.lab],
  })
  return world
}
const seen = async (world: World, by: Parameters<World["call"]>[0]) => {
  const answer = await read(getProject, world.call(by, { project: world.projects.lab }, { org: null }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
const accept = (world: World, by: Parameters<World["call"]>[0]) =>
  perform(acceptNotice, world.call(by, { project: world.projects.lab }, { org: null }))

test("A168 INV-13 nobody sees, downloads or adds data before they have accepted the notice, admins neither", async () => {
  const world = await noticed()
  for (const by of ["readOnly", "member", "admin"] as const) {
    const { permits } = await seen(world, by)
    expect(permits.seeData).toContain("Data Protection Notice")
    for (const verdict of [permits.download, permits.upload, permits.deleteData]) expect(verdict).not.toBeNull()
  }
  await accept(world, "member")
  expect((await seen(world, "member")).permits).toMatchObject({ seeData: null, download: null, upload: null })
  // One person's acceptance is theirs alone.
  expect((await seen(world, "readOnly")).permits.seeData).not.toBeNull()
})

test("A168 the acceptance is recorded, once, with who and when", async () => {
  const world = await noticed()
  const answers = await Promise.all([accept(world, "readOnly"), accept(world, "readOnly")])
  expect(answers.map((answer) => answer.ok && answer.changed).sort()).toEqual([0, 1])
  const events = (await world.trail()).filter((event) => event.operation === "project.accept-notice")
  expect(events).toMatchObject([
    {
      target: `${world.projects.lab}/${world.users.readOnly}`,
      actor: world.users.readOnly,
      before: null,
      after: { noticeAccepted: true },
    },
  ])
})

test("A168 where there is no notice there is nothing to accept, and who is not in the project accepts nothing", async () => {
  const world = await freshWorld()
  const before = await world.dump()
  expect(await accept(world, "member")).toMatchObject({ ok: true, changed: 0 })
  expect(await accept(world, "admin2")).toMatchObject({ ok: false, refusal: "lacks_permission" })
  expect(await accept(world, "outsider")).toMatchObject({ ok: false, refusal: "not_found" })
  expect(difference(before, await world.dump())).toEqual({})
})
