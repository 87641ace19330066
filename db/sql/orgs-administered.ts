import type { Statement } from "../tenancy"

export type OrgRow = {
  id: string
  handle: string
  name: string
  state: "LIVE" | "SUSPENDED" | "EXPIRED"
  billable: boolean
  member_list_visibility: "ADMIN" | "MEMBER" | "PUBLIC"
  provisioning: boolean
  phi: boolean
  member_count: number
  created_at: Date
  keys: string[]
  projects: number
  apps: number
  admins: string[]
}

// Each ends in the id. Members counts are padded, so that every key is text.
const ORDERS = {
  name: "lower(o.name)",
  members: "lpad(o.member_count::text, 10, '0')",
  created: `to_char(o.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
} as const

export type OrgsPage = {
  readonly user: string
  readonly now: Date
  readonly q: string
  readonly states: readonly string[] | null
  readonly billable: boolean | null
  readonly phi: boolean | null
  readonly sort: keyof typeof ORDERS
  readonly direction: "asc" | "desc"
  readonly past: readonly string[] | null
  readonly limit: number
}

const like = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`

const FROM = `from member m join org o on o.id = m.org_id
  where m.user_id = $1 and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > $2)
    and ($3 = '%%' or lower(o.name) like $3 or o.handle like $3) and ($4::text[] is null or org_state(o.state, o.expires_at, $2) = any ($4))
    and ($5::boolean is null or o.billable = $5) and ($6::boolean is null or o.phi = $6)`

const filters = (page: OrgsPage) => [page.user, page.now, like(page.q), page.states, page.billable, page.phi]

/** The orgs a person administers, one keyset page, with the counts and admins only their admins see (A004 to A006). */
export function orgsPage(page: OrgsPage): Statement {
  const key = ORDERS[page.sort]
  const compare = page.direction === "asc" ? ">" : "<"
  const past = page.past ? ` and (${key}, o.id) ${compare} ($8, $9)` : ""
  return {
    text: `with page as materialized (select o.*, array[${key}, o.id] as keys ${FROM}${past}
        order by ${key} ${page.direction}, o.id ${page.direction} limit $7)
      select p.id, p.handle, p.name, org_state(p.state, p.expires_at, $2) as state, p.billable, p.member_list_visibility, p.provisioning, p.phi, p.member_count,
        p.created_at, p.keys, coalesce(v.projects, 0) as projects, coalesce(v.apps, 0) as apps, coalesce(v.admins, '{}') as admins
      from page p left join orgs_overview(array(select id from page)) v on v.org_id = p.id
      order by p.keys ${page.direction}`,
    values: [...filters(page), page.limit, ...(page.past ?? [])],
  }
}

/** How many of them there are. */
export const orgsCount = (page: OrgsPage): Statement => ({
  text: `select count(*)::int as n ${FROM}`,
  values: filters(page),
})

export type PlaceRow = {
  id: string
  handle: string
  name: string
  level: "ADMIN" | "MEMBER"
  billable: boolean
  member_list_visibility: "ADMIN" | "MEMBER" | "PUBLIC"
  policies: string[]
}

/** Every org the person is active in, by name (A019). */
export const orgsOfPerson = (user: string, now: Date): Statement => ({
  name: "orgs-of-person",
  text: `select o.id, o.handle, o.name, m.level, o.billable, o.member_list_visibility,
      array(select p.policy from member_role r join role x on x.org_id = r.org_id and x.id = r.role_id and x.enabled
        join role_policy p on p.org_id = r.org_id and p.role_id = r.role_id
        where r.org_id = m.org_id and r.user_id = m.user_id) as policies
    from member m join org o on o.id = m.org_id
    where m.user_id = $1 and not m.disabled and (m.ends_at is null or m.ends_at > $2)
    order by lower(o.name), o.id limit 2000`,
  values: [user, now],
})
