import type { Statement } from "../tenancy"

export type DownloadRow = { name: string; media_type: string; bytes: number; content_hash: string }

/** What a person was let download, while it is still there and its hour is not over. */
export const downloadRow = (project: string, download: string, user: string, now: Date): Statement => ({
  name: "download-row",
  text: `select o.name, o.media_type, o.bytes::float8 as bytes, o.content_hash from download d
    join data_object o on o.project_id = d.project_id and o.id = d.object_id and o.kind = 'FILE'
    where d.project_id = $1 and d.id = $2 and d.user_id = $3 and d.expires_at > $4`,
  values: [project, download, user, now],
})

/** The pieces of a content that hold what is from a place on, in order. */
export const contentPieces = (content: string, from: number, limit: number): Statement => ({
  name: "content-pieces",
  text: `select c.piece_hash as hash, c."from"::float8 as "from", p.bytes from content_piece c join piece p on p.hash = c.piece_hash
    where c.content_hash = $1 and c."from" >= coalesce((select max(x."from") from content_piece x where x.content_hash = $1 and x."from" <= $2), 0)
    order by c."from" limit $3`,
  values: [content, from, limit],
})

export type FileRow = {
  id: string
  kind: "FILE" | "FOLDER"
  name: string
  media_type: string
  bytes: number
  content_hash: string | null
}

export const fileRow = (project: string, object: string, locking: boolean): Statement => ({
  name: locking ? "file-row-held" : "file-row",
  text: `select id, kind, name, media_type, bytes::float8 as bytes, content_hash from data_object where project_id = $1 and id = $2${locking ? " for share" : ""}`,
  values: [project, object],
})
