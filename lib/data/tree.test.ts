import { expect, test } from "vitest"
import { freshWorld } from "@/e2e/fixtures/database"
import { putObjects, type TreeRow, treeOf, usageOf } from "@/e2e/fixtures/objects"
import { perform } from "@/lib/operations/perform"
import { copyObject } from "./copy"
import { createFolder } from "./create-folder"
import { deleteObject } from "./delete"
import { moveObject } from "./move"

/** Numbers from a seed, so that a failure can be run again. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** What is wrong with a project's tree: a parent that is no folder of it, a ring, a name twice in a folder. */
function faultsOf(rows: readonly TreeRow[]): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const places = rows.map((row) => `${row.parent_id}/${row.name}`)
  const twice = places.filter((place, at) => places.indexOf(place) !== at)
  const lost = rows
    .filter((row) => row.parent_id !== null && byId.get(row.parent_id)?.kind !== "FOLDER")
    .map((row) => row.id)
  const ringed = rows.filter((row) => {
    let steps = 0
    for (let at: TreeRow | undefined = row; at?.parent_id; at = byId.get(at.parent_id)) if (++steps > 50) return true
    return false
  })
  return [...twice, ...lost, ...ringed.map((row) => row.id)]
}

test.each([1, 2, 3])(
  "A145 whatever is made, moved, copied and deleted, also at once, each project stays a tree and its usage the sum (seed %i)",
  async (seed) => {
    const world = await freshWorld()
    const projects = [world.projects.lab, world.projects.bench] as const
    const roll = dice(seed)
    for (const [n, project] of projects.entries())
      await putObjects(
        project,
        Array.from({ length: 4 }, (_, k) => ({
          name: `f${n}${k}.txt`,
          says: "x".repeat(k + 1),
          by: world.users.admin,
        })),
      )
    const step = async () => {
      const project = projects[roll(2)] ?? projects[0]
      const rows = await treeOf(project)
      const one = () => rows[roll(Math.max(1, rows.length))]?.id ?? world.object
      const folders = rows.filter((row) => row.kind === "FOLDER")
      const folder = folders[roll(folders.length + 1)]?.id ?? null
      const ids = [...new Set([one(), ...(roll(3) === 0 ? [one()] : [])])]
      const to = projects[roll(2)] ?? projects[0]
      switch (roll(8)) {
        case 0:
        case 1:
        case 2:
          return perform(createFolder, world.call("admin", { project, folder, name: `d${roll(6)}` }))
        case 3:
        case 4:
          return perform(moveObject, world.call("admin", { project, objects: { ids }, folder }))
        case 5:
        case 6: {
          const targets = (await treeOf(to)).filter((row) => row.kind === "FOLDER")
          const place = targets[roll(targets.length + 1)]?.id ?? null
          return rows.length < 60
            ? perform(copyObject, world.call("admin", { project, objects: { ids }, to, folder: place }))
            : null
        }
        default:
          return perform(deleteObject, world.call("admin", { project, objects: { ids: ids.slice(0, 1) } }))
      }
    }
    const refusals = new Set<string>()
    for (let round = 0; round < 25; round += 1) {
      const answers = await Promise.all([step(), step(), step()])
      for (const answer of answers) if (answer && !answer.ok) refusals.add(answer.refusal)
    }
    for (const project of projects) {
      const rows = await treeOf(project)
      expect(faultsOf(rows)).toEqual([])
      const files = rows.filter((row) => row.kind === "FILE")
      expect(await usageOf(project)).toEqual({
        bytes: files.reduce((sum, file) => sum + file.bytes, 0),
        objects: files.length,
      })
    }
    // Nothing unforeseen: every no is one of the words for it.
    const words = ["name_taken", "into_itself", "onto_itself", "not_found", "too_deep", "busy"]
    expect([...refusals].filter((word) => !words.includes(word))).toEqual([])
  },
  60_000,
)
