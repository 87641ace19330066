import type { Metadata } from "next"
import { AppsTable } from "@/components/apps/apps-table"
import { NewAppButton } from "@/components/apps/new-app-button"
import { PageHeader } from "@/components/ui/page-header"
import { APPS_LISTING } from "@/lib/apps/inputs"
import { appPlace, listApps } from "@/lib/apps/list"
import { ask, viewer } from "@/lib/doors/page"
import { parseListing, type SearchParams } from "@/lib/listing/url"
import { payerId } from "@/lib/projects/inputs"
import { listBillingAccounts } from "@/lib/users/defaults"

export const metadata: Metadata = { title: "Apps" }

export default async function AppsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [params, me] = await Promise.all([searchParams, viewer()])
  const given = payerId.safeParse(params.payer)
  // One payer at most; one more, so that naming it is not the same as naming none.
  const filters = { ...APPS_LISTING.filters, payer: [...(given.success ? [given.data] : []), ","] }
  const state = parseListing(params, { ...APPS_LISTING, filters })
  const { q, direction, size } = state
  const known = (cursor: string | null) => (cursor !== null && appPlace({ direction }, cursor) ? cursor : null)
  const [after, before] = [known(state.after), known(state.before)]
  const [role] = state.filters.role ?? []
  const asked = { ...(role ? { role: [role] } : {}), ...(given.success ? { payer: [given.data] } : {}) }
  const [list, billing] = await Promise.all([
    ask(listApps, null, { q, filters: asked, direction, after, before, size }),
    ask(listBillingAccounts, null, {}),
  ])
  const payers = [
    ...billing.orgs.map((org) => ({
      value: org.id,
      label: org.billable ? org.name : `${org.name} (not billable)`,
      disabled: !org.billable,
    })),
    { value: me.userId, label: "Your own account" },
  ]
  const from = after === null && before === null ? 1 : state.from
  return (
    <>
      <PageHeader title="Apps">What you may run, develop or decide over, in every organization.</PageHeader>
      <div className="mt-4">
        <AppsTable
          rows={list.rows}
          payers={list.payers}
          page={{ size, total: list.total, next: list.next, previous: list.previous, from }}
          state={state}
          toolbar={<NewAppButton payers={payers} payer={billing.billTo ?? me.userId} />}
        />
      </div>
    </>
  )
}
