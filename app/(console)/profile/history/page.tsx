import type { Metadata } from "next"
import { AccessEvents } from "@/components/profile/access-events"
import { Section } from "@/components/profile/section"
import { ask } from "@/lib/doors/page"
import { accessHistory } from "@/lib/users/access-history"
import { historyInput } from "@/lib/users/inputs"

export const metadata: Metadata = { title: "History · Profile" }

const PATH = "/profile/history"

type HistoryProps = { searchParams: Promise<Readonly<Record<string, string | readonly string[] | undefined>>> }

export default async function History({ searchParams }: HistoryProps) {
  const { before } = await searchParams
  // An address that was cut off starts at the newest.
  const asked = historyInput.safeParse({ before })
  const { events, hasMore } = await ask(accessHistory, null, asked.success ? asked.data : {})
  const last = hasMore ? events.at(-1)?.at : undefined
  return (
    <Section title="What was changed about your access" about="By whom, in which organization, and what.">
      <AccessEvents
        events={events}
        older={last ? `${PATH}?before=${encodeURIComponent(last)}` : null}
        newest={asked.success && asked.data.before ? PATH : null}
      />
    </Section>
  )
}
