import {
  type AnnouncementLine,
  type AnnouncementsPage,
  announcementsCount,
  announcementsPage,
} from "@/db/sql/announcements"
import { query } from "@/lib/operations/operation"
import { chosen, deskPage } from "@/lib/support/page"
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

/** Every announcement there ever was, for staff: those to come first, then by when they began. */
export const listAnnouncements = query({
  name: "announcement.list",
  summary: "Every announcement: to come, running and ended.",
  on: "installation",
  needs: "support",
  input: listAnnouncementsInput,
  run: async (tx, { input, now }) => {
    const { bounds, pageOf } = deskPage({ ...input, sort: "from" }, ["timestamptz", "text"])
    const { state, kind } = input.filters
    const asked: AnnouncementsPage = { now, q: input.q, states: chosen(state), kinds: chosen(kind), ...bounds }
    const page = pageOf(await tx.rows<AnnouncementLine>(announcementsPage(asked)))
    const [counted] = await tx.rows<{ n: number }>(announcementsCount(asked))
    return { ...page, rows: page.rows.map(lineOf), total: counted?.n ?? 0 }
  },
  example: () => ({}),
})
