import { mutation } from "@/lib/operations/operation"
import { editDetailsInput } from "./inputs"
import { onThisVersion, settingsChange, writeSettings } from "./settings"

// As the trail keeps them, in an order that does not depend on how they came.
const inWords = (given: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(given)
    .map(([key, value]) => `${key}=${value}`)
    .sort()

/** What the project is called and said to be (A130, A160); its id stays. Refuses with `stale_version` (INV-37). */
export const editDetails = mutation({
  name: "project.edit-details",
  summary: "Changes a project's name, summary, description, tags or properties. Its id never changes.",
  on: "project",
  needs: "project:ADMINISTER",
  locksProject: true,
  input: editDetailsInput,
  load: async () => null,
  rule: onThisVersion,
  plan: (_, { project, input }) => {
    const { name, summary, description, tags, properties } = project
    const before = { name, summary, description, tags, properties: inWords(properties) }
    const after = {
      ...(input.name === undefined ? {} : { name: input.name }),
      ...(input.summary === undefined ? {} : { summary: input.summary }),
      ...(input.description === undefined ? {} : { description: input.description }),
      ...(input.tags === undefined ? {} : { tags: input.tags }),
      ...(input.properties === undefined ? {} : { properties: inWords(input.properties) }),
    }
    return settingsChange(project, before, after)
  },
  apply: async (tx, _, { project, input, now }) => {
    const { name, summary, description, tags, properties } = input
    const value = await writeSettings(tx, project, now, {
      ...(name === undefined ? {} : { name }),
      ...(summary === undefined ? {} : { summary }),
      ...(description === undefined ? {} : { description }),
      ...(tags === undefined ? {} : { tags }),
      ...(properties === undefined ? {} : { properties }),
    })
    return { value }
  },
  example: ({ project }) => ({ project, version: 1, name: "Another name" }),
})
