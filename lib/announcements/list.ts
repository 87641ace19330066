import {
  type AnnouncementLine,
  type AnnouncementsPage,
  announcementsCount,
  announcementsPage,
} from "@/db/sql/announcements"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { query } from "@/lib/operations/operation"
import { listAnnouncementsInput } from "./inputs"

const lineOf = (row: AnnouncementLine) => ({
  id: row.id,
  title: row.title,
  text: row.body,
  kind: row.tone,
  state: row.state,
  from: row.starts_at.toISOString(),
  until: row.ends_at?.toISOString() ?? null,
  by: row.by_name ?? row.created_by,
  createdAt: row.created_at.toISOString(),
})
export type DeskAnnouncement = ReturnType<typeof lineOf>

const some = (chosen: readonly string[] | undefined) => (chosen?.length ? chosen : null)

/** Every announcement there ever was, for staff: those to come first, then by when they began. */
export const listAnnouncements = query({
  name: "announcement.list",
  summary: "Every announcement: to come, running and ended.",
  on: "installation",
  needs: "support",
  input: listAnnouncementsInput,
  run: async (tx, { input, now }) => {
    const { q, filters, size } = input
    const cursor = input.after ?? input.before
    const backwards = !input.after && Boolean(input.before)
    const page: AnnouncementsPage = {
      now,
      q,
      states: some(filters.state),
      kinds: some(filters.kind),
      direction: (input.direction === "asc") !== backwards ? "asc" : "desc",
      past: cursor ? readCursor(cursor, "from", ["timestamptz", "text"]) : null,
      limit: size + 1,
    }
    const found = await tx.rows<AnnouncementLine>(announcementsPage(page))
    const [counted] = await tx.rows<{ n: number }>(announcementsCount(page))
    const more = found.length > size
    const rows = backwards ? found.slice(0, size).reverse() : found.slice(0, size)
    const edge = (row: AnnouncementLine | undefined) => (row ? writeCursor("from", [row.at, row.id]) : null)
    const moved = page.past !== null
    return {
      rows: rows.map(lineOf),
      total: counted?.n ?? 0,
      next: (backwards ? moved : more) ? edge(rows.at(-1)) : null,
      previous: (backwards ? more : moved) ? edge(rows[0]) : null,
    }
  },
  example: () => ({}),
})
