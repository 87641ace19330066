"use server"

import { queryAction } from "@/lib/doors/action"

/** How many notifications wait unread; null where nobody is signed in any more. */
export async function countUnread(): Promise<number | null> {
  const answer = await queryAction("notification.count", null, {})
  return answer.ok ? (answer.value as { unread: number }).unread : null
}
