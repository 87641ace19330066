import type { Metadata } from "next"
import { DeskOverview } from "@/components/support/desk-overview"
import { listAnnouncements } from "@/lib/announcements/list"
import { ask } from "@/lib/doors/page"
import { deskOverview } from "@/lib/support/overview"

export const metadata: Metadata = { title: "Overview" }

const SHOWN = 5

export default async function SupportPage() {
  const [overview, { rows, total }] = await Promise.all([
    ask(deskOverview, null, {}),
    ask(listAnnouncements, null, { filters: { state: ["running", "scheduled"] }, size: 25 }),
  ])
  return (
    <div>
      <DeskOverview {...overview} announced={{ rows: rows.slice(0, SHOWN), total }} />
    </div>
  )
}
