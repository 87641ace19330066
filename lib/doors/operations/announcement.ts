import { currentAnnouncements } from "@/lib/announcements/current"
import { dismissAnnouncement } from "@/lib/announcements/dismiss"
import { listAnnouncements } from "@/lib/announcements/list"
import { withdrawAnnouncement } from "@/lib/announcements/withdraw"
import { createAnnouncement, editAnnouncement } from "@/lib/announcements/write"
import type { AnyOperation } from "@/lib/operations/operation"

/** What is announced to everybody: read by all, written at the support desk. */
export const announcementOperations: readonly AnyOperation[] = [
  currentAnnouncements,
  dismissAnnouncement,
  listAnnouncements,
  createAnnouncement,
  editAnnouncement,
  withdrawAnnouncement,
]
