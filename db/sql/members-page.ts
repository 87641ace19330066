import type { Statement } from "../tenancy"
import type { MemberRow } from "./member-row"
import {
  hitsOf,
  invitationParts,
  LAST_ACTIVE,
  type MembersFilter,
  memberParts,
  onlySearched,
  type Parts,
  Values,
} from "./members-filter"

type KeyType = "text" | "timestamptz"
type Sort = {
  readonly member: readonly string[]
  readonly invitation: readonly string[]
  readonly types: readonly KeyType[]
}

// Each is the order of an index and ends in the row's id. A handle sorts as the id made of it.
export const MEMBER_ORDERS = {
  name: { member: ["m.sort_name", "m.user_id"], invitation: ["i.sort_name", "i.id"], types: ["text", "text"] },
  handle: { member: ["m.user_id"], invitation: ["i.user_id"], types: ["text"] },
  level: {
    member: ["m.level", "m.sort_name", "m.user_id"],
    invitation: ["i.level", "i.sort_name", "i.id"],
    types: ["text", "text", "text"],
  },
  joined: {
    member: ["m.joined_at", "m.user_id"],
    invitation: ["i.created_at", "i.id"],
    types: ["timestamptz", "text"],
  },
  lastActive: {
    member: [LAST_ACTIVE, "m.user_id"],
    invitation: ["'1970-01-01 00:00:00+00'::timestamptz", "i.id"],
    types: ["timestamptz", "text"],
  },
} as const satisfies Record<string, Sort>

export type MembersPage = {
  readonly org: string
  readonly filter: MembersFilter
  readonly sort: keyof typeof MEMBER_ORDERS
  readonly direction: "asc" | "desc"
  /** The keys of the row before the first one wanted, in this direction. */
  readonly past: readonly string[] | null
  readonly limit: number
  readonly now: Date
  /** Also open invitations, what is needed to say which acts are permitted, and when people were last active. */
  readonly editing: boolean
}

export type MemberPageRow = MemberRow & {
  id: string
  last_active_at: Date | null
  expires_at: Date | null
  bounced_at: Date | null
  invited: boolean
  keys: string[]
  role_ids: string[]
  /** What the roles of the org are called; stands in one row of the page alone. */
  role_names: Record<string, string> | null
  provisioned_here: boolean | null
  elsewhere: number | null
  lasting: number | null
}

const MEMBER_COLUMNS = `m.user_id as id, m.user_id, m.handle, m.name, m.email, m.level, m.billable_activities, m.project_access, m.app_access,
  m.disabled, m.ends_at, m.joined_at, m.last_active_at, m.added_by, null::timestamptz as expires_at, null::timestamptz as bounced_at,
  false as invited, m.role_ids`
const INVITATION_COLUMNS = `i.id as id, i.user_id, i.handle, i.name, i.email, i.level, i.billable_activities, i.project_access, i.app_access,
  false as disabled, i.ends_at, i.created_at as joined_at, null::timestamptz as last_active_at, i.invited_by as added_by, i.expires_at,
  i.bounced_at, true as invited, array[i.role_id] as role_ids`

const keyed = (keys: readonly string[]): string => keys.map((key, at) => `${key} as k${at + 1}`).join(", ")
const spoken = (types: readonly KeyType[]): string =>
  types
    .map((type, at) =>
      type === "text" ? `p.k${at + 1}` : `to_char(p.k${at + 1} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
    )
    .join(", ")

/** Two lasting admins are as good as many: whether one may go is all that is asked. */
export const LASTING = (org: string, most: string): string =>
  `select count(*)::int from (select 1 from member a join "user" u on u.id = a.user_id where a.org_id = ${org} and a.level = 'ADMIN'
    and not a.disabled and a.ends_at is null and u.state = 'ACTIVE' limit ${most}) l`

/** One keyset page of members and open invitations, merged in one order; null when the filter lets nothing through. */
export function membersPage(page: MembersPage): Statement | null {
  const order: Sort = MEMBER_ORDERS[page.sort]
  const values = new Values()
  const compare = page.direction === "asc" ? ">" : "<"
  const ordered = (keys: readonly string[]): string => keys.map((key) => `${key} ${page.direction}`).join(", ")
  // A limit that is a parameter would be planned as a tenth of the table.
  const limit = Math.trunc(page.limit)
  const past = page.past?.map((key, at) => values.add(key, order.types[at])).join(", ")
  const branch = (columns: string, keys: readonly string[], parts: Parts): string => {
    const where = past ? [...parts.where, `(${keys.join(", ")}) ${compare} (${past})`] : parts.where
    return `select ${columns}, ${keyed(keys)} from ${parts.from} where ${where.join(" and ")} order by ${ordered(keys)} limit ${limit}`
  }
  const hits = hitsOf(page.filter, values)
  const members = memberParts(page.filter, page.org, page.now, values)
  // A search alone, by name: what it finds knows its own order, so only the page itself is joined.
  if (members && page.sort === "name" && onlySearched(page.filter)) {
    const beyond = past ? ` and (h.sort_name, h.user_id) ${compare} (${past})` : ""
    const found = `select h.user_id from hits h where not h.invited${beyond} order by h.sort_name ${page.direction}, h.user_id ${page.direction} limit ${limit}`
    members.from = `(${found}) h join member m on m.user_id = h.user_id`
    members.where = members.where.filter((clause) => clause !== "not h.invited")
  }
  const invitations = page.editing ? invitationParts(page.filter, page.org, page.now, values) : null
  const branches = [
    ...(members ? [branch(MEMBER_COLUMNS, order.member, members)] : []),
    ...(invitations ? [branch(INVITATION_COLUMNS, order.invitation, invitations)] : []),
  ]
  if (branches.length === 0) return null
  const inOrder = ordered(order.types.map((_, at) => `k${at + 1}`))
  const merged =
    branches.length === 1
      ? branches[0]
      : `${branches.map((one) => `(${one})`).join("\nunion all ")} order by ${inOrder} limit ${limit}`
  const accounts = page.editing
    ? {
        columns: `a.provisioned_here, a.elsewhere, case when p.level = 'ADMIN' then (select org_lasting_admins(2)) end as lasting`,
        join: "left join member_accounts(array(select user_id from page where not invited)) a on a.user_id = p.user_id",
      }
    : { columns: "null::boolean as provisioned_here, null::int as elsewhere, null::int as lasting", join: "" }
  const text = `with ${hits && `${hits}, `}page as materialized (${merged})
    select p.*, array[${spoken(order.types)}] as keys, ${accounts.columns},
      case when row_number() over () = 1 then org_role_names() end as role_names
    from page p ${accounts.join} order by ${inOrder}`
  const name = nameOf(page, branches.length)
  return { text, values: values.list, ...(name ? { name } : {}) }
}

/** The plain shapes are prepared; what is searched or filtered by more than a level or a role is planned for itself. */
function nameOf(page: MembersPage, branches: number): string | null {
  const { filter } = page
  const rare = [filter.status, filter.billable, filter.access, filter.lastActive].some(
    (list) => list && list.length > 0,
  )
  const wide = (filter.level?.length ?? 0) > 1 || (filter.role?.length ?? 0) > 0
  if (filter.q !== "" || rare || wide) return null
  const level = filter.level?.length === 1 ? "-level" : ""
  return `members-${page.limit}-${page.sort}-${page.direction}${page.past ? "-past" : ""}${level}-${page.editing ? "edit" : "read"}${branches}`
}
