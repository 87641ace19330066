"use client"

import { type RefObject, useEffect, useState } from "react"
import { useAct } from "@/components/form/act"
import { LinkButton } from "@/components/ui/link-button"
import { PopoverPanel } from "@/components/ui/popover"
import { Spinner } from "@/components/ui/spinner"
import type { Notification } from "@/lib/notifications/list"
import { MarkAllRead } from "./mark-all-read"
import { NotificationRows } from "./notification-rows"

type BellPanelProps = { anchor: RefObject<HTMLElement | null>; unread: number; onClose: () => void }

type Shown = { readonly rows: readonly Notification[] } | { readonly failed: string } | null

/** The newest notifications, asked for when the bell is pressed. */
export default function BellPanel({ anchor, unread, onClose }: BellPanelProps) {
  const { read } = useAct()
  const [shown, setShown] = useState<Shown>(null)
  useEffect(() => {
    let gone = false
    void read("notification.list", null, {}).then((answer) => {
      if (gone) return
      if (!answer.ok) return setShown({ failed: answer.message })
      setShown({ rows: (answer.value as { notifications: readonly Notification[] }).notifications })
    })
    return () => {
      gone = true
    }
  }, [read])
  const allRead = () =>
    setShown((was) => (was && "rows" in was ? { rows: was.rows.map((row) => ({ ...row, isRead: true })) } : was))
  return (
    <PopoverPanel label="Notifications" anchor={anchor} onClose={onClose} align="end" wide>
      <div className="flex items-center justify-between gap-3 border-b py-1 pr-1 pl-3">
        <h2 className="font-medium">Notifications</h2>
        <MarkAllRead none={unread === 0} onDone={allRead} />
      </div>
      <div className="max-h-[60dvh] overflow-y-auto overscroll-contain">
        {shown === null ? (
          <p className="grid place-items-center p-8 text-dim">
            <Spinner label="Reading your notifications" />
          </p>
        ) : "failed" in shown ? (
          <p role="alert" className="p-3 text-danger">
            {shown.failed}
          </p>
        ) : shown.rows.length === 0 ? (
          <p className="px-3 py-8 text-center text-dim">There is no news for you.</p>
        ) : (
          <NotificationRows rows={shown.rows} onFollow={onClose} />
        )}
      </div>
      <div className="border-t p-1">
        <LinkButton href="/notifications" look="quiet" className="w-full" onClick={onClose}>
          All notifications
        </LinkButton>
      </div>
    </PopoverPanel>
  )
}
