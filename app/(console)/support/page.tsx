import type { Metadata } from "next"
import { DeskOverview } from "@/components/support/desk-overview"
import { ask } from "@/lib/doors/page"
import { deskOverview } from "@/lib/support/overview"

export const metadata: Metadata = { title: "Overview" }

export default async function SupportPage() {
  return (
    <div>
      <DeskOverview {...(await ask(deskOverview, null, {}))} />
    </div>
  )
}
