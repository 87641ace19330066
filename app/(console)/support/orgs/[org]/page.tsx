import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { cache } from "react"
import { OrgStateBadge } from "@/components/support/org-badges"
import { OrgAdmins, OrgHistory, OrgRequests } from "@/components/support/org-people"
import { OrgBilling, OrgFeatures, OrgIdentity } from "@/components/support/org-sections"
import { Badge } from "@/components/ui/badge"
import { PageHeader } from "@/components/ui/page-header"
import { ask, viewer } from "@/lib/doors/page"
import { getDeskOrg } from "@/lib/orgs/desk-get"
import { lackOf } from "../../rights"

type Props = { params: Promise<{ org: string }> }

const orgAtDesk = cache((id: string) => ask(getDeskOrg, null, { org: id }))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const org = await orgAtDesk(decodeURIComponent((await params).org))
  return { title: org?.name ?? "Organization" }
}

export default async function DeskOrgPage({ params }: Props) {
  const [org, { staff }] = await Promise.all([orgAtDesk(decodeURIComponent((await params).org)), viewer()])
  if (!org) notFound()
  const lacks = {
    orgs: lackOf(staff, "orgs"),
    limits: lackOf(staff, "limits"),
    features: lackOf(staff, "features"),
    people: lackOf(staff, "people"),
    requests: lackOf(staff, "requests"),
  }
  return (
    <>
      <PageHeader
        title={org.name}
        id={org.id}
        back={{ href: "/support/orgs", label: "Organizations" }}
        badges={
          <>
            <OrgStateBadge state={org.state} />
            {org.phi ? <Badge tone="accent">PHI</Badge> : null}
            {org.gxp ? <Badge tone="accent">GxP</Badge> : null}
            {org.development ? <Badge>Development</Badge> : null}
          </>
        }
      />
      <div className="mt-4">
        <OrgIdentity org={org} lacks={lacks} />
        <OrgBilling org={org} lacks={lacks} />
        <OrgFeatures org={org} lacks={lacks} />
        <OrgAdmins org={org} lacks={lacks} />
        <OrgRequests org={org} lacks={lacks} />
        <OrgHistory org={org} />
      </div>
    </>
  )
}
