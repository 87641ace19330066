import { LICENSED_FLAGS, PAYER_LICENCES } from "@/lib/access/project-flags"
import { refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { type SetFlags, SWITCHED_FLAGS, setFlagsInput } from "./inputs"
import { onThisVersion, settingsChange, writeSettings } from "./settings"

const asked = (input: SetFlags) => SWITCHED_FLAGS.filter((flag) => input[flag] !== undefined)

/**
 * Switches data access control flags (A160 to A164, A166 to A172): by those who administer the project, while nobody reads what they
 * guard. Refuses with `feature_off` to switch on what needs a licence the payer has not, `stale_version` on an outdated version.
 */
export const setFlags = mutation({
  name: "project.set-flags",
  summary: "Sets who may copy, delete, download and upload data, and the licensed protections of a project.",
  on: "project",
  needs: "project:ADMINISTER",
  locksProject: true,
  input: setFlagsInput,
  load: async () => null,
  rule: (ask) => {
    const { project, input } = ask
    const missing = PAYER_LICENCES.find(
      (flag) => input[flag] && !project.flags[flag] && !project.payer.licences.includes(flag),
    )
    if (missing)
      return refuse(
        "feature_off",
        `${LICENSED_FLAGS[missing]} needs a licence, which ${project.payer.name} does not have. Ask support to have it enabled.`,
      )
    return onThisVersion(ask)
  },
  plan: (_, { project, input }) =>
    settingsChange(
      project,
      project.flags,
      Object.fromEntries(asked(input).map((flag) => [flag, input[flag] === true])),
    ),
  apply: async (tx, _, { project, input, now }) => ({
    value: await writeSettings(
      tx,
      project,
      now,
      Object.fromEntries(asked(input).map((flag) => [flag, input[flag] === true])),
    ),
  }),
  example: ({ project }) => ({ project, version: 1, restricted: true }),
})
