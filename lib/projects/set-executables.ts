import { type AppSeenRow, appsSeen } from "@/db/sql/projects"
import { refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { setExecutablesInput, unsetExecutablesInput } from "./inputs"
import { onThisVersion, settingsChange, writeSettings } from "./settings"

const SHOWN = 5

/**
 * Lists the executables that may run as root executions in the project, in place of any list before (A150); what those call may run
 * as well (A152). Refuses with `unknown_executable`, naming them, where there is none such or the actor does not see it.
 */
export const setExecutables = mutation({
  name: "project.set-executables",
  summary: "Restricts what may be started in a project to the executables listed; overwrites the list before.",
  on: "project",
  needs: "project:ADMINISTER",
  locksProject: true,
  input: setExecutablesInput,
  load: async (tx, { input }) => {
    const seen = new Set((await tx.rows<AppSeenRow>(appsSeen(input.executables))).map((row) => row.id))
    return { unknown: input.executables.filter((id) => !seen.has(id)) }
  },
  rule: (ask) => {
    const { unknown } = ask.facts
    if (unknown.length === 0) return onThisVersion(ask)
    const rest = unknown.length > SHOWN ? ` and ${unknown.length - SHOWN} more` : ""
    return refuse(
      "unknown_executable",
      `There is no executable ${unknown.slice(0, SHOWN).join(", ")}${rest}, or it is not open to you.`,
    )
  },
  plan: (_, { project, input }) =>
    settingsChange(
      project,
      { allowedExecutables: project.allowedExecutables },
      { allowedExecutables: input.executables },
    ),
  apply: async (tx, _, { project, input, now }) => ({
    value: await writeSettings(tx, project, now, { allowedExecutables: input.executables }),
  }),
  example: ({ project, app }) => ({ project, version: 1, executables: [app] }),
})

/** Lets every executable run again (A151). */
export const unsetExecutables = mutation({
  name: "project.unset-executables",
  summary: "Lifts the restriction to listed executables: all may be started again.",
  on: "project",
  needs: "project:ADMINISTER",
  locksProject: true,
  input: unsetExecutablesInput,
  load: async () => null,
  rule: onThisVersion,
  plan: (_, { project }) =>
    settingsChange(project, { allowedExecutables: project.allowedExecutables }, { allowedExecutables: null }),
  apply: async (tx, _, { project, now }) => ({
    value: await writeSettings(tx, project, now, { allowedExecutables: null }),
  }),
  example: ({ project }) => ({ project, version: 1 }),
})
