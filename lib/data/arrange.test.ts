import { describe, expect, test } from "vitest"
import { difference, freshWorld } from "@/e2e/fixtures/database"
import { putObjects, treeOf } from "@/e2e/fixtures/objects"
import { perform, preview } from "@/lib/operations/perform"
import { createFolder } from "./create-folder"
import { editObject } from "./edit"
import { moveObject } from "./move"

const world = await freshWorld()
const { lab } = world.projects
const admin = world.users.admin

const said = (answer: { ok: boolean; refusal?: string }) => (answer.ok ? "yes" : answer.refusal)

test("A145 a folder is made with Upload access, by its name and in its place, with one event", async () => {
  const done = await perform(
    createFolder,
    world.call("member", { project: lab, folder: world.folder, name: " Plots " }),
  )
  if (!done.ok) throw new Error(done.message)
  expect(await treeOf(lab)).toContainEqual(
    expect.objectContaining({ id: done.value.id, kind: "FOLDER", name: "Plots", parent_id: world.folder }),
  )
  const event = (await world.trail()).at(-1)
  expect(event).toMatchObject({
    operation: "folder.create",
    target: `${lab}/${done.value.id}`,
    before: null,
    after: { name: "Plots", kind: "FOLDER", folder: world.folder },
  })
})

describe("names", () => {
  const wrong = {
    "10,000 characters": "x".repeat(10_000),
    "256 characters": "x".repeat(256),
    nothing: "",
    blanks: "   ",
    "a way out": "../secret",
    "a stroke": "a/b",
    dots: "..",
    "one dot": ".",
    NUL: "a\u0000b",
    "a line break": "a\nb",
    "half a character": "a\ud800",
  }
  test.each(Object.entries(wrong))("INV-51 a name with %s is refused in words and nothing is made", async (_, name) => {
    const before = await world.dump()
    const made = await perform(createFolder, world.call("admin", { project: lab, name }))
    const renamed = await perform(
      editObject,
      world.call("admin", { project: lab, objects: { ids: [world.object] }, name }),
    )
    for (const answer of [made, renamed]) {
      expect(answer).toMatchObject({ ok: false, refusal: "invalid_input" })
      if (!answer.ok) expect(answer.message.length).toBeLessThan(200)
    }
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("A145 255 characters, other scripts and names of one dot more are names; two of a name in one folder are not", async () => {
    for (const name of ["y".repeat(255), "Ergebnisse übersicht", "数据", "...", "a.b"]) {
      const input = { project: lab, folder: world.folder, name }
      expect(said(await perform(createFolder, world.call("admin", input)))).toBe("yes")
      expect(said(await perform(createFolder, world.call("admin", input)))).toBe("name_taken")
    }
  })
})

test("INV-41 two who make the same folder at once make one", async () => {
  const both = await Promise.all(
    (["admin", "member"] as const).map((who) =>
      perform(createFolder, world.call(who, { project: lab, name: "at once" })),
    ),
  )
  expect(both.map(said).sort()).toEqual(["name_taken", "yes"])
})

test("folders stand at most 50 deep, made or moved", async () => {
  let folder: string | null = null
  for (let depth = 1; depth <= 50; depth += 1)
    [folder = null] = await putObjects(lab, [{ name: `deep ${depth}`, folder, by: admin }])
  expect(said(await perform(createFolder, world.call("admin", { project: lab, folder, name: "one more" })))).toBe(
    "too_deep",
  )
  const [other] = await putObjects(lab, [{ name: "flat", by: admin }])
  const move = { project: lab, objects: { ids: [other] }, folder }
  expect(said(await perform(moveObject, world.call("admin", move)))).toBe("too_deep")
})

describe("moving", () => {
  test("A136 a folder goes with all below it, and stays where it goes already", async () => {
    const [top, place] = await putObjects(lab, [
      { name: "top", by: admin },
      { name: "place", by: admin },
    ])
    const [inner] = await putObjects(lab, [{ name: "inner.txt", folder: top ?? null, says: "1", by: admin }])
    const input = { project: lab, objects: { ids: [top] }, folder: place }
    const done = await perform(moveObject, world.call("member", input))
    expect(done).toMatchObject({ ok: true, changed: 1 })
    const tree = await treeOf(lab)
    expect(tree.find((one) => one.id === top)?.parent_id).toBe(place)
    expect(tree.find((one) => one.id === inner)?.parent_id).toBe(top)
    expect((await world.trail()).at(-1)).toMatchObject({ before: { folder: null }, after: { folder: place } })
    expect(await perform(moveObject, world.call("member", input))).toMatchObject({ ok: true, changed: 0, unchanged: 1 })
  })

  test("a folder into itself or below itself, a taken name, a folder that is none: each has its word, and nothing moves", async () => {
    const [a, b] = await putObjects(lab, [
      { name: "a", by: admin },
      { name: "same.txt", says: "b", by: admin },
    ])
    const [inA] = await putObjects(lab, [{ name: "in a", folder: a ?? null, by: admin }])
    await putObjects(lab, [{ name: "same.txt", folder: inA ?? null, says: "c", by: admin }])
    const before = await world.dump()
    const move = async (id: string | undefined, folder: string | null | undefined) =>
      said(await perform(moveObject, world.call("admin", { project: lab, objects: { ids: [id] }, folder })))
    expect(await move(a, a)).toBe("into_itself")
    expect(await move(a, inA)).toBe("into_itself")
    expect(await move(b, inA)).toBe("name_taken")
    expect(await move(b, "folder-000000000000000000000000")).toBe("not_found")
    expect(await move(world.object, world.foreignFolder)).toBe("not_found")
    expect(await move(world.foreignObject, null)).toBe("not_found")
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("INV-35 of many, those that may go do, and each other says why not", async () => {
    const [place, x] = await putObjects(lab, [
      { name: "target", by: admin },
      { name: "x.txt", says: "x", by: admin },
    ])
    const input = { project: lab, objects: { ids: [x, place, "file-000000000000000000000000"] }, folder: place }
    const seen = await preview(moveObject, world.call("admin", input))
    expect(seen).toMatchObject({ ok: true, preview: { changed: 1, refused: 2 } })
    const done = await perform(moveObject, world.call("admin", input))
    expect(done).toMatchObject({ ok: true, changed: 1, refused: 2 })
  })

  test("two moves at once make no ring", async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = await putObjects(lab, [
        { name: `ring a ${round}`, by: admin },
        { name: `ring b ${round}`, by: admin },
      ])
      const both = await Promise.all([
        perform(moveObject, world.call("admin", { project: lab, objects: { ids: [a] }, folder: b })),
        perform(moveObject, world.call("member", { project: lab, objects: { ids: [b] }, folder: a })),
      ])
      expect(both.map(said).sort()).toEqual(["into_itself", "yes"])
    }
  })
})

describe("editing", () => {
  test("A133 of many objects only what the input names changes, each with an event of its own", async () => {
    const ids = await putObjects(lab, [
      { name: "one.txt", says: "1", by: admin, tags: ["old", "kept"] },
      { name: "two.txt", says: "2", by: admin },
    ])
    const input = {
      project: lab,
      objects: { ids },
      addTags: ["new"],
      removeTags: ["old"],
      setProperties: { sample: "S1" },
      setAttributes: { reads: 12, paired: true },
    }
    expect(await perform(editObject, world.call("member", input))).toMatchObject({ ok: true, changed: 2 })
    const tagsOf = (event: { before: Record<string, unknown> | null }) => String(event.before?.tags).length
    const events = (await world.trail()).slice(-2).sort((a, b) => tagsOf(a) - tagsOf(b))
    expect(events.map((event) => event?.after)).toEqual([
      { tags: ["new"], "properties.sample": "S1", "attributes.reads": 12, "attributes.paired": true },
      { tags: ["kept", "new"], "properties.sample": "S1", "attributes.reads": 12, "attributes.paired": true },
    ])
    expect(await perform(editObject, world.call("member", input))).toMatchObject({ ok: true, changed: 0, unchanged: 2 })
    const unset = { project: lab, objects: { ids }, unsetProperties: ["sample"], unsetAttributes: ["reads", "paired"] }
    expect(await perform(editObject, world.call("member", unset))).toMatchObject({ ok: true, changed: 2 })
  })

  test("INV-37 a rename that started from an older version, or to a taken name, is refused", async () => {
    const [id] = await putObjects(lab, [{ name: "v1.txt", says: "v", by: admin }])
    const rename = async (name: string, version?: number) =>
      said(await perform(editObject, world.call("admin", { project: lab, objects: { ids: [id] }, name, version })))
    expect(await rename("v2.txt", 1)).toBe("yes")
    expect(await rename("v3.txt", 1)).toBe("stale_version")
    expect(await rename("reads.txt", 2)).toBe("name_taken")
    expect(await rename("v3.txt", 2)).toBe("yes")
  })

  test("at most 100 tags and 100 properties hang on one object, and one name belongs to one", async () => {
    const ids = await putObjects(lab, [
      { name: "full.txt", says: "f", by: admin, tags: Array.from({ length: 99 }, (_, n) => `t${n}`) },
      { name: "other.txt", says: "o", by: admin },
    ])
    const edit = async (objects: readonly (string | undefined)[], change: object) =>
      said(await perform(editObject, world.call("admin", { project: lab, objects: { ids: objects }, ...change })))
    expect(await edit([ids[0]], { addTags: ["a", "b"] })).toBe("limit_reached")
    expect(await edit([ids[0]], { addTags: ["a"] })).toBe("yes")
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`k${n}`, "v"]))
    expect(await edit([ids[0]], { setProperties: many })).toBe("limit_reached")
    expect(await edit([ids[0]], { setProperties: { k: "v".repeat(1001) } })).toBe("invalid_input")
    expect(await edit([ids[0]], { setProperties: { ["k".repeat(101)]: "v" } })).toBe("invalid_input")
    expect(await edit([ids[0]], { addTags: ["t".repeat(101)] })).toBe("invalid_input")
    expect(await edit(ids, { name: "both.txt" })).toBe("invalid_input")
  })
})
