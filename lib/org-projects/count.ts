import { orgProjectsCount, orgProjectsKept } from "@/db/sql/org-projects"
import { query } from "@/lib/operations/operation"
import { matchingProjects } from "./inputs"
import { filterOf, scopeOf, seesAll } from "./list"

const isOpen = (value: unknown): boolean =>
  value === undefined || (typeof value === "object" && value !== null && Object.values(value).every((one) => !one))

/** How many rows org-project.list has in all; the kept count where nothing is filtered (A012, settled 3.9). */
export const countOrgProjects = query({
  name: "org-project.count",
  summary: "How many projects billed to the organization match.",
  on: "org",
  needs: "member",
  input: matchingProjects,
  run: async (tx, ask): Promise<{ readonly total: number }> => {
    const { q, filters } = ask.input
    const plain = q === "" && seesAll(ask) && Object.values(filters).every(isOpen)
    const statement = plain ? orgProjectsKept(ask.org.id) : orgProjectsCount(scopeOf(ask), filterOf(ask))
    const [row] = await tx.rows<{ total: number }>(statement)
    return { total: row?.total ?? 0 }
  },
  example: () => ({}),
})
