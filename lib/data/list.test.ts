import { expect, test } from "vitest"
import { freshWorld } from "@/e2e/fixtures/database"
import { flagProject, putObjects, treeOf } from "@/e2e/fixtures/objects"
import { read } from "@/lib/operations/read"
import { copyTargets } from "./copy-targets"
import { getObject } from "./get"
import { countObjects, listObjects } from "./list"

const world = await freshWorld()
const { lab, bench } = world.projects
const admin = world.users.admin

const list = async (input: object, who: "admin" | "member" | "readOnly" = "readOnly") => {
  const answer = await read(listObjects, world.call(who, { project: bench, ...input }))
  if (!answer.ok) throw new Error(`${answer.refusal}: ${answer.message}`)
  return answer.value
}

const [samples, notes] = await putObjects(bench, [
  { name: "Samples", by: admin, at: new Date("2026-01-03") },
  { name: "notes", by: world.users.member2, at: new Date("2026-01-04") },
])
const [deep] = await putObjects(bench, [{ name: "2026", folder: samples ?? null, by: admin }])
await putObjects(bench, [
  { name: "b.csv", says: "bb", by: admin, at: new Date("2026-01-02"), tags: ["qc"] },
  { name: "A.txt", says: "a", by: world.users.member2, at: new Date("2026-01-01") },
  { name: "c.txt", says: "ccc", by: admin, at: new Date("2026-01-05") },
  { name: "s1_100%.txt", folder: deep ?? null, says: "0123456789", by: admin, tags: ["qc", "raw"] },
  { name: "s1x100.txt", folder: samples ?? null, says: "", by: admin },
])

const names = (page: { rows: readonly { name: string }[] }) => page.rows.map((row) => row.name)
const look = async (input: object) => names(await list(input, "admin"))

test("A131 a folder lists its folders first, then its files, in each order of the header", async () => {
  expect(await look({})).toEqual(["notes", "Samples", "A.txt", "b.csv", "c.txt"])
  expect(await look({ direction: "desc" })).toEqual(["Samples", "notes", "c.txt", "b.csv", "A.txt"])
  expect(await look({ sort: "size", direction: "desc" })).toEqual(["Samples", "notes", "c.txt", "b.csv", "A.txt"])
  expect(await look({ sort: "changed" })).toEqual(["Samples", "notes", "A.txt", "b.csv", "c.txt"])
  expect(await look({ sort: "kind" })).toEqual(["notes", "Samples", "A.txt", "b.csv", "c.txt"])
  expect(await look({ folder: deep })).toEqual(["s1_100%.txt"])
  expect((await list({ folder: deep }, "admin")).breadcrumbs).toEqual([
    { id: samples, name: "Samples" },
    { id: deep, name: "2026" },
  ])
  expect((await list({}, "admin")).rows[2]?.createdBy).toEqual({
    id: world.users.member2,
    name: expect.stringMatching(/ /),
  })
})

test("A144 a search looks through the whole project or below the folder, and says where things stand", async () => {
  const found = await list({ q: "S1_100%" }, "admin")
  expect(found.rows.map((row) => [row.name, row.path])).toEqual([["s1_100%.txt", "Samples/2026"]])
  expect(await look({ q: "s1" })).toEqual(["s1_100%.txt", "s1x100.txt"])
  expect(await look({ q: "a", folder: samples, filters: { within: ["here"] } })).toEqual([])
  expect(await look({ folder: samples, filters: { within: ["here"] } })).toEqual(["2026", "s1_100%.txt", "s1x100.txt"])
  expect(await look({ filters: { tag: "qc" } })).toEqual(["b.csv", "s1_100%.txt"])
  expect(await look({ filters: { kind: ["FOLDER"] } })).toEqual(["2026", "notes", "Samples"])
  expect(await look({ filters: { creator: world.handles.member2.toUpperCase() } })).toEqual(["notes", "A.txt"])
  expect(await look({ filters: { creator: "no such; --" } })).toEqual([])
  expect(await look({ filters: { size: ["empty"] } })).toEqual(["s1x100.txt"])
  expect(await look({ filters: { media: "text/" } })).toHaveLength(5)
})

test("A131 pages follow each other without a gap or a repeat, there and back, across folders and files", async () => {
  const more = Array.from({ length: 60 }, (_, n) => ({ name: `f${n}`, folder: notes ?? null, by: admin }))
  await putObjects(bench, more)
  await putObjects(
    bench,
    more.map(({ folder }, n) => ({ name: `g${n}.txt`, folder, says: `g${n % 7}`, by: admin })),
  )
  for (const sort of ["name", "size", "changed", "kind"])
    for (const direction of ["asc", "desc"]) {
      const input = { folder: notes, sort, direction, size: 25 }
      const pages = [await list(input, "admin")]
      for (let next = pages[0]?.next; next; next = pages.at(-1)?.next)
        pages.push(await list({ ...input, after: next }, "admin"))
      const all = pages.flatMap(names)
      expect(new Set(all).size).toBe(120)
      expect(all.slice(0, 60).every((name) => name.startsWith("f"))).toBe(true)
      const back = await list({ ...input, before: pages[3]?.previous }, "admin")
      expect(names(back)).toEqual(names(pages[2] ?? { rows: [] }))
      expect(pages[0]?.previous).toBeNull()
    }
  const counted = await read(countObjects, world.call("admin", { project: bench, folder: notes }))
  expect(counted).toMatchObject({ ok: true, value: { objects: 120, files: 60 } })
})

