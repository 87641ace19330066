import type { Statement } from "../tenancy"

export type AnnouncementRow = {
  id: string
  title: string
  body: string
  tone: "info" | "warning" | "maintenance"
  starts_at: Date
  ends_at: Date | null
}

const COLUMNS = "a.id, a.title, a.body, a.tone, a.starts_at, a.ends_at"

/**
 * What runs at a moment and was not put away in this sign-in, the most pressing first. The policy shows every announcement to everybody, so
 * those to come and those that ended are left out here.
 */
export const announcementsRunning = (me: string, session: string | null, now: Date, limit: number): Statement => ({
  name: "announcements-running",
  text: `select ${COLUMNS} from announcement a
    where a.starts_at <= $3 and (a.ends_at is null or a.ends_at > $3)
      and not exists (select 1 from announcement_seen s where s.user_id = $1 and s.session_id = $2 and s.announcement_id = a.id)
    order by case a.tone when 'maintenance' then 0 when 'warning' then 1 else 2 end, a.starts_at desc, a.id limit $4`,
  values: [me, session, now, limit],
})

/** One of them, whenever it runs; held still when locking. */
export const announcementRow = (id: string, locking: boolean): Statement => ({
  text: `select ${COLUMNS} from announcement a where a.id = $1${locking ? " for update" : ""}`,
  values: [id],
})

/** Whether one has begun, and was put away in this sign-in. */
export const announcementSeen = (id: string, me: string, session: string, now: Date): Statement => ({
  text: `select a.title, exists (select 1 from announcement_seen s where s.user_id = $2 and s.session_id = $3 and s.announcement_id = a.id) as seen
    from announcement a where a.id = $1 and a.starts_at <= $4`,
  values: [id, me, session, now],
})

export const seenAdded = (id: string, me: string, session: string, now: Date): Statement => ({
  text: `insert into announcement_seen (user_id, session_id, announcement_id, seen_at) values ($2, $3, $1, $4) on conflict do nothing`,
  values: [id, me, session, now],
})

/** The rest is for transactions of the installation. */
export const announcementAdded = (row: AnnouncementRow, by: string, now: Date): Statement => ({
  text: `insert into announcement (id, title, body, tone, starts_at, ends_at, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  values: [row.id, row.title, row.body, row.tone, row.starts_at, row.ends_at, by, now],
})

export const announcementChanged = (row: AnnouncementRow): Statement => ({
  text: `update announcement set title = $2, body = $3, tone = $4, starts_at = $5, ends_at = $6 where id = $1`,
  values: [row.id, row.title, row.body, row.tone, row.starts_at, row.ends_at],
})

/** Ends one now; one that has not begun never runs. */
export const announcementEnded = (id: string, now: Date): Statement => ({
  text: `update announcement set starts_at = least(starts_at, $2), ends_at = $2 where id = $1`,
  values: [id, now],
})

export type AnnouncementLine = AnnouncementRow & {
  state: "scheduled" | "running" | "ended"
  created_by: string
  by_name: string | null
  created_at: Date
  /** When it begins, as the database orders by it: finer than a Date; and its id. */
  keys: string[]
}

export type AnnouncementsPage = {
  readonly now: Date
  readonly q: string
  readonly states: readonly string[] | null
  readonly kinds: readonly string[] | null
  readonly direction: "asc" | "desc"
  readonly past: readonly string[] | null
  readonly limit: number
}

const like = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`
const STATE = "case when a.ends_at <= $1 then 'ended' when a.starts_at > $1 then 'scheduled' else 'running' end"
const FROM = `from announcement a left join "user" u on u.id = a.created_by
  where ($2 = '%%' or lower(a.title) like $2 or lower(a.body) like $2) and ($3::text[] is null or ${STATE} = any ($3)) and ($4::text[] is null or a.tone = any ($4))`
const asked = (page: AnnouncementsPage) => [page.now, like(page.q), page.states, page.kinds]

/** One keyset page of all there ever were, by when they begin. */
export function announcementsPage(page: AnnouncementsPage): Statement {
  const past = page.past ? ` and (a.starts_at, a.id) ${page.direction === "asc" ? ">" : "<"} ($6::timestamptz, $7)` : ""
  return {
    text: `select ${COLUMNS}, ${STATE} as state, a.created_by, u.name as by_name, a.created_at,
        array[to_char(a.starts_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), a.id] as keys
      ${FROM}${past} order by a.starts_at ${page.direction}, a.id ${page.direction} limit $5`,
    values: [...asked(page), page.limit, ...(page.past ?? [])],
  }
}

export const announcementsCount = (page: AnnouncementsPage): Statement => ({
  text: `select count(*)::int as n ${FROM}`,
  values: asked(page),
})
