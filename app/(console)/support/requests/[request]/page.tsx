import type { Metadata } from "next"
import { cache } from "react"
import { Section } from "@/components/orgs/section"
import { SayForm } from "@/components/requests/say-form"
import { StateBadge } from "@/components/requests/state-badge"
import { Thread } from "@/components/requests/thread"
import { RequestDeeds } from "@/components/support/request-deeds"
import { AskedSection, OrgSection } from "@/components/support/request-sections"
import { PageHeader } from "@/components/ui/page-header"
import { ask } from "@/lib/doors/page"
import type { SearchParams } from "@/lib/listing/url"
import { type DeskRequest, openRequest } from "@/lib/requests/open"

type Props = { params: Promise<{ request: string }>; searchParams: Promise<SearchParams> }

const requestOf = cache((request: string) => ask(openRequest, null, { request }))

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  return { title: `Request ${(await requestOf((await params).request)).number}` }
}

const saidIn = ({ createdAt, asker, message, messages }: DeskRequest) => [
  { id: "first", at: createdAt, name: asker.name, side: "asker" as const, body: message, state: null },
  ...messages.map(({ author, staff, internal, ...one }) => ({
    ...one,
    name: staff ? `${author} (support)` : author,
    side: internal ? ("note" as const) : staff ? ("support" as const) : ("asker" as const),
  })),
]

/** A request at the desk: what is asked, what its org has now, all that was said, and what can be done (A343). */
export default async function DeskRequestPage({ params, searchParams }: Props) {
  const { made } = await searchParams
  const request = await requestOf((await params).request)
  return (
    <>
      <PageHeader
        title={request.subject}
        back={{ href: "/support/requests", label: "Requests" }}
        badges={<StateBadge state={request.state} />}
        actions={<RequestDeeds request={request} made={typeof made === "string" ? made : null} />}
      />
      <div className="mt-6">
        <AskedSection request={request} />
        <OrgSection request={request} />
        <Section title="Messages" hint="Who asked reads all but the notes.">
          <Thread said={saidIn(request)} />
        </Section>
        <Section title="Note" hint="Read by support alone.">
          <SayForm
            request={request.id}
            operation="request.note"
            label="Internal note"
            verb="Keep the note"
            said="The note was kept"
          />
        </Section>
      </div>
    </>
  )
}
