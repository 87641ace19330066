import type { ProjectLevel } from "@/lib/access/levels"
import type { Statement } from "../tenancy"
import { some, Values } from "./members-filter"

/** What the projects billed to an org are asked for; each array is "one of these", absent or empty is everything. */
export type OrgProjectsFilter = {
  readonly q: string
  readonly level?: readonly ProjectLevel[] | undefined
  readonly creator?: string | undefined
  readonly from: Date | null
  readonly to: Date | null
  readonly phi?: readonly ("yes" | "no")[] | undefined
  readonly tags?: readonly string[] | undefined
  readonly properties?: Readonly<Record<string, string>> | undefined
  readonly sharing?: readonly ("shared" | "private")[] | undefined
}

/** Whose list it is: `all` for who sees every project billed to the org, else only those that reach them. */
export type OrgProjectsScope = {
  readonly org: string
  readonly viewer: string
  readonly all: boolean
  readonly now: Date
}

type KeyType = "text" | "timestamptz" | "bigint"
type Order = { readonly keys: readonly string[]; readonly types: readonly KeyType[] }

// The first two are orders of indexes; the others sort what is billed to one org.
export const ORG_PROJECT_ORDERS = {
  name: { keys: ["p.sort_name", "p.id"], types: ["text", "text"] },
  created: { keys: ["p.created_at", "p.id"], types: ["timestamptz", "text"] },
  modified: { keys: ["p.modified_at", "p.id"], types: ["timestamptz", "text"] },
  usage: { keys: ["v.bytes", "p.id"], types: ["bigint", "text"] },
} as const satisfies Record<string, Order>

export type OrgProjectsPage = {
  readonly scope: OrgProjectsScope
  readonly filter: OrgProjectsFilter
  readonly sort: keyof typeof ORG_PROJECT_ORDERS
  readonly direction: "asc" | "desc"
  /** The keys of the row before the first one wanted, in this direction. */
  readonly past: readonly string[] | null
  readonly limit: number
}

export type OrgProjectRow = {
  id: string
  name: string
  summary: string
  tags: string[]
  created_by: string
  creator_name: string | null
  created_at: Date
  modified_at: Date
  contains_phi: boolean
  restricted: boolean
  protected: boolean
  download_restricted: boolean
  external_upload_restricted: boolean
  sponsored_by: string | null
  sponsored_until: Date | null
  bytes: string
  objects: number
  grants: number
  shared: boolean
  level: ProjectLevel | null
  keys: string[]
}

const escaped = (text: string): string => text.replaceAll(/[\\%_]/g, (found) => `\\${found}`)

/** A part of the name; a pattern where * or ? stand in it. */
function named(q: string): string {
  const text = escaped(q.toLowerCase())
  return /[*?]/.test(text) ? text.replaceAll("*", "%").replaceAll("?", "_") : `%${text}%`
}

const SHARED = "exists (select 1 from project_grant s where s.project_id = p.id and s.principal <> p.created_by)"

type Parts = {
  readonly with: string
  readonly from: string
  readonly where: readonly string[]
  readonly level: boolean
}

function partsOf({ org, viewer, all }: OrgProjectsScope, filter: OrgProjectsFilter, values: Values): Parts {
  const where = [`p.billed_to = ${values.add(org)}`]
  if (filter.q !== "") where.push(`(p.sort_name like ${values.add(named(filter.q))} or p.id = ${values.add(filter.q)})`)
  if (filter.creator) {
    const handle = filter.creator.toLowerCase().replace(/^user-/, "")
    where.push(`p.created_by = ${values.add(`user-${handle}`)}`)
  }
  if (filter.from) where.push(`p.created_at >= ${values.add(filter.from, "timestamptz")}`)
  if (filter.to) where.push(`p.created_at < ${values.add(filter.to, "timestamptz")}`)
  if (filter.phi?.length === 1) where.push(`${filter.phi[0] === "yes" ? "" : "not "}p.contains_phi`)
  if (filter.tags?.length) where.push(`p.tags @> ${values.add(filter.tags, "text[]")}`)
  if (filter.properties && Object.keys(filter.properties).length > 0)
    where.push(`p.properties @> ${values.add(JSON.stringify(filter.properties), "jsonb")}`)
  if (filter.sharing?.length === 1) where.push(`${filter.sharing[0] === "shared" ? "" : "not "}${SHARED}`)
  const levels = some(filter.level)
  if (all && !levels) return { with: "", from: "project p", where, level: false }
  if (levels) where.push(`coalesce(r.level, 'NONE') = any(${values.add(levels, "text[]")})`)
  return {
    with: `reached as materialized (select * from access_reached(${values.add(viewer)}))`,
    from: `project p ${all ? "left " : ""}join reached r on r.project_id = p.id`,
    where,
    level: true,
  }
}

