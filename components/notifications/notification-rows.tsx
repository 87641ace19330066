"use client"

import { clsx } from "clsx"
import Link from "next/link"
import { useAct } from "@/components/form/act"
import { Time } from "@/components/ui/time"
import type { Notification } from "@/lib/notifications/list"

type NotificationRowsProps = { rows: readonly Notification[]; onFollow?: (() => void) | undefined }

const look = "grid grid-cols-[8px_minmax(0,1fr)] gap-x-2.5 px-3 py-2.5"

/** What the bell has told: an unread one bears a mark, and following it makes it read. */
export function NotificationRows({ rows, onFollow }: NotificationRowsProps) {
  const { act } = useAct()
  const follow = (row: Notification) => {
    if (!row.isRead) void act("notification.mark-read", null, { ids: [row.id] })
    onFollow?.()
  }
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} className="border-b last:border-b-0">
          {row.link ? (
            <Link
              href={row.link}
              onClick={() => follow(row)}
              className={clsx(look, "transition-colors hover:bg-sunken -outline-offset-2")}
            >
              <Words row={row} />
            </Link>
          ) : (
            <div className={look}>
              <Words row={row} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

const Words = ({ row: { title, text, at, isRead } }: { row: Notification }) => (
  <>
    <span className={clsx("mt-1.5 size-2 rounded-full", !isRead && "bg-accent")}>
      {isRead ? null : <span className="sr-only">Unread</span>}
    </span>
    <span className="min-w-0 [overflow-wrap:anywhere]">
      <span className={clsx("block", isRead ? "text-dim" : "font-medium text-ink")}>{title}</span>
      <span className="block text-dim text-sm">{text}</span>
      <span className="block text-faint text-xs">
        <Time value={at} />
      </span>
    </span>
  </>
)
