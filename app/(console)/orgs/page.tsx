import type { Metadata } from "next"
import { redirect } from "next/navigation"
import { OrgsTable } from "@/components/orgs/orgs-table"
import { LinkButton } from "@/components/ui/link-button"
import { PageHeader } from "@/components/ui/page-header"
import { ask } from "@/lib/doors/page"
import { isFiltered, parseListing, type SearchParams } from "@/lib/listing/url"
import { ORGS_LISTING } from "@/lib/orgs/inputs"
import { listOrgs } from "@/lib/orgs/list"

export const metadata: Metadata = { title: "Organizations" }

export default async function OrganizationsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = parseListing(await searchParams, ORGS_LISTING)
  const { q, filters, sort, direction, after, before, size } = state
  const { rows, total, next, previous } = await ask(listOrgs, null, {
    q,
    filters,
    sort,
    direction,
    after,
    before,
    size,
  })
  // Who administers nothing has their own memberships to look at (settled 2.7).
  if (total === 0 && !isFiltered(state)) redirect("/profile/organizations")
  return (
    <>
      <PageHeader title="Organizations">Those you administer.</PageHeader>
      <div className="mt-4">
        <OrgsTable
          rows={rows}
          page={{ size, total, next, previous, from: state.from }}
          state={state}
          toolbar={
            <LinkButton href="/orgs/new" look="primary">
              New organization
            </LinkButton>
          }
        />
      </div>
    </>
  )
}