const COLUMNS = `p.id, p.name, p.summary, p.tags, p.created_by, p.created_at, p.modified_at, p.contains_phi, p.restricted, p.protected,
  p.download_restricted, p.external_upload_restricted, p.sponsored_by, p.sponsored_until`

const spoken = (types: readonly KeyType[]): string =>
  types
    .map((type, at) =>
      type === "timestamptz"
        ? `to_char(p.k${at + 1} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
        : `p.k${at + 1}::text`,
    )
    .join(", ")

/** One keyset page of what is billed to an org, each with the viewer's level, its usage, and how many hold a grant: asked for the page at once. */
export function orgProjectsPage({ scope, filter, sort, direction, past, limit }: OrgProjectsPage): Statement {
  const order: Order = ORG_PROJECT_ORDERS[sort]
  const values = new Values()
  const parts = partsOf(scope, filter, values)
  const beyond = past?.map((key, at) => values.add(key, order.types[at])).join(", ")
  const compare = direction === "asc" ? ">" : "<"
  const where = beyond ? [...parts.where, `(${order.keys.join(", ")}) ${compare} (${beyond})`] : parts.where
  const from = sort === "usage" ? `${parts.from} join project_usage v on v.project_id = p.id` : parts.from
  const keyed = order.keys.map((key, at) => `${key} as k${at + 1}`).join(", ")
  const ordered = (keys: readonly string[]): string => keys.map((key) => `${key} ${direction}`).join(", ")
  const org = values.add(scope.org)
  // What was joined for a filter by level is known already.
  const paths = parts.level
    ? ""
    : `left join (select a.project_id, level_word(max(level_rank(a.level))) as level
      from access_paths(array(select id from page), array[${values.add(scope.viewer)}]) a group by 1) a on a.project_id = p.id`
  const text = `with ${parts.with && `${parts.with}, `}page as materialized (select ${COLUMNS}, ${keyed}${parts.level ? ", r.level" : ""}
      from ${from} where ${where.join(" and ")} order by ${ordered(order.keys)} limit ${Math.trunc(limit)})
    select p.*, ${parts.level ? "" : "a.level, "}coalesce(u.bytes, 0) as bytes, coalesce(u.objects, 0) as objects, c.name as creator_name, ${SHARED} as shared,
      coalesce(n.grants, 0) as grants,
      array[${spoken(order.types)}] as keys
    from page p left join grants_counted(array(select id from page)) n on n.project_id = p.id left join project_usage u on u.project_id = p.id left join member c on c.org_id = ${org} and c.user_id = p.created_by
    ${paths} order by ${ordered(order.types.map((_, at) => `p.k${at + 1}`))}`
  return { text, values: values.list }
}

/** How many of them a filter lets through. */
export function orgProjectsCount(scope: OrgProjectsScope, filter: OrgProjectsFilter): Statement {
  const values = new Values()
  const parts = partsOf(scope, filter, values)
  return {
    text: `${parts.with && `with ${parts.with} `}select count(*)::int as total from ${parts.from} where ${parts.where.join(" and ")}`,
    values: values.list,
  }
}

/** The kept count of what is billed to the org. */
export const orgProjectsKept = (org: string): Statement => ({
  name: "org-projects-kept",
  text: "select project_count as total from org where id = $1",
  values: [org],
})
