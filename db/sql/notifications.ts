import type { Statement } from "../tenancy"

export type NotificationRow = {
  id: string
  kind: string
  payload: Record<string, string | number | boolean | null>
  link: string | null
  created_at: Date
  read_at: Date | null
  /** As the database orders by it: finer than a Date. */
  at: string
}

export type Place = { readonly at: string; readonly id: string }

/** What the bell has told a person, newest first, after a place. */
export const notificationsOf = (user: string, after: Place | null, limit: number): Statement => ({
  name: after ? "notifications-after" : "notifications-first",
  text: `select id, kind, payload, link, created_at, read_at, to_char(created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from notification
    where user_id = $1 ${after ? "and (created_at, id) < ($3::timestamptz, $4)" : ""}
    order by created_at desc, id desc limit $2`,
  values: after ? [user, limit, after.at, after.id] : [user, limit],
})

/** How many a person has not read; nobody counts beyond so many. */
export const unreadCount = (user: string, most: number): Statement => ({
  name: "notifications-unread",
  text: "select count(*)::int as unread from (select 1 from notification where user_id = $1 and read_at is null limit $2) n",
  values: [user, most],
})

/** Those of the ids that a person has not read, or all of theirs. */
export const unreadOf = (user: string, ids: readonly string[] | null, locking: boolean): Statement => ({
  text: `select id from notification where user_id = $1 and read_at is null and ($2::text[] is null or id = any ($2))
    order by id ${locking ? "for update" : ""}`,
  values: [user, ids],
})

export const notificationsRead = (user: string, ids: readonly string[], now: Date): Statement => ({
  text: "update notification set read_at = $3 where user_id = $1 and id = any ($2::text[])",
  values: [user, ids, now],
})
