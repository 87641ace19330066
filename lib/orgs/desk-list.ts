import { type DeskOrgRow, type DeskOrgsPage, deskOrgsCount, deskOrgsPage } from "@/db/sql/desk-orgs"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { query } from "@/lib/operations/operation"
import { deskOrgsInput } from "@/lib/support/inputs"
import { fundsOf } from "./funds"

/** One of two, or both: null lets both through. */
const only = (chosen: readonly string[] | undefined, yes: string): boolean | null =>
  chosen === undefined || chosen.length !== 1 ? null : chosen[0] === yes
const some = (chosen: readonly string[] | undefined) => (chosen?.length ? chosen : null)

export const deskLine = (row: Omit<DeskOrgRow, "keys">) => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  state: row.state,
  billable: row.billable,
  funds: fundsOf(row.billable, row),
  charged: row.charged,
  informationConfirmed: row.confirmed,
  provisioning: row.provisioning,
  phi: row.phi,
  gxp: row.gxp,
  licences: row.licences,
  development: row.development,
  expiresAt: row.expires_at?.toISOString() ?? null,
  members: row.member_count,
  invitations: row.invitation_count,
  projects: row.project_count,
  hasAdmin: row.has_admin,
  createdAt: row.created_at.toISOString(),
})

/** A row of support's list. */
export type DeskOrg = ReturnType<typeof deskLine>

/** Every org there is, as support sees it: its settings and counts, and nothing of what is in it. */
export const listDeskOrgs = query({
  name: "desk-org.list",
  summary: "Lists every organization, for support.",
  on: "installation",
  needs: "support",
  input: deskOrgsInput,
  run: async (tx, { input, now }) => {
    const { filters, sort, size } = input
    const cursor = input.after ?? input.before
    const backwards = !input.after && Boolean(input.before)
    const page: DeskOrgsPage = {
      now,
      q: input.q,
      states: some(filters.state),
      categories: some(filters.category),
      features: some(filters.features),
      development: only(filters.development, "yes"),
      admins: only(filters.admins, "some"),
      sort,
      direction: (input.direction === "asc") !== backwards ? "asc" : "desc",
      past: cursor ? readCursor(cursor, sort, ["text", "text"]) : null,
      limit: size + 1,
    }
    const found = await tx.rows<DeskOrgRow>(deskOrgsPage(page))
    const [counted] = await tx.rows<{ n: number }>(deskOrgsCount(page))
    const more = found.length > size
    const rows = backwards ? found.slice(0, size).reverse() : found.slice(0, size)
    const edge = (row: DeskOrgRow | undefined) => (row ? writeCursor(sort, row.keys) : null)
    const moved = page.past !== null
    return {
      rows: rows.map(deskLine),
      total: counted?.n ?? 0,
      next: backwards ? (moved ? edge(rows.at(-1)) : null) : more ? edge(rows.at(-1)) : null,
      previous: backwards ? (more ? edge(rows[0]) : null) : moved ? edge(rows[0]) : null,
    }
  },
  example: () => ({}),
})
