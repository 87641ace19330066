import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BasicInformation } from "@/components/orgs/basic-information"
import { PoliciesAndAdministration } from "@/components/orgs/policies-and-administration"
import { RecentChanges } from "@/components/orgs/recent-changes"
import { Section } from "@/components/orgs/section"
import { RequestsList } from "@/components/requests/requests-list"
import { ask } from "@/lib/doors/page"
import { recentChanges } from "@/lib/orgs/recent-changes"
import { OPEN_STATES } from "@/lib/requests/inputs"
import { requestsOfOrg } from "@/lib/requests/of-org"
import { type OrgParams, orgOf } from "../org"

export const metadata: Metadata = { title: "Settings" }

type Props = OrgParams & { searchParams: Promise<{ after?: string | string[] }> }

export default async function SettingsPage({ params, searchParams }: Props) {
  const org = await orgOf((await params).org)
  if (!org.tabs.settings) notFound()
  const recent = org.permits.audit ? await ask(recentChanges, org.id, { limit: 10 }) : null
  return (
    <div>
      <BasicInformation org={org} />
      <PoliciesAndAdministration org={org} asked={await openRequestsOf(org)} />
      {org.level === "ADMIN" ? <Requests org={org.id} after={[(await searchParams).after].flat()[0]} /> : null}
      {recent ? (
        <Section title="Recent changes" hint="The last lines of the audit trail.">
          <RecentChanges changes={recent.changes} />
        </Section>
      ) : null}
    </div>
  )
}

/** What support has not decided yet, for its admins; others ask for nothing here. */
async function openRequestsOf({ id, level }: { id: string; level: string }) {
  if (level !== "ADMIN") return []
  return (await ask(requestsOfOrg, id, { filters: { state: OPEN_STATES }, size: 100 })).rows
}

/** What was asked of support for the org, by whomever: its admins follow it (A343). */
async function Requests({ org, after }: { org: string; after: string | undefined }) {
  const { rows, next } = await ask(requestsOfOrg, org, { after })
  const here = `/orgs/${org}/settings`
  return (
    <Section title="Requests" hint="What was asked of support for the organization, and where it stands.">
      <RequestsList
        rows={rows}
        none="Nothing was asked of support for this organization yet."
        newest={after ? here : null}
        older={next ? `${here}?after=${next}` : null}
      />
    </Section>
  )
}
