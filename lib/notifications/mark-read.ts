import { notificationsRead, unreadOf } from "@/db/sql/notifications"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { markReadInput } from "./inputs"

/** Marks notifications of one's own as read; ids that are not one's own, or read already, change nothing. */
export const markRead = mutation({
  name: "notification.mark-read",
  summary: "Marks notifications as read: those named, or all.",
  on: "account",
  needs: "signed-in",
  input: markReadInput,
  load: async (tx, { me, input, locking }) =>
    (await tx.rows<{ id: string }>(unreadOf(me, "ids" in input ? input.ids : null, locking))).map(({ id }) => id),
  rule: anyone,
  // One event, however many they are: the trail says that it was read, not each of them.
  plan: (unread, { me }) => {
    const target = `${me}/notifications`
    if (unread.length === 0) return [{ target, label: "Notifications", outcome: "unchanged" }]
    return [{ target, label: "Notifications", outcome: "changed", before: null, after: { read: unread.length } }]
  },
  apply: async (tx, _changed, { facts, me, now }) => {
    await tx.rows(notificationsRead(me, facts, now))
    return { value: null }
  },
  example: () => ({ all: true }),
})
