import type { Statement } from "../tenancy"

/** Ends uploads whose time is over, and forgets what arrived of them; so many at once. Statements of the sweep are for the installation. */
export const uploadsExpire = (now: Date, limit: number): Statement => ({
  text: `with ended as (update upload u set state = 'FAILED', message = 'expired' from (select project_id, id from upload
      where state = 'OPEN' and expires_at <= $1 order by expires_at limit $2 for update skip locked) x
    where u.project_id = x.project_id and u.id = x.id returning u.project_id, u.id),
    gone as (delete from upload_piece p using ended e where p.project_id = e.project_id and p.upload_id = e.id)
    select project_id from ended`,
  values: [now, limit],
})

/** Rows that tell nobody anything any more. */
export const uploadsForget = (now: Date): Statement => ({
  text: "delete from upload where state <> 'OPEN' and expires_at <= $1::timestamptz - interval '7 days'",
  values: [now],
})

export const downloadsForget = (now: Date): Statement => ({
  text: "delete from download where expires_at <= $1",
  values: [now],
})

const NAMED = "exists (select 1 from data_object d where d.content_hash = content.hash)"

/**
 * Contents that no file names and that nobody has wanted for a day, held until the transaction ends. One that is just being named is locked,
 * by the key that points to it or by `content_keep`, and is passed over; who wants one that is held waits, and makes it anew.
 */
export const contentsLoose = (before: Date, limit: number): Statement => ({
  text: `select hash from content where created_at <= $1 and not ${NAMED} order by hash limit $2 for update skip locked`,
  values: [before, limit],
})

/** Takes those away that still no file names, now that they are held. */
export const contentsDrop = (hashes: readonly string[]): Statement => ({
  text: `delete from content where hash = any ($1) and not ${NAMED}`,
  values: [hashes],
})

const LOOSE = `held_at <= $1 and not exists (select 1 from content_piece c where c.piece_hash = piece.hash)
  and not exists (select 1 from upload_piece u where u.piece_hash = piece.hash)`

/** Says of pieces of nothing, which nobody has wanted for a day, that the store may not have them: who wants one from now on stores it anew. */
export const piecesDoubt = (before: Date, limit: number): Statement => ({
  text: `update piece set stored = false where hash in (select hash from piece where ${LOOSE} order by held_at, hash limit $2 for update skip locked)
    returning hash`,
  values: [before, limit],
})

/** Of those the ones that still nobody wants, held until the transaction ends: who wants one waits. */
export const piecesUnwanted = (before: Date, hashes: readonly string[]): Statement => ({
  text: `select hash from piece where hash = any ($2) and not stored and ${LOOSE} order by hash for update skip locked`,
  values: [before, hashes],
})

export const piecesDrop = (hashes: readonly string[]): Statement => ({
  text: "delete from piece where hash = any ($1)",
  values: [hashes],
})

/** Gives blobs that no row speaks of a row of their own, so that they are taken away by the same road as the others, under the same lock. */
export const piecesAdopt = (hashes: readonly string[], heldAt: Date): Statement => ({
  text: `insert into piece (hash, bytes, stored, held_at) select h, 0, false, $2 from unnest($1::text[]) h
    where not exists (select 1 from piece p where p.hash = h) on conflict (hash) do nothing`,
  values: [hashes, heldAt],
})
