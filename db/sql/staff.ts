import type { Statement } from "../tenancy"

/** Staff of the installation: for its transactions. */

export type StaffRow = {
  id: string
  handle: string
  name: string
  email: string | null
  state: "INVITED" | "ACTIVE" | "DISABLED"
  staff_rights: string[]
  has_password: boolean
  created_at: Date
  last_active_at: Date | null
}

const COLUMNS = `u.id, u.handle, u.name, u.email, u.state, u.staff_rights, u.created_at, u.last_active_at,
  exists (select 1 from account a where a.user_id = u.id and a.password_hash is not null) as has_password`
const STAFF = "u.support and u.state <> 'CLOSED'"

/** Holds still whoever looks after staff, and two more, in the order of their ids: what each is about to do to another waits (INV-42). */
export const staffHeld = (people: readonly (string | null)[]): Statement => ({
  text: `select u.id from "user" u where u.support and (u.id = any ($1) or 'staff' = any (u.staff_rights)) order by u.id for update`,
  values: [people.filter((one) => one !== null)],
})

export const staffRow = (id: string): Statement => ({
  text: `select ${COLUMNS} from "user" u where u.id = $1 and ${STAFF}`,
  values: [id],
})

/** What somebody of staff holds as it stands now; no row where they are none, or cannot act. */
export const rightsOfStaff = (id: string | null, locking: boolean): Statement => ({
  text: `select staff_rights from "user" where id = $1 and support and state = 'ACTIVE'${locking ? " for share" : ""}`,
  values: [id],
})

/** How many others can look after staff. */
export const othersOverStaff = (id: string): Statement => ({
  text: `select count(*)::int as n from "user" u where u.support and u.state = 'ACTIVE' and 'staff' = any (u.staff_rights) and u.id <> $1`,
  values: [id],
})

export const staffRightsSet = (id: string, rights: readonly string[]): Statement => ({
  text: `update "user" set staff_rights = $2, version = version + 1 where id = $1 and support`,
  values: [id, rights],
})

const ORDERS = {
  name: "lower(u.name)",
  created: `to_char(u.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  // Who never came is the longest ago.
  active: `coalesce(to_char(u.last_active_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '')`,
} as const

export type StaffPage = {
  readonly q: string
  readonly states: readonly string[] | null
  readonly rights: readonly string[] | null
  readonly sort: keyof typeof ORDERS
  readonly direction: "asc" | "desc"
  readonly past: readonly string[] | null
  readonly limit: number
}

const like = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`

const FROM = `from "user" u where ${STAFF} and ($1 = '%%' or lower(u.name) like $1 or lower(u.handle) like $1 or lower(u.email) like $1)
  and ($2::text[] is null or u.state = any ($2)) and ($3::text[] is null or u.staff_rights && $3)`

/** One keyset page of staff. */
export function staffPage({ q, states, rights, sort, direction, past, limit }: StaffPage): Statement {
  const key = ORDERS[sort]
  const beyond = past ? ` and (${key}, u.id) ${direction === "asc" ? ">" : "<"} ($5, $6)` : ""
  return {
    text: `select ${COLUMNS}, array[${key}, u.id] as keys ${FROM}${beyond} order by ${key} ${direction}, u.id ${direction} limit $4`,
    values: [like(q), states, rights, limit, ...(past ?? [])],
  }
}

export const staffCount = ({ q, states, rights }: StaffPage): Statement => ({
  text: `select count(*)::int as n ${FROM}`,
  values: [like(q), states, rights],
})
