import { type AnnouncementRow, announcementEnded, announcementRow } from "@/db/sql/announcements"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { withdrawInput } from "./inputs"

/** Ends an announcement at once, with the reason; one that has not begun never runs. One that has ended stays as it is. */
export const withdrawAnnouncement = mutation({
  name: "announcement.withdraw",
  summary: "Ends an announcement at once; one that has not begun is never shown.",
  on: "installation",
  needs: "staff:announcements",
  reason: (input) => input.reason,
  input: withdrawInput,
  load: async (tx, { input, locking }) =>
    (await tx.rows<AnnouncementRow>(announcementRow(input.announcement, locking)))[0] ?? null,
  rule: ({ facts }) => (facts ? allow : refuse("not_found")),
  plan: (facts, { now }) => {
    if (!facts) return []
    const { id: target, title: label, ends_at: end } = facts
    if (end !== null && end <= now) return [{ target, label, outcome: "unchanged" }]
    return [
      {
        target,
        label,
        outcome: "changed",
        before: { title: label, until: end?.toISOString() ?? null },
        after: { title: label, until: "now" },
      },
    ]
  },
  apply: async (tx, changed, { now }) => {
    for (const { target } of changed) await tx.rows(announcementEnded(target, now))
    return { value: null }
  },
  example: ({ session }) => ({ announcement: session, reason: "Published by mistake" }),
})
