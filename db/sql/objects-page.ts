import type { Statement } from "../tenancy"

export type ObjectKind = "FOLDER" | "FILE"
export type SizeSpan = "empty" | "small" | "medium" | "large"
type KeyType = "text" | "timestamptz" | "bigint"
type Order = { readonly keys: readonly string[]; readonly types: readonly KeyType[] }

const BY_NAME: Order = { keys: ["d.sort_name", "d.id"], types: ["text", "text"] }
const BY_CHANGE: Order = { keys: ["d.modified_at", "d.id"], types: ["timestamptz", "text"] }
const BY_SIZE: Order = { keys: ["d.bytes", "d.id"], types: ["bigint", "text"] }
const BY_MEDIA: Order = { keys: ["d.media_type", "d.sort_name", "d.id"], types: ["text", "text", "text"] }

// Folders have no size and no media type: among those they stand by name. Each order ends in the id.
export const OBJECT_ORDERS = {
  name: { FOLDER: BY_NAME, FILE: BY_NAME },
  size: { FOLDER: BY_NAME, FILE: BY_SIZE },
  changed: { FOLDER: BY_CHANGE, FILE: BY_CHANGE },
  kind: { FOLDER: BY_NAME, FILE: BY_MEDIA },
} as const satisfies Record<string, Readonly<Record<ObjectKind, Order>>>

export type ObjectsFilter = {
  readonly q: string
  readonly kind?: readonly ObjectKind[] | undefined
  readonly size?: readonly SizeSpan[] | undefined
  readonly tag?: string | undefined
  readonly media?: string | undefined
  /** The id of a user. */
  readonly creator?: string | undefined
}

export type ObjectsAsk = {
  readonly project: string
  /** Null for the root of the project. */
  readonly folder: string | null
  /** `folder`: what stands in it; `below`: that and what is further down; `project`: everything. */
  readonly scope: "folder" | "below" | "project"
  readonly filter: ObjectsFilter
}

export type ObjectsPage = ObjectsAsk & {
  readonly kind: ObjectKind
  readonly sort: keyof typeof OBJECT_ORDERS
  readonly direction: "asc" | "desc"
  /** The keys of the row before the first one wanted, in this direction. */
  readonly past: readonly string[] | null
  readonly limit: number
}

export type ObjectPageRow = {
  id: string
  kind: ObjectKind
  parent_id: string | null
  name: string
  bytes: number
  media_type: string
  tags: string[]
  created_by: string
  created_at: Date
  modified_at: Date
  version: number
  keys: string[]
}

const SIZES: Readonly<Record<SizeSpan, string>> = {
  empty: "d.bytes = 0",
  small: "(d.bytes > 0 and d.bytes < 1000000)",
  medium: "(d.bytes >= 1000000 and d.bytes < 1000000000)",
  large: "d.bytes >= 1000000000",
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`)

const BELOW = `with recursive below as (
  select $2::text as id union all
  select d.id from below b join data_object d on d.project_id = $1 and d.parent_id = b.id and d.kind = 'FOLDER') `

type Where = { readonly head: string; readonly where: string; readonly values: unknown[] }

function whereOf({ project, folder, scope, filter }: ObjectsAsk): Where {
  const everywhere = scope === "project" || (scope === "below" && folder === null)
  const values: unknown[] = everywhere || folder === null ? [project] : [project, folder]
  const value = (one: unknown): string => `$${values.push(one)}`
  const where = ["d.project_id = $1"]
  // The root's column is null: another statement, since an index is looked up by what equals and by what is null.
  if (scope === "folder") where.push(folder === null ? "d.parent_id is null" : "d.parent_id = $2")
  if (scope === "below" && !everywhere) where.push("d.parent_id = any (array(select id from below))")
  if (filter.kind?.length === 1) where.push(`d.kind = ${value(filter.kind[0])}`)
  if (filter.q) where.push(`d.sort_name like '%' || lower(${value(escaped(filter.q))}) || '%'`)
  if (filter.tag) where.push(`${value(filter.tag)} = any (d.tags)`)
  if (filter.media) where.push(`d.media_type like lower(${value(escaped(filter.media))}) || '%'`)
  if (filter.creator) where.push(`d.created_by = ${value(filter.creator)}`)
  if (filter.size?.length) where.push(`d.kind = 'FILE' and (${filter.size.map((span) => SIZES[span]).join(" or ")})`)
  return { head: scope === "below" && !everywhere ? BELOW : "", where: where.join(" and "), values }
}

const spoken = ({ keys, types }: Order): string =>
  keys
    .map((key, at) =>
      types[at] === "timestamptz"
        ? `to_char(${key} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
        : types[at] === "bigint"
          ? `${key}::text`
          : key,
    )
    .join(", ")

/** A keyset page of the folders, or of the files, that stand in a folder or fit a search. */
export function objectsPage(page: ObjectsPage): Statement {
  const order: Order = OBJECT_ORDERS[page.sort][page.kind]
  const { head, where, values } = whereOf({ ...page, filter: { ...page.filter, kind: [page.kind] } })
  const past = page.past?.map((key, at) => `$${values.push(key)}::${order.types[at]}`).join(", ")
  const beyond = past ? ` and (${order.keys.join(", ")}) ${page.direction === "asc" ? ">" : "<"} (${past})` : ""
  // A limit that is a parameter would be planned as a tenth of the table.
  const text = `${head}select d.id, d.kind, d.parent_id, d.name, d.bytes::float8 as bytes, d.media_type, d.tags, d.created_by, d.created_at,
      d.modified_at, d.version, array[${spoken(order)}] as keys
    from data_object d where ${where}${beyond}
    order by ${order.keys.map((key) => `${key} ${page.direction}`).join(", ")} limit ${Math.trunc(page.limit)}`
  const { kind: _, ...rest } = page.filter
  const plain =
    page.scope === "folder" && Object.values(rest).every((one) => one === undefined || one === "" || one.length === 0)
  const name = `objects-${page.kind}-${page.sort}-${page.direction}-${page.limit}${past ? "-past" : ""}${page.folder === null ? "-root" : ""}`
  return { text, values, ...(plain ? { name } : {}) }
}

/** The ids of all that fit, one more than can be worked on at once at most. */
export function objectsChosen(asked: ObjectsAsk): Statement {
  const { head, where, values } = whereOf(asked)
  return { text: `${head}select d.id from data_object d where ${where} order by d.id limit 1001`, values }
}

export type ObjectCountRow = { objects: number; files: number; bytes: number }

/** How many there are, how many of them are files, and the bytes of those. */
export function objectsCount(asked: ObjectsAsk): Statement {
  const { head, where, values } = whereOf(asked)
  return {
    text: `${head}select count(*)::int as objects, (count(*) filter (where d.kind = 'FILE'))::int as files, coalesce(sum(d.bytes), 0)::float8 as bytes
      from data_object d where ${where}`,
    values,
  }
}
