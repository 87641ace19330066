import { longerTime, objectsDelete } from "@/db/sql/objects-change"
import { type Change, mutation } from "@/lib/operations/operation"
import { amountOf, carriedAlong, fewEnough, findPaths, findWithBelow, missing, targetOf } from "./facts"
import { ofObjectsInput } from "./inputs"
import { mayErase } from "./rules"
import { chosenObjects } from "./selection"

/** So many objects are deleted at once at most, those below folders included. */
const MOST_DELETED = 100_000

/**
 * Deletes objects for good, folders with all below them in one statement (A134, A162). Says in its plan how many objects and bytes go. Holds
 * the project's row alone: a copy under way is whole before, or finds nothing after.
 */
export const deleteObject = mutation({
  name: "object.delete",
  summary: "Deletes files and folders for good, with all that stands below them.",
  on: "project",
  needs: "project:VIEW",
  locksProject: true,
  input: ofObjectsInput,
  many: { ...chosenObjects, title: (count) => `Delete ${count} objects` },
  load: async (tx, { input, targets, locking }) => ({
    objects: await findWithBelow(tx, input.project, targets, locking ? "update" : "read"),
    paths: await findPaths(tx, input.project, targets),
  }),
  rule: (asked) => {
    const verdict = mayErase(asked)
    return verdict.allowed ? fewEnough(asked.facts.objects, MOST_DELETED, "deleted") : verdict
  },
  plan: ({ objects, paths }, { input, targets }) => {
    const along = carriedAlong(objects.values())
    return targets.map((id): Change => {
      const row = objects.get(id)
      if (!row) return missing(input.project, id)
      const about = { target: targetOf(input.project, id), label: row.name }
      if (along.has(id)) return { ...about, outcome: "unchanged", note: "goes with its folder" }
      const { objects: count, bytes } = row.below
      const before = { name: row.name, kind: row.kind, path: paths.get(id) ?? "", objects: count, bytes }
      return {
        ...about,
        outcome: "changed",
        before,
        after: null,
        note: `${amountOf(row.below, row.kind)} deleted for good`,
      }
    })
  },
  apply: async (tx, changed, { input }) => {
    const ids = changed.map((one) => one.target.slice(input.project.length + 1))
    await tx.rows(longerTime)
    await tx.rows(objectsDelete(input.project, ids))
    return { value: { ids } }
  },
  example: ({ project, object }) => ({ project, objects: { ids: [object] } }),
})
