import { type MemberPageRow, membersPage } from "@/db/sql/members-page"
import type { Tx } from "@/db/tenancy"
import { refuse } from "@/lib/access/verdict"
import { query } from "@/lib/operations/operation"
import { readCursor, writeCursor } from "./cursor"
import type { OrgAsk } from "./facts"
import { exportInput, type Matching } from "./inputs"
import { mayAskActivity } from "./list"
import { seesAddresses } from "./see"
import { filterOf } from "./selection"

const PAGE = 1000
const ORDER = "export"
const place = (cursor: string): readonly string[] | null => readCursor(cursor, ORDER, ["text", "text"])

export const EXPORT_COLUMNS = [
  "username",
  "name",
  "email",
  "level",
  "billable_activities",
  "project_access",
  "app_access",
] as const
export type ExportRow = Readonly<Record<(typeof EXPORT_COLUMNS)[number], string>>

async function page(tx: Tx, ask: OrgAsk<Matching & { after?: string | null | undefined }>) {
  const addresses = seesAddresses(ask)
  const statement = membersPage({
    org: ask.org.id,
    filter: filterOf(ask.input, addresses),
    sort: "name",
    direction: "asc",
    past: ask.input.after ? place(ask.input.after) : null,
    limit: PAGE,
    now: ask.now,
    editing: false,
  })
  const found = statement ? await tx.rows<MemberPageRow>(statement) : []
  const last = found.length === PAGE ? found.at(-1) : undefined
  return {
    rows: found.map(
      (row): ExportRow => ({
        username: row.handle,
        name: row.name,
        email: addresses ? (row.email ?? "") : "",
        level: row.level,
        billable_activities: String(row.billable_activities),
        project_access: row.project_access,
        app_access: String(row.app_access),
      }),
    ),
    next: last ? writeCursor(ORDER, last.keys) : null,
  }
}

/** The members that match, 1,000 at a time, as the rows of a CSV that member.import reads back; addresses for admins only. */
export const exportMembers = query({
  name: "member.export",
  summary: "The members that match, as rows of a CSV, 1,000 at a time.",
  on: "org",
  needs: "member",
  input: exportInput,
  rule: (ask) =>
    ask.input.after && !place(ask.input.after)
      ? refuse("invalid_input", "This place in the list is not known.")
      : mayAskActivity(ask),
  run: page,
  example: () => ({}),
})
