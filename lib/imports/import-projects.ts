import type { z } from "zod"
import { type GrantPut, grantsPut, projectsAdd } from "@/db/sql/projects-import"
import type { Tx } from "@/db/tenancy"
import { refuse } from "@/lib/access/verdict"
import { type Asked, type Changed, mutation } from "@/lib/operations/operation"
import { sharedImportInput } from "./inputs"
import { type ImportKind, readRows } from "./kind"
import { type ProjectRow, type ProjectValues, parseProjects } from "./parse-projects"
import { loadProjects, type ProjectImportFacts, planProjects } from "./plan-projects"
import { mayImport } from "./rules"
import { settleProjects } from "./settle-projects"

/** Files of projects and whom they are shared with. */
export const PROJECTS: ImportKind<ProjectValues, ProjectImportFacts> = {
  parse: parseProjects,
  settle: settleProjects,
  load: loadProjects,
  plan: planProjects,
}

type Import = z.output<typeof sharedImportInput> & { readonly rows?: readonly ProjectRow[] }

async function apply(tx: Tx, changed: readonly Changed[], asked: Asked<"org", Import, ProjectImportFacts>) {
  const { org, me, now } = asked
  const projects = changed.flatMap(({ target, label }) => (target.includes("/") ? [] : { id: target, name: label }))
  const grants = changed.flatMap(({ target, after }): GrantPut[] => {
    const [project = "", principal = ""] = target.split("/")
    const ends = after?.endsAt
    return target.includes("/")
      ? [{ project, principal, level: String(after?.level), ends_at: typeof ends === "string" ? ends : null }]
      : []
  })
  if (projects.length > 0) for (const statement of projectsAdd(org.id, projects, me, now)) await tx.rows(statement)
  if (grants.length > 0) await tx.rows(grantsPut(grants, me, now))
  return { value: null }
}

/**
 * Makes the projects of a file, billed to the org, and shares them with users, groups and orgs (A102, A141). Up to 1,000 rows in one
 * transaction, more in whole chunks of a job (settled 3.3); each row answered for, one event for each project and each grant.
 */
export const importProjects = mutation({
  name: "project.import",
  summary: "Makes projects billed to the organization and shares them, from an uploaded CSV file.",
  on: "org",
  needs: "projects:full",
  input: sharedImportInput as z.ZodType<Import>,
  // Making projects changes the org's count of them.
  locksOrg: true,
  many: {
    rows: async (tx, { org, input }) => {
      const file = await readRows(tx, org.id, input.file, PROJECTS)
      return "allowed" in file ? file : { targets: file.rows.map((row) => row.target), rows: file.rows }
    },
    withRows: (input: Import, rows) => ({ ...input, rows: rows as readonly ProjectRow[] }),
    title: (n) => `Import ${n.toLocaleString("en-US")} projects and grants`,
  },
  load: (tx, ask) => loadProjects(tx, ask, ask.input.rows ?? []),
  rule: (asked) => (asked.input.rows ? mayImport.projects(asked) : refuse("file_invalid")),
  plan: (facts, asked) => planProjects(facts, asked, asked.input.rows ?? []),
  apply,
  conflicts: { project_pkey: "stale_version" },
  example: ({ projectsFile }) => ({ file: projectsFile }),
})
