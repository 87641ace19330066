"use client"

import { DeskDialog } from "@/components/support/desk-dialog"
import type { DeskAnnouncement } from "@/lib/announcements/list"

type WithdrawDialogProps = { row: DeskAnnouncement; onClose: () => void }

/** Ends an announcement at once, with the reason. */
export default function WithdrawDialog({ row, onClose }: WithdrawDialogProps) {
  return (
    <DeskDialog
      title={`Withdraw ${row.title}`}
      description={
        row.state === "scheduled"
          ? "It is never shown to anybody."
          : "It goes from every page the next time the page is opened. It cannot be published again."
      }
      operation="announcement.withdraw"
      input={{ announcement: row.id }}
      verb="Withdraw"
      danger
      said={`${row.title} is withdrawn`}
      onClose={onClose}
    />
  )
}
