import type { ProjectLevel } from "@/lib/access/levels"
import type { GrantLevel } from "@/lib/access/project-access"
import type { Statement } from "../tenancy"

export type MyProjectRow = {
  id: string
  name: string
  summary: string
  tags: string[]
  billed_to: string
  level: ProjectLevel
  contains_phi: boolean
  restricted: boolean
  sponsored_until: Date | null
  handed_to_me: boolean
  created_at: Date
  modified_at: Date
  bytes: string
  objects: number
  keys: string[]
}

const moment = (column: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

// Each ends in the id; every key is text.
const ORDERS = {
  name: "p.sort_name",
  created: moment("p.created_at"),
  changed: moment("p.modified_at"),
  usage: "lpad(coalesce(u.bytes, 0)::text, 19, '0')",
} as const

export type MyProjects = {
  readonly me: string
  readonly q: string
  readonly levels: readonly GrantLevel[] | null
  readonly payers: readonly string[] | null
  readonly phi: boolean | null
  readonly sort: keyof typeof ORDERS
  readonly direction: "asc" | "desc"
  readonly past: readonly string[] | null
  readonly limit: number
}

const like = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`

// What reaches the actor, and what they pay for.
const MINE = `reached as materialized (select r.project_id, r.level from access_reached($1) r),
  mine as (select * from reached union all select p.id, 'NONE' from project p where p.billed_to = $1 and p.id not in (select project_id from reached))`
const FROM = `from mine r join project p on p.id = r.project_id left join project_usage u on u.project_id = p.id
  where ($2 = '%%' or p.sort_name like $2 or lower(p.id) like $2 or lower(p.summary) like $2 or lower($3) = any (select lower(t) from unnest(p.tags) t))
    and ($4::text[] is null or r.level = any ($4)) and ($5::text[] is null or p.billed_to = any ($5)) and ($6::boolean is null or p.contains_phi = $6)`

const filters = (page: MyProjects) => [page.me, like(page.q), page.q, page.levels, page.payers, page.phi]

/** Every project that reaches a person, across orgs, one keyset page (A130). */
export function myProjectsPage(page: MyProjects): Statement {
  const key = ORDERS[page.sort]
  const compare = page.direction === "asc" ? ">" : "<"
  const past = page.past ? ` and (${key}, p.id) ${compare} ($8, $9)` : ""
  return {
    text: `with ${MINE}
      select p.id, p.name, p.summary, p.tags, p.billed_to, r.level, p.contains_phi, p.restricted, p.sponsored_until, p.created_at, p.modified_at,
        coalesce(u.bytes, 0) as bytes, coalesce(u.objects, 0) as objects, array[${key}, p.id] as keys,
        exists (select 1 from project_transfer t where t.project_id = p.id and t.to_user = $1) as handed_to_me
      ${FROM}${past} order by ${key} ${page.direction}, p.id ${page.direction} limit $7`,
    values: [...filters(page), page.limit, ...(page.past ?? [])],
  }
}

/** How many of them there are. */
export const myProjectsCount = (page: MyProjects): Statement => ({
  text: `with ${MINE} select count(*)::int as n ${FROM}`,
  values: filters(page),
})

/** Who pays for what reaches a person, by name. */
export const myPayers = (me: string): Statement => ({
  name: "my-payers",
  text: `with ${MINE} select y.id, y.name from payers_of_mine(array(select project_id from mine)) y order by lower(y.name), y.id`,
  values: [me],
})
