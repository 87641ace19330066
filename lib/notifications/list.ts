import { type NotificationRow, notificationsOf, type Place, unreadCount } from "@/db/sql/notifications"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { isNoticeKind, TEMPLATES } from "@/lib/notices/templates"
import { query } from "@/lib/operations/operation"
import { listNotificationsInput, MOST_COUNTED, noInput } from "./inputs"

export type Notification = {
  readonly id: string
  /** What has happened, in a few words, and more of it. */
  readonly title: string
  readonly text: string
  readonly link: string | null
  readonly at: string
  readonly isRead: boolean
}

/** The words are the mail's own: its subject, and its first sentence after the greeting. */
function told(row: NotificationRow, timeZone: string | null): Notification {
  const letter = isNoticeKind(row.kind) ? TEMPLATES[row.kind]({ ...row.payload, timeZone }) : null
  return {
    id: row.id,
    title: letter?.subject ?? "News",
    text: letter?.lines[1] ?? "",
    link: row.link,
    at: row.created_at.toISOString(),
    isRead: row.read_at !== null,
  }
}

/** The place a cursor means, or null for one that nobody was given: the list then begins at the newest. */
function placeOf(cursor: string | null | undefined): Place | null {
  const [at, id] = (cursor ? readCursor(cursor, "newest", ["timestamptz", "text"]) : null) ?? []
  return at !== undefined && id !== undefined ? { at, id } : null
}

/** What the bell has told the person, newest first (A184, A191). */
export const listNotifications = query({
  name: "notification.list",
  summary: "What the bell has told you, newest first.",
  on: "account",
  needs: "signed-in",
  input: listNotificationsInput,
  run: async (tx, { me, input }): Promise<{ notifications: readonly Notification[]; next: string | null }> => {
    const rows = await tx.rows<NotificationRow>(notificationsOf(me, placeOf(input.after), input.size + 1))
    const [own] = await tx.rows<{ time_zone: string | null }>({
      name: "own-time-zone",
      text: 'select time_zone from "user" where id = $1',
      values: [me],
    })
    const shown = rows.slice(0, input.size)
    const last = shown.at(-1)
    return {
      notifications: shown.map((row) => told(row, own?.time_zone ?? null)),
      next: rows.length > input.size && last ? writeCursor("newest", [last.at, last.id]) : null,
    }
  },
  example: () => ({}),
})

/** How many the person has not read, counted up to 100. */
export const countNotifications = query({
  name: "notification.count",
  summary: "How many notifications you have not read; counted up to 100.",
  on: "account",
  needs: "signed-in",
  input: noInput,
  run: async (tx, { me }) => {
    const [row] = await tx.rows<{ unread: number }>(unreadCount(me, MOST_COUNTED))
    return { unread: row?.unread ?? 0 }
  },
  example: () => ({}),
})
