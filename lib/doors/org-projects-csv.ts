import { parseListing } from "@/lib/listing/url"
import { read } from "@/lib/operations/read"
import { exportOrgProjects, PROJECT_EXPORT_COLUMNS } from "@/lib/org-projects/export"
import { ORG_PROJECTS_LISTING } from "@/lib/org-projects/listing"
import { answerCsv } from "./csv-answer"

/** The projects billed to the org that the address lets through, as a CSV. */
export async function answerOrgProjectsCsv(request: Request, org: string): Promise<Response> {
  const { q, filters } = parseListing(Object.fromEntries(new URL(request.url).searchParams), ORG_PROJECTS_LISTING)
  return answerCsv(org, {
    what: "projects",
    columns: PROJECT_EXPORT_COLUMNS,
    page: (call, after) => read(exportOrgProjects, { ...call, input: { q, filters, after } }),
  })
}
