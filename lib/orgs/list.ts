import { type FundsRow, fundsOfMine } from "@/db/sql/accounts"
import { type OrgRow, type OrgsPage, orgsCount, orgsPage } from "@/db/sql/orgs-administered"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { query } from "@/lib/operations/operation"
import { fundsOf } from "./funds"
import { listInput } from "./inputs"

/** One of two, or both: null lets both through. */
const only = (chosen: readonly string[] | undefined, yes: string): boolean | null =>
  chosen === undefined || chosen.length !== 1 ? null : chosen[0] === yes

const listed = (row: OrgRow, funds: ReadonlyMap<string, FundsRow>) => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  state: row.state,
  projects: row.projects,
  apps: row.apps,
  funds: fundsOf(row.billable, funds.get(row.id)),
  billable: row.billable,
  members: row.member_count,
  admins: row.admins,
  memberListVisibility: row.member_list_visibility,
  phi: row.phi,
  createdAt: row.created_at.toISOString(),
})

export type ListedOrg = ReturnType<typeof listed>

/** The orgs the person administers, and no other: those where they are only a member are not here (A004 to A006). */
export const listOrgs = query({
  name: "org.list",
  summary: "Lists the organizations you administer.",
  on: "account",
  needs: "signed-in",
  input: listInput,
  run: async (tx, { me, input, now }) => {
    const { filters, sort, size } = input
    const cursor = input.after ?? input.before
    const backwards = !input.after && Boolean(input.before)
    const forwards = (input.direction === "asc") !== backwards ? "asc" : "desc"
    const page: OrgsPage = {
      user: me,
      now,
      q: input.q,
      states: filters.state?.length ? filters.state : null,
      billable: only(filters.billing, "billable"),
      phi: only(filters.phi, "yes"),
      sort,
      direction: forwards,
      past: cursor ? readCursor(cursor, sort, ["text", "text"]) : null,
      limit: size + 1,
    }
    const found = await tx.rows<OrgRow>(orgsPage(page))
    const [counted] = await tx.rows<{ n: number }>(orgsCount(page))
    const more = found.length > size
    const rows = backwards ? found.slice(0, size).reverse() : found.slice(0, size)
    const held = await tx.rows<FundsRow>(fundsOfMine(rows.map((row) => row.id)))
    const funds = new Map(held.map((one) => [one.org_id, one]))
    const edge = (row: OrgRow | undefined) => (row ? writeCursor(sort, row.keys) : null)
    const moved = page.past !== null
    return {
      rows: rows.map((row) => listed(row, funds)),
      total: counted?.n ?? 0,
      next: backwards ? (moved ? edge(rows.at(-1)) : null) : more ? edge(rows.at(-1)) : null,
      previous: backwards ? (more ? edge(rows[0]) : null) : moved ? edge(rows[0]) : null,
    }
  },
  example: () => ({}),
})
