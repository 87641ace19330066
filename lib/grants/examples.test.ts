import { expect, test } from "vitest"
import { freshWorld } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createProject } from "@/lib/projects/create"
import { getProject } from "@/lib/projects/get"
import { listProjects } from "@/lib/projects/list"
import { shareProject } from "./share"

type World = Awaited<ReturnType<typeof freshWorld>>

async function made(world: World, name: string): Promise<string> {
  const answer = await perform(createProject, world.call("admin", { name, billedTo: world.org }))
  if (!answer.ok) throw new Error(answer.message)
  return (answer.value as { id: string }).id
}

test("A149 a collaborator with View on three samples browses and downloads them, and adds nothing", async () => {
  const world = await freshWorld()
  for (const name of ["sample 1", "sample 2", "sample 3"]) {
    const project = await made(world, name)
    const shared = await perform(
      shareProject,
      world.call("admin", { project, with: [{ to: world.handles.outsider, level: "VIEW" }] }),
    )
    expect(shared).toMatchObject({ ok: true, changed: 1 })
    const seen = await read(getProject, world.call("outsider", { project }))
    expect(seen).toMatchObject({
      ok: true,
      value: { level: "VIEW", permits: { administer: false, seeData: null, download: null } },
    })
    if (seen.ok) expect([seen.value.permits.upload, seen.value.permits.deleteData]).not.toContain(null)
  }
  const listed = await read(listProjects, world.call("outsider", { q: "sample" }))
  expect(listed.ok && listed.value.rows.map((row) => row.name)).toEqual(["sample 1", "sample 2", "sample 3"])
})

test("A149 two labs bring data on one tissue in with Upload, whatever org they are of", async () => {
  const world = await freshWorld()
  const project = await made(world, "tissue")
  const labs = [world.group, world.foreign].map((to) => ({ to, level: "UPLOAD" }))
  expect(await perform(shareProject, world.call("admin", { project, with: labs }))).toMatchObject({ changed: 2 })
  for (const who of ["member2", "foreignMember"] as const) {
    const seen = await read(getProject, world.call(who, { project }))
    expect(seen).toMatchObject({ ok: true, value: { level: "UPLOAD", permits: { upload: null, administer: false } } })
  }
})
