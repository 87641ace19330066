import { expect, test } from "vitest"
import { difference, freshWorld } from "@/e2e/fixtures/database"
import { flagProject, putObjects, treeOf, usageOf } from "@/e2e/fixtures/objects"
import { perform, preview } from "@/lib/operations/perform"
import { copyObject } from "./copy"
import { deleteObject } from "./delete"

const said = (answer: { ok: boolean; refusal?: string }) => (answer.ok ? "yes" : answer.refusal)

test("A134 a folder goes with all below it, as its preview said: how many, how much, for good", async () => {
  const world = await freshWorld()
  const { lab } = world.projects
  const [top] = await putObjects(lab, [{ name: "old", by: world.users.admin }])
  const [file] = await putObjects(lab, [
    { name: "a.txt", folder: top ?? null, says: "1234", by: world.users.admin },
    { name: "b.txt", folder: top ?? null, says: "12", by: world.users.admin },
  ])
  const input = { project: lab, objects: { ids: [top, file] } }
  const seen = await preview(deleteObject, world.call("member", input))
  if (!seen.ok) throw new Error(seen.message)
  expect(seen.preview).toMatchObject({ changed: 1, unchanged: 1 })
  expect(seen.preview.lines[0]).toMatchObject({
    label: "old",
    before: { objects: 3, bytes: 6 },
    message: "the folder, 2 files, 6 bytes deleted for good",
  })
  const done = await perform(deleteObject, world.call("member", input, { expect: seen.preview.digest }))
  expect(done).toMatchObject({ ok: true, changed: 1 })
  expect((await treeOf(lab)).map((row) => row.name)).toEqual(["reads.txt", "results"])
  expect(await usageOf(lab)).toEqual({ bytes: 9, objects: 1 })
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "object.delete",
    target: `${lab}/${top}`,
    before: { name: "old", kind: "FOLDER", path: "", objects: 3, bytes: 6 },
    after: null,
  })
})

test("A134 A162 data is deleted with Contribute access, in a protected project by those who administer it alone", async () => {
  const world = await freshWorld()
  const { lab } = world.projects
  const input = { project: lab, objects: { ids: [world.object] } }
  const before = await world.dump()
  expect(said(await perform(deleteObject, world.call("readOnly", input)))).toBe("lacks_permission")
  expect(difference(before, await world.dump())).toEqual({})
  await flagProject(lab, { protected: true })
  expect(said(await perform(deleteObject, world.call("member", input)))).toBe("delete_restricted")
  expect(said(await perform(deleteObject, world.call("admin", input)))).toBe("yes")
  await flagProject(lab, { protected: false })
  expect(
    said(await perform(deleteObject, world.call("member", { project: lab, objects: { ids: [world.folder] } }))),
  ).toBe("yes")
  expect(await treeOf(lab)).toEqual([])
})

test("an object deleted while it is copied is copied whole or not at all, each time, and the trail agrees", async () => {
  const world = await freshWorld()
  const { lab, bench } = world.projects
  const outcomes = new Set<string>()
  for (let round = 0; round < 12; round += 1) {
    const name = `round ${round}`
    const [top] = await putObjects(lab, [{ name, by: world.users.admin }])
    const files = Array.from({ length: 40 }, (_, n) => ({
      name: `${n}.txt`,
      folder: top ?? null,
      says: `${n}`,
      by: world.users.admin,
    }))
    await putObjects(lab, files)
    const copy = () => perform(copyObject, world.call("admin", { project: lab, objects: { ids: [top] }, to: bench }))
    const erase = () => perform(deleteObject, world.call("member", { project: lab, objects: { ids: [top] } }))
    const [copied, erased] = await (round % 2 === 0
      ? Promise.all([copy(), erase()])
      : Promise.all([erase(), copy()]).then(([second, first]) => [first, second] as const))
    expect(said(erased)).toBe("yes")
    const there = await treeOf(bench)
    const root = there.find((row) => row.name === name)
    if (copied.ok) expect(there.filter((row) => row.parent_id === root?.id)).toHaveLength(40)
    else {
      expect(said(copied)).toBe("not_found")
      expect(root).toBeUndefined()
    }
    outcomes.add(copied.ok ? "whole" : "refused")
    expect((await treeOf(lab)).some((row) => row.name === name)).toBe(false)
  }
  expect(outcomes.size).toBeGreaterThan(0)
  const events = (await world.trail()).filter((event) => event.operation === "object.copy" && event.target === lab)
  expect(events).toHaveLength((await treeOf(bench)).filter((row) => row.parent_id === null).length)
}, 60_000)
