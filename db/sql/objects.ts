import type { Statement } from "../tenancy"

export type ObjectRow = {
  id: string
  kind: "FOLDER" | "FILE"
  parent_id: string | null
  name: string
  content_hash: string | null
  bytes: number
  media_type: string
  tags: string[]
  properties: Record<string, string>
  attributes: Record<string, string | number | boolean>
  created_by: string
  created_at: Date
  modified_at: Date
  version: number
}

const COLUMNS = `d.id, d.kind, d.parent_id, d.name, d.content_hash, d.bytes::float8 as bytes, d.media_type, d.tags, d.properties, d.attributes,
  d.created_by, d.created_at, d.modified_at, d.version`

/** The objects named, in the order of their ids; held still where a change follows. */
export const objectsNamed = (
  project: string,
  ids: readonly string[],
  lock: "read" | "share" | "update",
): Statement => ({
  name: `objects-named-${lock}`,
  text: `select ${COLUMNS} from data_object d where d.project_id = $1 and d.id = any ($2) order by d.id${lock === "read" ? "" : ` for ${lock}`}`,
  values: [project, ids],
})

export type BelowRow = { root: string; objects: number; files: number; bytes: number; height: number; among: string[] }

/** What each object named is the top of: how much, how deep, and which of the others named stand below it. */
export const objectsBelow = (project: string, ids: readonly string[]): Statement => ({
  name: "objects-below",
  text: `with recursive below as (
      select d.id as root, d.id, d.kind, d.bytes, 0 as depth from data_object d where d.project_id = $1 and d.id = any ($2)
      union all select b.root, d.id, d.kind, d.bytes, b.depth + 1 from below b
        join data_object d on d.project_id = $1 and d.parent_id = b.id where b.kind = 'FOLDER')
    select root, count(*)::int as objects, (count(*) filter (where kind = 'FILE'))::int as files, sum(bytes)::float8 as bytes,
      max(depth + case when kind = 'FOLDER' then 1 else 0 end)::int as height,
      coalesce(array_agg(id) filter (where id <> root and id = any ($2)), '{}') as among
    from below group by root`,
  values: [project, ids],
})

export type LineRow = { id: string; name: string; kind: "FOLDER" | "FILE" }

/** The object and the folders it stands in, from the root down; empty where there is none such. */
export const lineTo = (project: string, id: string): Statement => ({
  name: "object-line",
  text: `with recursive up as (
      select d.id, d.parent_id, d.name, d.kind, 0 as n from data_object d where d.project_id = $1 and d.id = $2
      union all select d.id, d.parent_id, d.name, d.kind, u.n + 1 from up u join data_object d on d.project_id = $1 and d.id = u.parent_id)
    select id, name, kind from up order by n desc`,
  values: [project, id],
})

/** The folders each object named stands in, as one path; no row for those at the root. */
export const pathsOf = (project: string, ids: readonly string[]): Statement => ({
  name: "object-paths",
  text: `with recursive up as (
      select d.id as leaf, d.parent_id, null::text as name, 0 as n from data_object d where d.project_id = $1 and d.id = any ($2)
      union all select u.leaf, d.parent_id, d.name, u.n + 1 from up u join data_object d on d.project_id = $1 and d.id = u.parent_id)
    select leaf as id, string_agg(name, '/' order by n desc) as path from up where n > 0 group by leaf`,
  values: [project, ids],
})
export type PathRow = { id: string; path: string }

/** Those of the names that are taken in a folder, and by what. */
export const namesTaken = (project: string, folder: string | null, names: readonly string[]): Statement => ({
  name: `object-names-taken${folder === null ? "-root" : ""}`,
  text: `select d.id, d.name from data_object d where d.project_id = $1 and d.name = any ($2) and d.parent_id ${folder === null ? "is null" : "= $3"}`,
  values: folder === null ? [project, names] : [project, names, folder],
})

/** What those are called who made the objects named. */
export const objectMakers = (project: string, ids: readonly string[]): Statement => ({
  name: "object-makers",
  text: "select user_id, name from object_makers($1, $2)",
  values: [project, ids],
})

export type CopyTargetRow = { id: string; name: string; level: string; contains_phi: boolean }

/** The projects that reach the actor, by name: to choose one a copy goes to. */
export const projectsReached = (me: string, q: string, payer: string | null, limit: number): Statement => ({
  text: `select p.id, p.name, r.level, p.contains_phi from access_reached($1) r join project p on p.id = r.project_id
    where ($2 = '' or p.sort_name like '%' || lower($2) || '%') and ($3::text is null or p.billed_to = $3)
    order by level_rank(r.level) < 3, p.sort_name, p.id limit ${Math.trunc(limit)}`,
  values: [me, q.replace(/[\\%_]/g, (sign) => `\\${sign}`), payer],
})
