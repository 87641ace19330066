import { namesTaken, type ObjectRow } from "@/db/sql/objects"
import { objectsEdit } from "@/db/sql/objects-change"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { type Ask, type Asked, type Change, mutation } from "@/lib/operations/operation"
import type { Fields, Scalar } from "@/lib/operations/outcome"
import { findObjects, missing, targetOf } from "./facts"
import { type EditObject, editObjectInput, MOST_PROPERTIES, MOST_TAGS } from "./inputs"
import { mayArrange } from "./rules"
import { chosenObjects } from "./selection"

type Facts = { readonly objects: ReadonlyMap<string, ObjectRow>; readonly nameTaken: boolean }
type State = Pick<ObjectRow, "name" | "tags" | "properties" | "attributes">

function without<Value>(record: Readonly<Record<string, Value>>, keys: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)))
}

/** What an object is called and carries once edited; what the input leaves out stays (A069's way). */
export function edited(row: State, input: Omit<EditObject, "project" | "objects">): State {
  const removed = input.removeTags ?? []
  const kept = row.tags.filter((tag) => !removed.includes(tag))
  return {
    name: input.name ?? row.name,
    tags: [...new Set([...kept, ...(input.addTags ?? [])])],
    properties: { ...without(row.properties, input.unsetProperties ?? []), ...input.setProperties },
    attributes: { ...without(row.attributes, input.unsetAttributes ?? []), ...input.setAttributes },
  }
}

/** The fields that differ, each property and attribute for itself. */
function difference(row: State, next: State): { before: Fields; after: Fields } | null {
  const before: Record<string, Scalar | readonly Scalar[]> = {}
  const after: Record<string, Scalar | readonly Scalar[]> = {}
  if (row.name !== next.name) [before.name, after.name] = [row.name, next.name]
  if (row.tags.join("\n") !== next.tags.join("\n")) [before.tags, after.tags] = [row.tags, next.tags]
  for (const part of ["properties", "attributes"] as const) {
    const [was, is] = [row[part], next[part]]
    for (const key of new Set([...Object.keys(was), ...Object.keys(is)])) {
      if (was[key] === is[key]) continue
      before[`${part}.${key}`] = was[key] ?? null
      after[`${part}.${key}`] = is[key] ?? null
    }
  }
  return Object.keys(after).length > 0 ? { before, after } : null
}

async function load(tx: Parameters<typeof findObjects>[0], ask: Ask<"project", EditObject>): Promise<Facts> {
  const { project, name } = ask.input
  const objects = await findObjects(tx, project, ask.targets, ask.locking ? "update" : "read")
  const [only] = objects.values()
  const renamed = name !== undefined && only !== undefined && objects.size === 1 && only.name !== name
  const taken = renamed ? await tx.rows(namesTaken(project, only.parent_id, [name])) : []
  return { objects, nameTaken: taken.length > 0 }
}

function rule(asked: Asked<"project", EditObject, Facts>): Verdict {
  const verdict = mayArrange(asked)
  if (!verdict.allowed) return verdict
  const { name, version } = asked.input
  const many = asked.targets.length > 1
  if (many && (name !== undefined || version !== undefined))
    return refuse("invalid_input", "A name and a version belong to one object.")
  const [only] = asked.facts.objects.values()
  return version !== undefined && only && only.version !== version ? refuse("stale_version") : allow
}

function plan({ objects, nameTaken }: Facts, { input, targets }: Ask<"project", EditObject>): readonly Change[] {
  return targets.map((id): Change => {
    const row = objects.get(id)
    if (!row) return missing(input.project, id)
    const about = { target: targetOf(input.project, id), label: row.name }
    if (nameTaken) return { ...about, outcome: "refused", refusal: "name_taken" }
    const next = edited(row, input)
    const full = (message: string): Change => ({ ...about, outcome: "refused", refusal: "limit_reached", message })
    if (next.tags.length > MOST_TAGS) return full(`At most ${MOST_TAGS} tags.`)
    if (Object.keys(next.properties).length > MOST_PROPERTIES) return full(`At most ${MOST_PROPERTIES} properties.`)
    if (Object.keys(next.attributes).length > MOST_PROPERTIES) return full(`At most ${MOST_PROPERTIES} attributes.`)
    const changes = difference(row, next)
    return changes ? { ...about, outcome: "changed", ...changes } : { ...about, outcome: "unchanged" }
  })
}

/**
 * Renames one object, or changes tags, properties and attributes of up to 1,000, each only in what the input names (A133, A145). Refuses
 * `name_taken`, `stale_version` where another version was looked at, `limit_reached`.
 */
export const editObject = mutation({
  name: "object.edit",
  summary: "Renames a file or folder, or changes tags, properties and attributes of many.",
  on: "project",
  needs: "project:VIEW",
  input: editObjectInput,
  many: { ...chosenObjects, title: (count) => `Edit ${count} objects` },
  load,
  rule,
  plan,
  apply: async (tx, changed, { facts, input, now }) => {
    const ids = changed.map((one) => one.target.slice(input.project.length + 1))
    const states = ids.flatMap((id) => {
      const row = facts.objects.get(id)
      return row ? [{ id, ...edited(row, input) }] : []
    })
    await tx.rows(objectsEdit(input.project, states, now))
    return { value: { ids } }
  },
  conflicts: { data_object_name: "name_taken" },
  example: ({ project, object }) => ({ project, objects: { ids: [object] }, addTags: ["example"] }),
})
