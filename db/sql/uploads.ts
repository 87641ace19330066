import type { Statement } from "../tenancy"

export type UploadRow = {
  id: string
  parent_id: string | null
  name: string
  media_type: string
  bytes: number
  received: number
  sha256: string | null
  state: "OPEN" | "DONE" | "FAILED" | "CANCELLED"
  object_id: string | null
  fingerprint: string
  created_by: string
  created_at: Date
  expires_at: Date
}

const COLUMNS = `id, parent_id, name, media_type, bytes::float8 as bytes, received::float8 as received, sha256, state, object_id, fingerprint,
  created_by, created_at, expires_at`

/** One upload of a project; held still where something follows from it. */
export const uploadRow = (project: string, upload: string, locking: boolean): Statement => ({
  name: locking ? "upload-row-held" : "upload-row",
  text: `select ${COLUMNS} from upload where project_id = $1 and id = $2${locking ? " for update" : ""}`,
  values: [project, upload],
})

/** A person's uploads of a project that can go on, the newest first. */
export const uploadsOpen = (project: string, user: string, now: Date, limit: number): Statement => ({
  name: "uploads-open",
  text: `select ${COLUMNS} from upload where project_id = $1 and created_by = $2 and state = 'OPEN' and expires_at > $3
    order by created_at desc, id limit $4`,
  values: [project, user, now, limit],
})

/** Where a file is to go: whether the folder stands there, held so that it stays, and whether the name is free in it. */
export const placeFor = (project: string, parent: string | null, locking: boolean): Statement => ({
  name: locking ? "upload-folder-held" : "upload-folder",
  text: `select 1 as found from data_object where project_id = $1 and id = $2 and kind = 'FOLDER'${locking ? " for key share" : ""}`,
  values: [project, parent],
})

export const nameTaken = (project: string, parent: string | null, name: string): Statement => ({
  // The bare column: an expression is not looked up in an index under row security.
  name: parent === null ? "upload-name-taken-root" : "upload-name-taken",
  text: `select 1 as found from data_object where project_id = $1 and name = $2 and parent_id ${parent === null ? "is null" : "= $3"}`,
  values: parent === null ? [project, name] : [project, name, parent],
})

export type PieceRow = { hash: string; from: number; bytes: number }

/** What has arrived of an upload from a place on, in order. */
export const uploadPieces = (project: string, upload: string, from: number, limit: number): Statement => ({
  name: "upload-pieces",
  text: `select u.piece_hash as hash, u."from"::float8 as "from", p.bytes from upload_piece u join piece p on p.hash = u.piece_hash
    where u.project_id = $1 and u.upload_id = $2 and u."from" >= $3 order by u."from" limit $4`,
  values: [project, upload, from, limit],
})

/** Says that a piece is about to be stored or named; true when the store has it. */
export const pieceHold = (hash: string, bytes: number): Statement => ({
  name: "piece-hold",
  text: "select piece_hold($1, $2) as stored",
  values: [hash, bytes],
})

export const pieceKept = (hash: string): Statement => ({
  name: "piece-kept",
  text: "select piece_kept($1) as kept",
  values: [hash],
})

/** Moves an upload on by one piece, if it still stands where the piece begins. */
export const uploadMoveOn = (
  project: string,
  upload: string,
  piece: { readonly from: number; readonly bytes: number },
  now: Date,
): Statement => ({
  name: "upload-move-on",
  text: `update upload set received = $3::bigint + $4::bigint
    where project_id = $1 and id = $2 and received = $3 and state = 'OPEN' and expires_at > $5 and $3::bigint + $4::bigint <= bytes`,
  values: [project, upload, piece.from, piece.bytes, now],
})

export const uploadPieceAdd = (project: string, upload: string, from: number, hash: string): Statement => ({
  name: "upload-piece-add",
  text: 'insert into upload_piece (project_id, upload_id, "from", piece_hash) values ($1, $2, $3, $4)',
  values: [project, upload, from, hash],
})

/** Names the pieces of an upload as those of a content. */
export const contentPiecesOf = (project: string, upload: string, content: string): Statement => ({
  name: "content-pieces-of",
  text: `insert into content_piece (content_hash, "from", piece_hash)
    select $3, "from", piece_hash from upload_piece where project_id = $1 and upload_id = $2`,
  values: [project, upload, content],
})

export const contentKeep = (hash: string, bytes: number): Statement => ({
  name: "content-keep",
  text: "select content_keep($1, $2) as is_new",
  values: [hash, bytes],
})

export const uploadPiecesDrop = (project: string, upload: string): Statement => ({
  name: "upload-pieces-drop",
  text: "delete from upload_piece where project_id = $1 and upload_id = $2",
  values: [project, upload],
})
