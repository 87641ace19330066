import type { Metadata } from "next"
import { NewAppButton } from "@/components/apps/new-app-button"
import { OrgAppsTable } from "@/components/apps/org-apps-table"
import { APPS_LISTING } from "@/lib/apps/inputs"
import { appPlace } from "@/lib/apps/list"
import { listOrgApps } from "@/lib/apps/list-of-org"
import { ask } from "@/lib/doors/page"
import { parseListing, type SearchParams } from "@/lib/listing/url"
import { listBillingAccounts } from "@/lib/users/defaults"
import { orgOf } from "../org"

export const metadata: Metadata = { title: "Apps" }

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> }

export default async function OrgAppsPage({ params, searchParams }: Props) {
  const id = decodeURIComponent((await params).org)
  const state = parseListing(await searchParams, { ...APPS_LISTING, filters: {} })
  const { q, direction, size } = state
  const known = (cursor: string | null) => (cursor !== null && appPlace({ direction }, cursor) ? cursor : null)
  const [after, before] = [known(state.after), known(state.before)]
  const [org, list, billing] = await Promise.all([
    orgOf(id),
    ask(listOrgApps, id, { q, direction, after, before, size }),
    ask(listBillingAccounts, null, {}),
  ])
  const from = after === null && before === null ? 1 : state.from
  const own = billing.orgs.find((one) => one.id === org.id)
  return (
    <OrgAppsTable
      org={{ id: org.id, name: org.name }}
      rows={list.rows}
      page={{ size, total: list.total, next: list.next, previous: list.previous, from }}
      state={state}
      admin={org.level === "ADMIN"}
      toolbar={
        own ? (
          <NewAppButton
            payers={[{ value: org.id, label: org.name }]}
            payer={org.id}
            reason={own.billable ? undefined : (own.blocked ?? undefined)}
          />
        ) : undefined
      }
    />
  )
}
