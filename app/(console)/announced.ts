"use server"

import type { CurrentAnnouncement } from "@/lib/announcements/current"
import { queryAction } from "@/lib/doors/action"

/** What is announced now; null where nobody is signed in any more. */
export async function lookAnnounced(): Promise<readonly CurrentAnnouncement[] | null> {
  const answer = await queryAction("announcement.current", null, {})
  return answer.ok ? (answer.value as readonly CurrentAnnouncement[]) : null
}
