import type { Statement } from "../tenancy"

export type NewFolder = {
  readonly project: string
  readonly id: string
  readonly folder: string | null
  readonly name: string
}

export const folderAdd = ({ project, id, folder, name }: NewFolder, by: string, now: Date): Statement => ({
  name: "folder-add",
  text: `insert into data_object (project_id, id, kind, parent_id, name, sort_name, created_by, created_at, modified_at)
    values ($1, $2, 'FOLDER', $3, $4, lower($4), $5, $6, $6)`,
  values: [project, id, folder, name, by, now],
})

export type ObjectState = {
  readonly id: string
  readonly name: string
  readonly tags: readonly string[]
  readonly properties: object
  readonly attributes: object
}

/** Writes name, tags, properties and attributes of many objects at once. */
export const objectsEdit = (project: string, states: readonly ObjectState[], now: Date): Statement => ({
  name: "objects-edit",
  text: `update data_object d set name = x.name, sort_name = lower(x.name), tags = x.tags, properties = x.properties, attributes = x.attributes,
      modified_at = $3, version = d.version + 1
    from jsonb_to_recordset($2::jsonb) as x(id text, name text, tags text[], properties jsonb, attributes jsonb)
    where d.project_id = $1 and d.id = x.id`,
  values: [project, JSON.stringify(states), now],
})

export const objectsMove = (project: string, ids: readonly string[], folder: string | null, now: Date): Statement => ({
  name: "objects-move",
  text: `update data_object set parent_id = $3, modified_at = $4, version = version + 1 where project_id = $1 and id = any ($2)`,
  values: [project, ids, folder, now],
})

const BELOW = `with recursive below as (
  select d.id, d.kind from data_object d where d.project_id = $1 and d.id = any ($2)
  union all select d.id, d.kind from below b join data_object d on d.project_id = $1 and d.parent_id = b.id where b.kind = 'FOLDER')`

/** Gives what follows in the transaction the time that a change of very many needs. */
export const longerTime: Statement = { text: "set local statement_timeout = '60s'" }

/** Takes away the objects named, folders with all below them; what they held stays stored until nothing names it. */
export const objectsDelete = (project: string, ids: readonly string[]): Statement => ({
  name: "objects-delete",
  text: `${BELOW} delete from data_object d where d.project_id = $1 and d.id in (select id from below)`,
  values: [project, ids],
})

export type Copying = {
  readonly from: string
  readonly ids: readonly string[]
  readonly to: string
  readonly folder: string | null
  /** What the new ids are made of, with the old ones: see copyId. */
  readonly seed: string
}

/** Copies the objects named with all below them: one statement, the content shared by its hash. */
export const objectsCopy = ({ from, ids, to, folder, seed }: Copying, by: string, now: Date): Statement => ({
  name: "objects-copy",
  text: `${BELOW}, named as (select id, split_part(id, '-', 1) || '-' || substr(encode(sha256(convert_to($5 || id, 'UTF8')), 'hex'), 1, 24) as new_id from below)
    insert into data_object (project_id, id, kind, parent_id, name, sort_name, content_hash, bytes, media_type, tags, properties, attributes,
      created_by, created_at, modified_at)
    select $3, n.new_id, d.kind, case when d.id = any ($2) then $4::text else p.new_id end, d.name, d.sort_name, d.content_hash, d.bytes,
      d.media_type, d.tags, d.properties, d.attributes, $6, $7, $7
    from named n join data_object d on d.project_id = $1 and d.id = n.id left join named p on p.id = d.parent_id`,
  values: [from, ids, to, folder, seed, by, now],
})
