import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { confirmedInput } from "./inputs"
import { settingsChange, writeSettings } from "./settings"

/**
 * Protects a project as one that holds PHI, for good (A167, A181, A185, INV-12): no operation takes it off again. Refuses with
 * `feature_off` where the payer has no PHI (A180, B2.7), `name_differs` unless the project's name was typed.
 */
export const enablePhi = mutation({
  name: "project.enable-phi",
  summary: "Switches PHI data protection on for a project. It can never be switched off.",
  on: "project",
  needs: "project:ADMINISTER",
  locksOrg: true,
  sensitive: true,
  input: confirmedInput,
  load: async () => null,
  rule: ({ project, input }) => {
    const { payer } = project
    if (!payer.id.startsWith("org-"))
      return refuse("feature_off", "Only projects billed to an organization can have PHI data protection.")
    if (!payer.phi) return refuse("feature_off", `PHI features must be enabled for ${payer.name}. Ask support for it.`)
    return input.name === project.name ? allow : refuse("name_differs")
  },
  plan: (_, { project }) => settingsChange(project, { containsPhi: project.flags.containsPhi }, { containsPhi: true }),
  apply: async (tx, _, { project, now }) => ({ value: await writeSettings(tx, project, now, { containsPhi: true }) }),
  example: ({ project }) => ({ project, name: "lab" }),
})