test("INV-9 what a folder or a search lists is what is counted and what can be read alone, with every filter, in every order", async () => {
  const all = (await treeOf(bench)).map((row) => row.id).sort()
  const asked = [
    { filters: { within: ["here"] } },
    { q: "1" },
    { filters: { kind: ["FILE"] } },
    { filters: { size: ["small", "empty"] } },
    { filters: { tag: "qc" } },
    { q: "g", filters: { kind: ["FILE"], media: "text" } },
    { folder: samples, filters: { within: ["here"] } },
  ] as const
  for (const input of asked) {
    const seen: string[][] = []
    for (const sort of ["name", "size", "changed", "kind"]) {
      const ids: string[] = []
      let after: string | null | undefined = null
      do {
        const page: Awaited<ReturnType<typeof list>> = await list({ ...input, sort, size: 25, after }, "admin")
        ids.push(...page.rows.map((row) => row.id))
        after = page.next
      } while (after)
      seen.push(ids.sort())
    }
    const [first = []] = seen
    for (const other of seen) expect(other).toEqual(first)
    expect(first.every((id) => all.includes(id))).toBe(true)
    const counted = await read(countObjects, world.call("admin", { project: bench, ...input }))
    expect(counted).toMatchObject({ ok: true, value: { objects: first.length } })
    if (input === asked[0]) expect(first).toEqual(all)
    for (const object of first.slice(0, 5))
      expect(await read(getObject, world.call("admin", { project: bench, object }))).toMatchObject({ ok: true })
  }
})

test("a place of another order or by another hand is refused, and a folder of another project is none", async () => {
  const first = await list({ folder: notes, size: 25 }, "admin")
  const other = await read(
    listObjects,
    world.call("admin", { project: bench, folder: notes, sort: "size", after: first.next }),
  )
  expect(other).toMatchObject({ ok: false, refusal: "invalid_input" })
  const foreign = await read(listObjects, world.call("admin", { project: bench, folder: world.foreignFolder }))
  expect(foreign).toMatchObject({ ok: false, refusal: "not_found" })
})

test("A133 an object's panel has id, place, size, hash, maker, times, tags, properties and attributes", async () => {
  const answer = await read(getObject, world.call("readOnly", { project: lab, object: world.object }))
  expect(answer).toMatchObject({
    ok: true,
    value: {
      id: world.object,
      kind: "FILE",
      name: "reads.txt",
      path: "",
      bytes: 9,
      mediaType: "text/plain",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      createdBy: { id: admin },
      tags: [],
      properties: {},
      attributes: {},
      version: 1,
    },
  })
  const folder = await read(getObject, world.call("admin", { project: bench, object: samples }))
  expect(folder).toMatchObject({ ok: true, value: { holds: { objects: 3, files: 2 }, bytes: 10, sha256: null } })
  const foreign = await read(getObject, world.call("readOnly", { project: lab, object: world.foreignObject }))
  expect(foreign).toMatchObject({ ok: false, refusal: "not_found" })
})

test("A168 who has not accepted the notice sees no data and no names; an admin of the payer without a grant sees none either", async () => {
  await flagProject(lab, { display_data_protection_notice: true })
  const seen = async (who: "admin" | "admin2") => [
    await read(listObjects, world.call(who, { project: lab })),
    await read(countObjects, world.call(who, { project: lab })),
  ]
  for (const answer of await seen("admin")) expect(answer).toMatchObject({ refusal: "notice_not_accepted" })
  for (const answer of await seen("admin2")) expect(answer).toMatchObject({ refusal: "lacks_permission" })
  expect(await read(getObject, world.call("admin", { project: lab, object: world.object }))).toMatchObject({
    refusal: "notice_not_accepted",
  })
  await flagProject(lab, { display_data_protection_notice: false })
})

test("A135 where a copy may go is told with why it may not go elsewhere, and nothing of what one does not reach", async () => {
  const asked = async (who: "member" | "readOnly") => {
    const answer = await read(copyTargets, world.call(who, { project: lab }))
    if (!answer.ok) throw new Error(answer.message)
    return Object.fromEntries(answer.value.projects.map((one) => [one.id, one.blocked]))
  }
  const seen = await asked("member")
  expect(seen[lab]).toBeNull()
  expect(seen[world.projects.raw]).toBeNull()
  expect(seen[world.projects.foreign]).toMatch(/Contribute/)
  expect(bench in seen).toBe(false)
  await flagProject(lab, { restricted: true })
  expect((await asked("member"))[world.projects.raw]).toMatch(/Copy Access/)
  await flagProject(lab, { restricted: false })
})
