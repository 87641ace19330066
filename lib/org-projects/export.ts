import { type OrgProjectRow, orgProjectsPage } from "@/db/sql/org-projects"
import { allow, refuse } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { query } from "@/lib/operations/operation"
import { exportProjectsInput } from "./inputs"
import { filterOf, orgProjectOf, scopeOf, seesAll } from "./list"

const PAGE = 1000
const ORDER = "org-project export"
const place = (cursor: string): readonly string[] | null => readCursor(cursor, ORDER, ["text", "text"])

export const PROJECT_EXPORT_COLUMNS = [
  "id",
  "name",
  "level",
  "data_usage_bytes",
  "objects",
  "grants",
  "created",
  "created_by",
  "last_changed",
  "phi",
  "restricted",
  "protected",
  "download_restricted",
  "tags",
  "sponsor",
  "sponsored_until",
] as const
export type ProjectExportRow = Readonly<Record<(typeof PROJECT_EXPORT_COLUMNS)[number], string>>

/** The projects that match, 1,000 at a time, as the rows of a CSV (A091, A096). */
export const exportOrgProjects = query({
  name: "org-project.export",
  summary: "The projects billed to the organization that match, as rows of a CSV, 1,000 at a time.",
  on: "org",
  needs: "member",
  input: exportProjectsInput,
  rule: ({ input }) =>
    input.after && !place(input.after) ? refuse("invalid_input", "This place in the list is not known.") : allow,
  run: async (tx, ask) => {
    const found = await tx.rows<OrgProjectRow>(
      orgProjectsPage({
        scope: scopeOf(ask),
        filter: filterOf(ask),
        sort: "name",
        direction: "asc",
        past: ask.input.after ? place(ask.input.after) : null,
        limit: PAGE,
      }),
    )
    const last = found.length === PAGE ? found.at(-1) : undefined
    return {
      rows: found.map((row): ProjectExportRow => {
        const project = orgProjectOf(row, seesAll(ask))
        return {
          id: project.id,
          name: project.name,
          level: project.level,
          data_usage_bytes: String(project.bytes),
          objects: String(project.objects),
          grants: String(project.grants),
          created: project.createdAt,
          created_by: project.createdBy.id,
          last_changed: project.modifiedAt,
          phi: String(project.containsPhi),
          restricted: String(project.restricted),
          protected: String(project.protected),
          download_restricted: String(project.downloadRestricted),
          tags: project.tags.join(","),
          sponsor: project.sponsor?.id ?? "",
          sponsored_until: project.sponsor?.until ?? "",
        }
      }),
      next: last ? writeCursor(ORDER, last.keys) : null,
    }
  },
  example: () => ({}),
})
