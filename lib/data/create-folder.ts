import { folderAdd } from "@/db/sql/objects-change"
import { newObjectId } from "@/lib/ids"
import { mutation } from "@/lib/operations/operation"
import { findPlace, placeExists, targetOf } from "./facts"
import { DEEPEST_FOLDER, newFolderInput } from "./inputs"
import { mayMakeFolder } from "./rules"

/** Makes a folder (A145). Refuses where adding data cannot be charged (B3.1), `name_taken`, and `too_deep` below 50 others. */
export const createFolder = mutation({
  name: "folder.create",
  summary: "Makes a folder in a project.",
  on: "project",
  needs: "project:VIEW",
  input: newFolderInput.transform((given) => ({ ...given, id: newObjectId("folder") })),
  load: (tx, { input }) => findPlace(tx, input.project, input.folder, [input.name]),
  rule: (asked) => {
    const verdict = mayMakeFolder(asked)
    return verdict.allowed ? placeExists(asked.facts) : verdict
  },
  plan: (place, { input: { project, folder, name, id } }) => {
    const target = targetOf(project, id)
    if (place.taken.has(name)) return [{ target, label: name, outcome: "refused", refusal: "name_taken" }]
    if (place.line.length >= DEEPEST_FOLDER) return [{ target, label: name, outcome: "refused", refusal: "too_deep" }]
    const after = { name, kind: "FOLDER", folder }
    return [{ target, planned: targetOf(project, "folder"), label: name, outcome: "changed", before: null, after }]
  },
  apply: async (tx, _changed, { input, me, now }) => {
    await tx.rows(folderAdd(input, me, now))
    return { value: { id: input.id, name: input.name } }
  },
  conflicts: { data_object_name: "name_taken" },
  example: ({ project }) => ({ project, name: "Example folder" }),
})
