import { eq } from "drizzle-orm"
import { project as projects } from "@/db/schema/project"
import { projectTold, type ToldRow } from "@/db/sql/projects"
import { allow, refuse } from "@/lib/access/verdict"
import { aboutProject } from "@/lib/notices/project"
import { mutation } from "@/lib/operations/operation"
import { confirmedInput } from "./inputs"

/**
 * Deletes a project with its grants, its data and its uploads, for good; those it was shared with are told. Refuses with `sponsored`
 * while a sponsor pays for it (A201), `transfer_pending` while it is being handed over, `name_differs` unless its name was typed.
 */
export const deleteProject = mutation({
  name: "project.delete",
  summary: "Deletes a project with all its data. This cannot be undone.",
  on: "project",
  needs: "project:ADMINISTER",
  locksOrg: true,
  sensitive: true,
  input: confirmedInput,
  load: async (tx, { project }) => {
    const told = await tx.rows<ToldRow>(projectTold(project.id))
    const [shared] = await tx.rows<{ n: number }>({
      text: "select count(*)::int as n from project_grant where project_id = $1 and principal not like 'user-%'",
      values: [project.id],
    })
    return { told, shared: shared?.n ?? 0 }
  },
  rule: ({ project, input, now }) => {
    if (project.sponsor && new Date(project.sponsor.until) > now) return refuse("sponsored")
    if (project.transfer) return refuse("transfer_pending")
    return input.name === project.name ? allow : refuse("name_differs")
  },
  plan: ({ told, shared }, { project }) => [
    {
      target: project.id,
      label: project.name,
      outcome: "changed",
      before: {
        name: project.name,
        billedTo: project.payer.id,
        objects: project.objects,
        bytes: project.bytes,
        people: told.length,
      },
      after: null,
      note: lost(project.objects, told.length, shared),
    },
  ],
  apply: async (tx, _, { project, facts, actor, me }) => {
    // What hangs on the project goes with its row.
    await tx.db.delete(projects).where(eq(projects.id, project.id))
    const { payload, bell } = aboutProject(project)
    const by = actor.kind === "user" ? actor.name : "Provost"
    return {
      value: null,
      notices: facts.told
        .filter((one) => one.user_id !== me)
        .map((one) => ({
          kind: "project.deleted" as const,
          to: { userId: one.user_id, address: one.address },
          payload: { ...payload, name: one.name, by },
          bell: { ...bell, link: null },
        })),
    }
  },
  example: ({ project }) => ({ project, name: "lab" }),
})

const COUNT = new Intl.NumberFormat("en-US")
const counted = (n: number, one: string, many: string): string => `${COUNT.format(n)} ${n === 1 ? one : many}`
/** "deleted with 3 files; 2 people lose their own access, 1 organization or group what was given" */
function lost(objects: number, people: number, shared: number): string {
  const own = `${counted(people, "person loses", "people lose")} their own access`
  const given =
    shared > 0 ? `, ${counted(shared, "organization or group", "organizations or groups")} what was given` : ""
  return `deleted with ${counted(objects, "file", "files")}; ${own}${given}`
}
