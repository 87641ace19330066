import type { Metadata } from "next"
import { BillingOverview } from "@/app/(console)/billing-overview"
import { Thresholds } from "@/components/budgets/thresholds"
import { AskLimitButton } from "@/components/requests/ask-limit-button"
import { ask } from "@/lib/doors/page"
import type { SearchParams } from "@/lib/listing/url"
import { OPEN_STATES } from "@/lib/requests/inputs"
import { requestsOfOrg } from "@/lib/requests/of-org"
import { type OrgParams, orgOf } from "../org"

export const metadata: Metadata = { title: "Billing" }

type Props = OrgParams & { searchParams: Promise<SearchParams> }

export default async function BillingPage({ params, searchParams }: Props) {
  const org = await orgOf((await params).org)
  return (
    <BillingOverview
      account={{ id: org.id, own: false, information: org.billing.information }}
      home={`/orgs/${org.id}/billing`}
      searchParams={await searchParams}
      askLimit={org.level === "ADMIN" && org.billable ? <AskLimit org={org} /> : undefined}
      thresholds={(at) => (
        <Thresholds
          org={org.id}
          thresholds={at}
          reason={org.billing.information ? undefined : "Only admins of the organization change its alerts."}
        />
      )}
    />
  )
}

type AskLimitProps = { org: Awaited<ReturnType<typeof orgOf>> }

/** The way to another limit, or the request for one that is not decided yet (A121). */
async function AskLimit({ org }: AskLimitProps) {
  const filters = { kind: ["spending-limit"], state: OPEN_STATES }
  const { rows } = await ask(requestsOfOrg, org.id, { filters })
  const limit = org.funds?.kind === "limited" ? org.funds.limit : null
  return <AskLimitButton org={{ id: org.id, name: org.name }} limit={limit} open={rows[0] ?? null} />
}
