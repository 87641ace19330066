import Link from "next/link"
import { Fact, Facts, Section } from "@/components/orgs/section"
import { AskedFacts } from "@/components/requests/asked-facts"
import { COUNT } from "@/components/table/columns"
import { Callout } from "@/components/ui/callout"
import { Time } from "@/components/ui/time"
import { dollarsOf } from "@/lib/access/money"
import { FLAG_WORDS } from "@/lib/access/project-flags"
import { requestedWords } from "@/lib/requests/inputs"
import type { DeskRequest } from "@/lib/requests/open"
import { OrgStateBadge } from "./org-badges"

type SectionProps = { request: DeskRequest }

export const AskedSection = ({ request }: SectionProps) => (
  <Section title={`Request ${request.number}`}>
    <Doubts request={request} />
    <Facts>
      <Fact name="About">{requestedWords(request.kind, request.licence)}</Fact>
      <AskedFacts asked={request.asked} />
      <Fact name="Asked by">
        {request.asker.name} <span className="text-dim">({request.asker.handle})</span>
        {request.asker.from ? `, from ${request.asker.from}` : null}
      </Fact>
      <Fact name="Asked on">
        <Time value={request.createdAt} as="moment" />
      </Fact>
      <Fact name="Waits for support since">
        {request.waitingSince ? <Time value={request.waitingSince} /> : "It does not wait for support"}
      </Fact>
      <Fact name="Assigned to">{request.assigned?.name ?? "Nobody"}</Fact>
    </Facts>
  </Section>
)

/** What has changed about who asked since they did: it is theirs to say, from the address of their account (A122). */
function Doubts({ request: { asker, org } }: SectionProps) {
  const doubts = [
    ...(asker.active ? [] : ["The account of who asked is not active."]),
    ...(org && !asker.isAdmin ? [`Who asked is no active admin of ${org.name}.`] : []),
    ...(asker.email === asker.from || !asker.from
      ? []
      : [`The address of the account is ${asker.email ?? "none"} now.`]),
  ]
  if (doubts.length === 0) return null
  return (
    <div className="mb-4">
      <Callout tone="warn" title="Check who asks">
        {doubts.join(" ")}
      </Callout>
    </div>
  )
}

export function OrgSection({ request: { org, admins } }: SectionProps) {
  if (!org) return null
  const spent = String(BigInt(org.charged) + BigInt(org.reserved))
  return (
    <Section title="Organization" hint="What it has now.">
      <Facts>
        <Fact name="Name">
          <Link href={`/support/orgs/${org.id}`} className="underline">
            {org.name}
          </Link>{" "}
          <code className="text-dim text-xs">{org.id}</code>
        </Fact>
        <Fact name="State">
          <OrgStateBadge state={org.state} />
        </Fact>
        <Fact name="Billable">{org.billable ? "Yes" : "No"}</Fact>
        <Fact name="Spending limit">{org.limit === null ? "None" : dollarsOf(org.limit)}</Fact>
        <Fact name="Charged and reserved">{dollarsOf(spent)}</Fact>
        <Fact name="Billing information">{org.confirmed ? "Confirmed" : "Not confirmed"}</Fact>
        <Fact name="Switched on">
          {[
            ...(org.provisioning ? ["Provisioning of accounts"] : []),
            ...(org.phi ? ["PHI data protection"] : []),
            ...org.licences.flatMap((one) => (one ? [FLAG_WORDS[one].label] : [])),
          ].join(", ") || "Nothing"}
        </Fact>
        <Fact name="Agreement">
          {org.licenceReference || "None"}
          {org.baaSignedOn ? `, BAA signed on ${org.baaSignedOn}` : null}
        </Fact>
        <Fact name="Members">{COUNT.format(org.members)}</Fact>
        <Fact name="Admins">{admins.map((one) => `${one.name} (${one.handle})`).join(", ") || "None active"}</Fact>
      </Facts>
    </Section>
  )
}
