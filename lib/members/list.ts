import { MEMBER_ORDERS, type MemberPageRow, membersPage } from "@/db/sql/members-page"
import type { Tx } from "@/db/tenancy"
import { holdsRight } from "@/lib/access/rights"
import { refuse, type Verdict } from "@/lib/access/verdict"
import { query } from "@/lib/operations/operation"
import { readCursor, writeCursor } from "./cursor"
import { actingOf, loadRoles, type OrgAsk } from "./facts"
import { type ListInput, listInput, type Matching } from "./inputs"
import { type MemberRow, rowFor } from "./rows"
import { editsMembers, looksAfterPeople, maySeeMembers, seesAddresses } from "./see"
import { filterOf } from "./selection"

export type MembersList = {
  readonly rows: readonly MemberRow[]
  readonly next: string | null
  readonly previous: string | null
}

const orderOf = ({ sort, direction }: Pick<ListInput, "sort" | "direction">): string => `${sort} ${direction}`

/** The keys a cursor of this order holds, or null when it is of another or was tampered with. */
export const placeOf = (input: Pick<ListInput, "sort" | "direction">, cursor: string): readonly string[] | null =>
  readCursor(cursor, orderOf(input), MEMBER_ORDERS[input.sort].types)

/** Who was last active when is shown to those who look after people. */
export function mayAskActivity(ask: OrgAsk<Matching & { sort?: string }>): Verdict {
  const asked = ask.input.sort === "lastActive" || (ask.input.filters.lastActive?.length ?? 0) > 0
  return asked && !looksAfterPeople(ask) ? refuse("lacks_permission") : maySeeMembers(ask)
}

function mayList(ask: OrgAsk<ListInput>): Verdict {
  const { after, before } = ask.input
  const cursor = after ?? before
  if (cursor && !placeOf(ask.input, cursor))
    return refuse("invalid_input", "This place in the list is not known. Start from the first page.")
  return mayAskActivity(ask)
}

async function page(tx: Tx, ask: OrgAsk<ListInput>): Promise<MembersList> {
  const { input, org, now } = ask
  const back = !input.after && Boolean(input.before)
  const cursor = input.after ?? input.before
  const flipped = input.direction === "asc" ? "desc" : "asc"
  const editing = editsMembers(ask)
  const statement = membersPage({
    org: org.id,
    filter: filterOf(input, seesAddresses(ask)),
    sort: input.sort,
    direction: back ? flipped : input.direction,
    past: cursor ? placeOf(input, cursor) : null,
    limit: input.size + 1,
    now,
    editing,
  })
  const found = statement ? await tx.rows<MemberPageRow>(statement) : []
  const more = found.length > input.size
  const rows = found.slice(0, input.size)
  if (back) rows.reverse()
  const seer = {
    acting: actingOf(ask),
    addresses: seesAddresses(ask),
    activity: looksAfterPeople(ask),
    edits: editing,
    deletes: holdsRight(ask.standing.rights, "members:full"),
    live: org.state === "LIVE",
    // An admin outranks everybody: what others' roles give is not asked for.
    roles: editing && ask.standing.level !== "ADMIN" ? await loadRoles(tx, org.id) : new Map(),
    roleNames: found.find((row) => row.role_names)?.role_names ?? {},
    now,
  }
  const place = (row: MemberPageRow | undefined): string | null => (row ? writeCursor(orderOf(input), row.keys) : null)
  return {
    rows: rows.map((row) => rowFor(row, seer)),
    next: back || more ? place(rows.at(-1)) : null,
    previous: (back ? more : Boolean(input.after)) ? place(rows[0]) : null,
  }
}

/**
 * One page of an org's members and, for those who may change members, open invitations, in a stable order, by keyset (A050,
 * A300 to A307, A346). Addresses are in it for admins only.
 */
export const listMembers = query({
  name: "member.list",
  summary: "A page of the organization's members and open invitations.",
  on: "org",
  needs: "member",
  input: listInput,
  rule: mayList,
  run: page,
  example: () => ({ size: 25 }),
})
