import {
  ORG_PROJECT_ORDERS,
  type OrgProjectRow,
  type OrgProjectsFilter,
  type OrgProjectsScope,
  orgProjectsPage,
} from "@/db/sql/org-projects"
import type { Tx } from "@/db/tenancy"
import type { ProjectLevel } from "@/lib/access/levels"
import { refuse } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { type Ask, query } from "@/lib/operations/operation"
import { type ListProjects, listProjectsInput, type MatchingProjects } from "./inputs"
import { momentOf } from "./moment"

/** Who decides over what the org pays for: its admins see every project, others those that reach them (A090). */
export const seesAll = ({ standing }: Pick<Ask<"org", unknown>, "standing">): boolean => standing.level === "ADMIN"

export const scopeOf = (ask: Ask<"org", unknown>): OrgProjectsScope => ({
  org: ask.org.id,
  viewer: ask.me,
  all: seesAll(ask),
  now: ask.now,
})

export const filterOf = ({ input: { q, filters }, now }: Ask<"org", MatchingProjects>): OrgProjectsFilter => {
  const { created, ...rest } = filters
  return { q, ...rest, from: momentOf(created?.from, "from", now), to: momentOf(created?.to, "to", now) }
}

export type OrgProject = {
  readonly id: string
  readonly name: string
  readonly summary: string
  /** The viewer's own effective level; NONE reads "Not a Member" (A090). */
  readonly level: ProjectLevel
  readonly bytes: number
  readonly objects: number
  /** How many users, groups and orgs it is shared with, by grants that have not ended. */
  readonly grants: number
  readonly shared: boolean
  readonly createdAt: string
  readonly createdBy: { readonly id: string; readonly name: string }
  readonly modifiedAt: string
  readonly tags: readonly string[]
  readonly containsPhi: boolean
  readonly restricted: boolean
  readonly protected: boolean
  readonly downloadRestricted: boolean
  readonly externalUploadRestricted: boolean
  readonly sponsor: { readonly id: string; readonly until: string } | null
  /** The viewer may grant themselves Administer (A093). */
  readonly mayGrantSelf: boolean
}

export const orgProjectOf = (row: OrgProjectRow, all: boolean): OrgProject => ({
  id: row.id,
  name: row.name,
  summary: row.summary,
  level: row.level ?? "NONE",
  bytes: Number(row.bytes),
  objects: row.objects,
  grants: row.grants,
  shared: row.shared,
  createdAt: row.created_at.toISOString(),
  createdBy: { id: row.created_by, name: row.creator_name ?? row.created_by.replace(/^user-/, "") },
  modifiedAt: row.modified_at.toISOString(),
  tags: row.tags,
  containsPhi: row.contains_phi,
  restricted: row.restricted,
  protected: row.protected,
  downloadRestricted: row.download_restricted,
  externalUploadRestricted: row.external_upload_restricted,
  sponsor:
    row.sponsored_by && row.sponsored_until ? { id: row.sponsored_by, until: row.sponsored_until.toISOString() } : null,
  mayGrantSelf: all && row.level !== "ADMINISTER",
})

export type OrgProjectsList = {
  readonly rows: readonly OrgProject[]
  readonly next: string | null
  readonly previous: string | null
}

type Sorted = Pick<ListProjects, "sort" | "direction">
const orderOf = ({ sort, direction }: Sorted): string => `org-project ${sort} ${direction}`

/** The keys a cursor of this order holds, or null when it is of another or was tampered with. */
export const projectPlace = (input: Sorted, cursor: string): readonly string[] | null =>
  readCursor(cursor, orderOf(input), ORG_PROJECT_ORDERS[input.sort].types)

async function page(tx: Tx, ask: Ask<"org", ListProjects>): Promise<OrgProjectsList> {
  const { input } = ask
  const back = !input.after && Boolean(input.before)
  const cursor = input.after ?? input.before
  const flipped = input.direction === "asc" ? "desc" : "asc"
  const found = await tx.rows<OrgProjectRow>(
    orgProjectsPage({
      scope: scopeOf(ask),
      filter: filterOf(ask),
      sort: input.sort,
      direction: back ? flipped : input.direction,
      past: cursor ? projectPlace(input, cursor) : null,
      limit: input.size + 1,
    }),
  )
  const more = found.length > input.size
  const rows = found.slice(0, input.size)
  if (back) rows.reverse()
  const place = (row: OrgProjectRow | undefined): string | null => (row ? writeCursor(orderOf(input), row.keys) : null)
  return {
    rows: rows.map((row) => orgProjectOf(row, seesAll(ask))),
    next: back || more ? place(rows.at(-1)) : null,
    previous: (back ? more : Boolean(input.after)) ? place(rows[0]) : null,
  }
}

/**
 * A page of the projects billed to the org, in a stable order, by keyset: every one for its admins, also where they hold nothing,
 * and for members those that reach them (A090, A091, A095, A096, facts B1.10). Metadata alone.
 */
export const listOrgProjects = query({
  name: "org-project.list",
  summary: "A page of the projects billed to the organization, with your own level in each.",
  on: "org",
  needs: "member",
  input: listProjectsInput,
  rule: ({ input }) => {
    const cursor = input.after ?? input.before
    return cursor && !projectPlace(input, cursor)
      ? refuse("invalid_input", "This place in the list is not known. Start from the first page.")
      : { allowed: true }
  },
  run: page,
  example: () => ({ size: 25 }),
})
