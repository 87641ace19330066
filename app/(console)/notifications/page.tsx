import type { Metadata } from "next"
import { MarkAllRead } from "@/components/notifications/mark-all-read"
import { NotificationRows } from "@/components/notifications/notification-rows"
import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import { PageHeader } from "@/components/ui/page-header"
import { ask } from "@/lib/doors/page"
import { listNotificationsInput } from "@/lib/notifications/inputs"
import { countNotifications, listNotifications } from "@/lib/notifications/list"

export const metadata: Metadata = { title: "Notifications" }

const PATH = "/notifications"

type NotificationsProps = { searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>> }

export default async function Notifications({ searchParams }: NotificationsProps) {
  const { after } = await searchParams
  // An address that was cut off starts at the newest.
  const asked = listNotificationsInput.safeParse({ after, size: 50 })
  const [{ notifications, next }, { unread }] = await Promise.all([
    ask(listNotifications, null, asked.success ? asked.data : { size: 50 }),
    ask(countNotifications, null, {}),
  ])
  const isFirst = !(asked.success && asked.data.after)
  return (
    <>
      <PageHeader title="Notifications" actions={<MarkAllRead none={unread === 0} />}>
        What has changed for you: your access, projects shared with you or handed over to you.
      </PageHeader>
      <div className="mt-4 overflow-hidden rounded-lg border bg-surface">
        {notifications.length === 0 ? (
          <EmptyState title={isFirst ? "There is no news for you" : "There is nothing older"}>
            What others do that concerns you is told here and by mail.
          </EmptyState>
        ) : (
          <NotificationRows rows={notifications} />
        )}
      </div>
      {next || !isFirst ? (
        <nav aria-label="Pages" className="mt-3 flex gap-2">
          {isFirst ? null : <LinkButton href={PATH}>Newest</LinkButton>}
          {next ? <LinkButton href={`${PATH}?after=${next}`}>Older</LinkButton> : null}
        </nav>
      ) : null}
    </>
  )
}
