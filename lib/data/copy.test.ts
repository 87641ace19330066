import { beforeAll, describe, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { flagProject, grantProject, putObjects, treeOf, usageOf } from "@/e2e/fixtures/objects"
import { findMutation } from "@/lib/doors/registry"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { copyObject } from "./copy"
import { deleteObject } from "./delete"
import { getObject } from "./get"
import { listObjects } from "./list"

const said = (answer: { ok: boolean; refusal?: string }) => (answer.ok ? "yes" : answer.refusal)

describe("A135 copying to another project", () => {
  let world: World
  let lab = ""
  let bench = ""
  beforeAll(async () => {
    world = await freshWorld()
    lab = world.projects.lab
    bench = world.projects.bench
  })

  test("A135 folders go whole, the content is shared by its hash, and both trails say so", async () => {
    const [top] = await putObjects(lab, [{ name: "run 1", by: world.users.admin, tags: ["run"] }])
    const [inner] = await putObjects(lab, [{ name: "raw", folder: top ?? null, by: world.users.admin }])
    await putObjects(lab, [
      { name: "a.txt", folder: inner ?? null, says: "aa", by: world.users.member, tags: ["qc"] },
      { name: "b.txt", folder: top ?? null, says: "bbb", by: world.users.member },
    ])
    const before = await treeOf(lab)
    const input = { project: lab, objects: { ids: [top, inner, world.object] }, to: bench }
    const seen = await preview(copyObject, world.call("admin", input))
    if (!seen.ok) throw new Error(seen.message)
    const done = await perform(copyObject, world.call("admin", input, { expect: seen.preview.digest }))
    if (!done.ok) throw new Error(done.message)
    // Two that go to the target, one line about what left, and the folder that went with its own.
    expect(done).toMatchObject({ changed: 3, unchanged: 1 })
    const shape = (rows: Awaited<ReturnType<typeof treeOf>>) =>
      rows.map((row) => [row.name, row.kind, row.hash, rows.find((one) => one.id === row.parent_id)?.name ?? null])
    expect(shape(await treeOf(bench))).toEqual(shape(before.filter((row) => row.name !== "results")))
    expect(await treeOf(lab)).toEqual(before)
    expect(new Set([...(await treeOf(bench)), ...before].map((row) => row.id)).size).toBe(5 + before.length)
    expect(await usageOf(bench)).toEqual({ bytes: 14, objects: 3 })
    const [copied, left] = [(await world.trail()).slice(-3, -1), (await world.trail()).at(-1)]
    expect(copied.map((event) => event.target.split("/")[0])).toEqual([bench, bench])
    expect(left).toMatchObject({ target: lab, after: { copiedTo: bench, named: 2, objects: 5, bytes: 14 } })
    expect(await treeOf(bench)).toContainEqual(expect.objectContaining({ id: copied[0]?.target.split("/")[1] }))
  })

  test("A135 what left stands in the trail of the org it left, what came in the trail of the org it came to", async () => {
    await grantProject(world.projects.foreign, world.users.admin, "CONTRIBUTE")
    const input = {
      project: lab,
      objects: { ids: [world.object] },
      to: world.projects.foreign,
      folder: world.foreignFolder,
    }
    expect(said(await perform(copyObject, world.call("admin", input)))).toBe("yes")
    const [here, there] = [(await world.trail()).at(-1), (await world.trail(world.foreign)).at(-1)]
    expect(here).toMatchObject({ operation: "object.copy", target: lab, after: { copiedTo: world.projects.foreign } })
    expect(there).toMatchObject({ after: { copiedFrom: `${lab}/${world.object}`, folder: world.foreignFolder } })
    expect(there?.target.startsWith(`${world.projects.foreign}/file-`)).toBe(true)
  })

  test("a copy onto itself, into itself, over a taken name or of what is gone has its word, and nothing is half done", async () => {
    const [a] = await putObjects(lab, [{ name: "self", by: world.users.admin }])
    const [b] = await putObjects(lab, [{ name: "below", folder: a ?? null, by: world.users.admin }])
    const before = await world.dump()
    const copy = async (ids: readonly (string | undefined)[], to: string, folder: string | null | undefined = null) =>
      said(await perform(copyObject, world.call("admin", { project: lab, objects: { ids }, to, folder })))
    expect(await copy([a], lab)).toBe("onto_itself")
    expect(await copy([a], lab, b)).toBe("into_itself")
    expect(await copy([world.object], bench)).toBe("name_taken")
    expect(await copy(["file-000000000000000000000000"], bench)).toBe("not_found")
    expect(await copy([world.foreignObject], bench)).toBe("not_found")
    expect(await copy([a], bench, a)).toBe("not_found")
    expect(await copy([a], "project-000000000000000000000000")).toBe("not_found")
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("A144 A146 within a project a copy is another object of the same content, with Contribute access", async () => {
    const input = { project: lab, objects: { ids: [world.object] }, to: lab, folder: world.folder }
    expect(said(await perform(copyObject, world.call("readOnly", input)))).toBe("lacks_permission")
    await flagProject(lab, { restricted: true })
    expect(said(await perform(copyObject, world.call("member", input)))).toBe("yes")
    await flagProject(lab, { restricted: false })
    const copies = (await treeOf(lab)).filter((row) => row.name === "reads.txt")
    expect(new Set(copies.map((row) => row.hash)).size).toBe(1)
    expect(copies).toHaveLength(2)
  })
})

const LEVELS = ["NONE", "VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"] as const
const truths = (count: number) =>
  Array.from({ length: 2 ** count }, (_, n) => Array.from({ length: count }, (_, bit) => ((n >> bit) & 1) === 1))

describe("FLAG-COMBOS", () => {
  test("INV-13 INV-12 A163 A182 over every combination of flags and levels, data leaves only where the flags let it", async () => {
    const world = await freshWorld()
    const { lab, bench, raw } = world.projects
    await flagProject(raw, { contains_phi: true })
    const [plain, phi] = [bench, raw]
    const wrong: string[] = []
    // PHI is one way, so the combinations without it come first.
    for (const containsPhi of [false, true]) {
      if (containsPhi) await flagProject(lab, { contains_phi: true })
      for (const [restricted = false, download = false, notice = false] of truths(3)) {
        // Delete Access lets nothing out or in: it need not meet each of the others.
        const protects = restricted !== download
        const flags = {
          restricted,
          download_restricted: download,
          display_data_protection_notice: notice,
          protected: protects,
        }
        await flagProject(lab, flags)
        for (const accepted of notice ? [false, true] : [false]) {
          await world.rows(
            accepted
              ? {
                  text: "insert into project_notice values ($1, $2, now()) on conflict do nothing",
                  values: [lab, world.users.member2],
                }
              : { text: "delete from project_notice where project_id = $1", values: [lab] },
          )
          for (const level of LEVELS)
            for (const target of ["UPLOAD", "CONTRIBUTE"] as const) {
              await grantProject(lab, world.users.member2, level === "NONE" ? null : level)
              for (const to of [plain, phi]) await grantProject(to, world.users.member2, target)
              const sees = level === "NONE" ? "not_found" : notice && !accepted ? "notice_not_accepted" : null
              const expected = {
                list: sees ?? "yes",
                get: sees ?? "yes",
                download: sees ?? (download ? "download_restricted" : "yes"),
                toPlain:
                  sees ??
                  (restricted
                    ? "copy_restricted"
                    : containsPhi
                      ? "phi_wall"
                      : target === "UPLOAD"
                        ? "lacks_permission"
                        : "yes"),
                toPhi: sees ?? (restricted ? "copy_restricted" : target === "UPLOAD" ? "lacks_permission" : "yes"),
                delete: deletes(level, protects, notice && !accepted),
              }
              const found = await triedBy(world, lab, plain, phi)
              for (const [road, word] of Object.entries(found))
                if (word !== null && word !== expected[road as keyof typeof expected])
                  wrong.push(`${road} ${JSON.stringify({ ...flags, containsPhi, accepted, level, target })}: ${word}`)
            }
        }
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  const deletes = (level: (typeof LEVELS)[number], protects: boolean, unseen: boolean): string => {
    if (level === "NONE") return "not_found"
    if (protects && level !== "ADMINISTER") return "delete_restricted"
    if (level === "VIEW" || level === "UPLOAD") return "lacks_permission"
    return unseen ? "notice_not_accepted" : "yes"
  }

  async function triedBy(world: World, lab: string, plain: string, phi: string) {
    const call = (input: object) => world.call("member2", { project: lab, ...input })
    const named = { objects: { ids: [world.object] } }
    const download = findMutation("object.download")
    return {
      list: said(await read(listObjects, call({}))),
      get: said(await read(getObject, call({ object: world.object }))),
      toPlain: said(await preview(copyObject, call({ ...named, to: plain }))),
      toPhi: said(await preview(copyObject, call({ ...named, to: phi }))),
      delete: said(await preview(deleteObject, call(named))),
      download: download ? said(await preview(download, call({ object: world.object }))) : null,
    }
  }
})
