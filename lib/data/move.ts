import { objectsMove } from "@/db/sql/objects-change"
import type { Tx } from "@/db/tenancy"
import type { RefusalWord } from "@/lib/access/refusals"
import { type Ask, type Change, mutation } from "@/lib/operations/operation"
import { findPlace, findWithBelow, missing, type Named, type Place, placeExists, targetOf } from "./facts"
import { DEEPEST_FOLDER, moveInput } from "./inputs"
import { mayArrange } from "./rules"
import { chosenObjects } from "./selection"

type Facts = { readonly objects: ReadonlyMap<string, Named>; readonly place: Place }

async function load(tx: Tx, { input, targets, locking }: Ask<"project", { project: string; folder: string | null }>) {
  const objects = await findWithBelow(tx, input.project, targets, locking ? "update" : "read")
  const names = [...objects.values()].map((one) => one.name)
  return { objects, place: await findPlace(tx, input.project, input.folder, names) }
}

/** Why an object cannot go into a folder of its own project, or null. `arrived` holds the names that go there with it. */
function unfit(row: Named, place: Place, arrived: ReadonlySet<string>): RefusalWord | null {
  if (place.line.some((one) => one.id === row.id)) return "into_itself"
  if (place.taken.has(row.name) || arrived.has(row.name)) return "name_taken"
  return place.line.length + row.below.height > DEEPEST_FOLDER ? "too_deep" : null
}

function plan(
  { objects, place }: Facts,
  { input, targets }: Ask<"project", { project: string; folder: string | null }>,
): readonly Change[] {
  const arrived = new Set<string>()
  return targets.map((id): Change => {
    const row = objects.get(id)
    if (!row) return missing(input.project, id)
    const about = { target: targetOf(input.project, id), label: row.name }
    if (row.parent_id === place.folder) return { ...about, outcome: "unchanged", note: "stands there already" }
    const refusal = unfit(row, place, arrived)
    if (refusal) return { ...about, outcome: "refused", refusal }
    arrived.add(row.name)
    return { ...about, outcome: "changed", before: { folder: row.parent_id }, after: { folder: place.folder } }
  })
}

/**
 * Moves objects into another folder of the project, folders with all below them (A136, A145). Refuses `into_itself`, `name_taken`, `too_deep`.
 * Holds the project's row alone, so that two moves at once cannot make a ring.
 */
export const moveObject = mutation({
  name: "object.move",
  summary: "Moves files and folders into another folder of the project.",
  on: "project",
  needs: "project:VIEW",
  locksProject: true,
  input: moveInput,
  many: { ...chosenObjects, title: (count) => `Move ${count} objects` },
  load,
  rule: (asked) => {
    const verdict = mayArrange(asked)
    return verdict.allowed ? placeExists(asked.facts.place) : verdict
  },
  plan,
  apply: async (tx, changed, { input, now }) => {
    const ids = changed.map((one) => one.target.slice(input.project.length + 1))
    await tx.rows(objectsMove(input.project, ids, input.folder, now))
    return { value: { ids } }
  },
  conflicts: { data_object_name: "name_taken" },
  example: ({ project, object, folder }) => ({ project, objects: { ids: [object] }, folder }),
})
