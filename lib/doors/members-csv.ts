import { parseListing } from "@/lib/listing/url"
import { EXPORT_COLUMNS, exportMembers } from "@/lib/members/export"
import { MEMBERS_LISTING } from "@/lib/members/listing"
import { read } from "@/lib/operations/read"
import { answerCsv } from "./csv-answer"

/** The members that the address lets through, as the CSV that an import reads back. */
export async function answerMembersCsv(request: Request, org: string): Promise<Response> {
  const { q, filters } = parseListing(Object.fromEntries(new URL(request.url).searchParams), MEMBERS_LISTING)
  return answerCsv(org, {
    what: "members",
    columns: EXPORT_COLUMNS,
    page: (call, after) => read(exportMembers, { ...call, input: { q, filters, after } }),
  })
}
