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
  total: number
}

const moment = (column: string): string => `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

// Each ends in the id; every key is text.
const ORDERS = {
  name: "p.sort_name",
  created: moment("p.created_at"),
  changed: moment("p.modified_at"),
  usage: "lpad(p.bytes::text, 19, '0')",
} as const

export type MyProjects = {
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
const FROM = `from my_projects() p
  where ($1 = '%%' or p.sort_name like $1 or lower(p.id) like $1 or lower(p.summary) like $1 or lower($2) = any (select lower(t) from unnest(p.tags) t))
    and ($3::text[] is null or p.level = any ($3)) and ($4::text[] is null or p.billed_to = any ($4)) and ($5::boolean is null or p.contains_phi = $5)`

const filters = (page: MyProjects) => [like(page.q), page.q, page.levels, page.payers, page.phi]

/** Every project that reaches a person, across orgs, one keyset page (A130), each row with how many there are. */
export function myProjectsPage(page: MyProjects): Statement {
  const key = ORDERS[page.sort]
  const compare = page.direction === "asc" ? ">" : "<"
  const past = page.past ? `where (${key}, p.id) ${compare} ($7, $8)` : ""
  return {
    text: `with found as materialized (select p.* ${FROM})
      select p.*, array[${key}, p.id] as keys, (select count(*)::int from found) as total
      from found p ${past} order by ${key} ${page.direction}, p.id ${page.direction} limit $6`,
    values: [...filters(page), page.limit, ...(page.past ?? [])],
  }
}

/** How many of them there are, for a page without rows. */
export const myProjectsCount = (page: MyProjects): Statement => ({
  text: `select count(*)::int as n ${FROM}`,
  values: filters(page),
})

/** Who pays for what reaches a person, by name. */
export const myPayers = (): Statement => ({
  name: "my-payers",
  text: "select y.id, y.name from payers_of_mine(array(select id from my_projects())) y order by lower(y.name), y.id",
})
