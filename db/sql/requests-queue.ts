import type { Statement } from "../tenancy"
import { some, Values } from "./members-filter"
import type { RequestRow } from "./requests"

/** Support's queue: for transactions of the installation. */

export type QueueFilter = {
  readonly q: string
  readonly state?: readonly string[] | undefined
  readonly kind?: readonly string[] | undefined
  readonly assigned?: readonly ("me" | "nobody" | "others")[] | undefined
  readonly org?: string | undefined
  /** Who looks. */
  readonly me: string
}

// Each ends in the id, and is the order of an index.
export const QUEUE_ORDERS = {
  age: "(case when r.waiting_since is null then '9999-01-01 00:00:00+00'::timestamptz else r.waiting_since end)",
  updated: "r.updated_at",
} as const

export type QueuePage = {
  readonly filter: QueueFilter
  readonly sort: keyof typeof QUEUE_ORDERS
  readonly direction: "asc" | "desc"
  readonly past: readonly string[] | null
  readonly limit: number
}

export type QueueRow = Pick<
  RequestRow,
  | "id"
  | "number"
  | "user_id"
  | "org_id"
  | "kind"
  | "licence"
  | "subject"
  | "state"
  | "assigned_to"
  | "created_at"
  | "updated_at"
  | "waiting_since"
> & { asker: string; handle: string; org_name: string | null; assignee: string | null; keys: string[] }

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (found) => `\\${found}`)

const ASSIGNED = {
  me: (values: Values, me: string) => `r.assigned_to = ${values.add(me)}`,
  nobody: () => "r.assigned_to is null",
  others: (values: Values, me: string) => `r.assigned_to <> ${values.add(me)}`,
} as const

function whereOf({ q, state, kind, assigned, org, me }: QueueFilter, values: Values, but?: "state"): string {
  const where: string[] = []
  const states = but === "state" ? null : some(state)
  if (states) where.push(`r.state = any (${values.add(states, "text[]")})`)
  const kinds = some(kind)
  if (kinds) where.push(`r.kind = any (${values.add(kinds, "text[]")})`)
  const whom = some(assigned)
  if (whom) where.push(`(${whom.map((one) => ASSIGNED[one](values, me)).join(" or ")})`)
  if (org)
    where.push(`r.org_id = ${values.add(org.startsWith("org-") ? org.toLowerCase() : `org-${org.toLowerCase()}`)}`)
  if (q) {
    const text = values.add(`%${escaped(q.toLowerCase())}%`)
    const who = values.add(`user-${q.toLowerCase().replace(/^user-/, "")}`)
    const number = /^\d{1,15}$/.test(q) ? ` or r.number = ${values.add(q, "bigint")}` : ""
    where.push(`(lower(r.subject) like ${text} or r.user_id = ${who}${number})`)
  }
  return where.length > 0 ? where.join(" and ") : "true"
}

const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`

/** One keyset page of what was asked of support, whose names are looked up for the page at once. */
export function queuePage({ filter, sort, direction, past, limit }: QueuePage): Statement {
  const values = new Values()
  const key = QUEUE_ORDERS[sort]
  const compare = direction === "asc" ? ">" : "<"
  const where = whereOf(filter, values)
  const beyond = past
    ? ` and (${key}, r.id) ${compare} (${values.add(past[0], "timestamptz")}, ${values.add(past[1])})`
    : ""
  return {
    text: `with page as materialized (select r.id, r.number::int as number, r.user_id, r.org_id, r.kind, r.licence, r.subject, r.state, r.assigned_to, r.created_at, r.updated_at,
        r.waiting_since, ${key} as k1 from request r where ${where}${beyond} order by ${key} ${direction}, r.id ${direction} limit ${Math.trunc(limit)})
      select p.*, u.name as asker, u.handle, o.name as org_name, a.name as assignee, array[to_char(p.k1 at time zone 'utc', ${MOMENT}), p.id] as keys
      from page p join "user" u on u.id = p.user_id left join org o on o.id = p.org_id left join "user" a on a.id = p.assigned_to
      order by p.k1 ${direction}, p.id ${direction}`,
    values: values.list,
  }
}

export type QueueCount = { state: RequestRow["state"]; n: number }

/** How many there are in each state, of those that the rest of a filter lets through. */
export function queueCounts(filter: QueueFilter): Statement {
  const values = new Values()
  return {
    text: `select r.state, count(*)::int as n from request r where ${whereOf(filter, values, "state")} group by 1`,
    values: values.list,
  }
}

export type StaffRow = { id: string; name: string; handle: string; state: string; staff_rights: string[] }

const ANSWERS = `from "user" where support and state = 'ACTIVE' and 'requests' = any (staff_rights)`

/** Staff of the installation who may answer requests, as many as can be offered. */
export const staffOfRequests: Statement = {
  name: "staff-of-requests",
  text: `select id, name, handle, state, staff_rights ${ANSWERS} order by lower(name), id limit 200`,
}

/** One of them, or nobody. */
export const staffOfRequest = (id: string | null): Statement => ({
  name: "staff-of-request",
  text: `select id, name, handle, state, staff_rights ${ANSWERS} and id = $1`,
  values: [id],
})

export type OrgAtDeskRow = {
  id: string
  name: string
  state: "LIVE" | "SUSPENDED" | "EXPIRED"
  billable: boolean
  phi: boolean
  provisioning: boolean
  licences: RequestRow["licence"][]
  licence_reference: string
  baa_signed_on: string | null
  spending_limit: string | null
  charged: string
  reserved: string
  confirmed: boolean
  member_count: number
}

/** An org as what was asked for it is decided by. */
export const orgAtDesk = (org: string, now: Date): Statement => ({
  name: "request-org-at-desk",
  text: `select o.id, o.name, org_state(o.state, o.expires_at, $2) as state, o.billable, o.phi, o.provisioning, o.licences, o.licence_reference, o.baa_signed_on::text,
      b.spending_limit::text, b.charged::text, b.reserved::text, b.confirmed, o.member_count
    from org o join billing_account b on b.id = o.id where o.id = $1`,
  values: [org, now],
})

export type PersonAtDeskRow = { id: string; name: string; handle: string; email: string | null; state: string }

export const peopleAtDesk = (ids: readonly string[]): Statement => ({
  name: "request-people-at-desk",
  text: `select id, name, handle, email, state from "user" where id = any ($1)`,
  values: [ids],
})

/** The org's active admins, at most so many. */
export const adminsOfOrg = (org: string, now: Date, most: number): Statement => ({
  name: "request-admins",
  text: `select u.id, u.name, u.handle, u.email, u.state from member m join "user" u on u.id = m.user_id and u.state = 'ACTIVE'
    where m.org_id = $1 and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > $2) order by m.sort_name, u.id limit $3`,
  values: [org, now, most],
})

/** Ties a request to the org that was made for it. */
export const requestTied = (id: string, org: string): Statement => ({
  text: "update request set org_id = $2 where id = $1 and org_id is null",
  values: [id, org],
})
