import type { Metadata } from "next"
import { cache } from "react"
import { Fact, Facts, Section } from "@/components/orgs/section"
import { AskedFacts } from "@/components/requests/asked-facts"
import { SayForm } from "@/components/requests/say-form"
import { StateBadge } from "@/components/requests/state-badge"
import { Thread } from "@/components/requests/thread"
import { WithdrawButton } from "@/components/requests/withdraw-button"
import { PageHeader } from "@/components/ui/page-header"
import { Time } from "@/components/ui/time"
import { ask } from "@/lib/doors/page"
import { getRequest } from "@/lib/requests/get"
import { isOpen, type RequestState, requestedWords } from "@/lib/requests/inputs"

type Props = { params: Promise<{ request: string }> }

const requestOf = cache((request: string) => ask(getRequest, null, { request }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Request ${(await requestOf((await params).request)).number}` }
}

const SAYS: Readonly<Record<RequestState, string>> = {
  NEW: "Support has it and will answer here and by mail.",
  IN_REVIEW: "Support looks after it and will answer here and by mail.",
  RETURNED: "Support has asked something. It goes on with an answer.",
  APPROVED: "Approved, and in effect.",
  DECLINED: "Declined. The last message says why.",
  CLOSED: "Closed. For something new, ask anew.",
}

/** What was asked, where it stands and all that was said: for who asked, and for the admins of the org it was asked for (A343). */
export default async function RequestPage({ params }: Props) {
  const request = await requestOf((await params).request)
  const { own, org } = request
  const open = isOpen(request.state)
  const names = { you: "You", asker: request.askedBy, support: "Support" }
  const first = {
    id: "first",
    at: request.createdAt,
    name: own ? names.you : names.asker,
    side: "asker" as const,
    body: request.message,
    state: null,
  }
  const said = request.messages.map((one) => ({
    ...one,
    name: names[one.by],
    side: one.by === "support" ? ("support" as const) : ("asker" as const),
  }))
  return (
    <>
      <PageHeader
        title={request.subject}
        back={
          own || !org
            ? { href: "/help/support", label: "Your requests" }
            : { href: `/orgs/${org}/settings`, label: request.orgName ?? org }
        }
        badges={<StateBadge state={request.state} />}
        actions={own && open ? <WithdrawButton request={request} /> : null}
      >
        {SAYS[request.state]}
      </PageHeader>
      <div className="mt-6">
        <Section title={`Request ${request.number}`}>
          <Facts>
            <Fact name="About">{requestedWords(request.kind, request.licence)}</Fact>
            {org ? <Fact name="Organization">{request.orgName ?? org}</Fact> : null}
            <AskedFacts asked={request.asked} />
            <Fact name="Asked">
              <Time value={request.createdAt} as="moment" /> by {own ? "you" : request.askedBy}
              {request.askedFrom ? `, from ${request.askedFrom}` : null}
            </Fact>
          </Facts>
        </Section>
        <Section title="Messages">
          <Thread said={[first, ...said]} />
        </Section>
        {open ? (
          <Section title={request.state === "RETURNED" ? (own ? "Your answer" : "Waiting for an answer") : "Add to it"}>
            {own ? (
              <SayForm
                request={request.id}
                operation="request.reply"
                label="Message"
                hint="Support gets it by mail and reads it here."
                verb={request.state === "RETURNED" ? "Send the answer" : "Send to support"}
                said="Sent to support"
                primary
              />
            ) : (
              <p className="text-dim">{request.askedBy} asked this, and alone can add to it or withdraw it.</p>
            )}
          </Section>
        ) : null}
      </div>
    </>
  )
}
