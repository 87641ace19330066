import { shareOptions } from "@/db/sql/project-grants"
import { query } from "@/lib/operations/operation"
import { onProject } from "@/lib/projects/inputs"

/** An org or a group that one may share with by picking it. */
export type ShareOption = { readonly id: string; readonly name: string; readonly orgName: string | null }

/** The orgs where the person is active, and the groups they are in or administer: to pick from when sharing (B2.4). */
export const listShareOptions = query({
  name: "project.share-options",
  summary: "Your organizations and groups, to share a project with.",
  on: "project",
  needs: "project:ADMINISTER",
  input: onProject,
  run: async (tx): Promise<{ options: readonly ShareOption[] }> => {
    const rows = await tx.rows<{ id: string; name: string; org_name: string | null }>(shareOptions())
    return { options: rows.map((row) => ({ id: row.id, name: row.name, orgName: row.org_name })) }
  },
  example: ({ project }) => ({ project }),
})
