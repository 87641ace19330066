import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { BasicInformation } from "@/components/orgs/basic-information"
import { PoliciesAndAdministration } from "@/components/orgs/policies-and-administration"
import { RecentChanges } from "@/components/orgs/recent-changes"
import { Section } from "@/components/orgs/section"
import { ask } from "@/lib/doors/page"
import { recentChanges } from "@/lib/orgs/recent-changes"
import { type OrgParams, orgOf } from "../org"

export const metadata: Metadata = { title: "Settings" }

export default async function SettingsPage({ params }: OrgParams) {
  const org = await orgOf((await params).org)
  if (!org.tabs.settings) notFound()
  const recent = org.permits.audit ? await ask(recentChanges, org.id, { limit: 10 }) : null
  return (
    <div>
      <BasicInformation org={org} />
      <PoliciesAndAdministration org={org} />
      {recent ? (
        <Section title="Recent changes" hint="The last lines of the audit trail.">
          <RecentChanges changes={recent.changes} />
        </Section>
      ) : null}
    </div>
  )
}
