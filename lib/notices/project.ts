import type { Payload } from "./letter"
import type { Bell } from "./notice"

type Project = { readonly id: string; readonly name: string; readonly flags: { readonly containsPhi: boolean } }

/**
 * How news calls a project: by its name, but a PHI project in a mail by its id alone; the bell, read after signing in, says the name
 * (A184). Spread `payload` into the notice's and give it `bell`.
 */
export const aboutProject = (
  project: Project,
  link: string = `/projects/${project.id}`,
): { payload: Payload; bell: Bell } => ({
  payload: { project: project.flags.containsPhi ? project.id : project.name, projectId: project.id },
  bell: { link, payload: { project: project.name } },
})
