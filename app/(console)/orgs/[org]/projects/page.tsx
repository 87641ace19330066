import type { Metadata } from "next"
import { OrgProjectsTable } from "@/components/org-projects/org-projects-table"
import { NewProjectButton } from "@/components/projects/new-project-button"
import { orgPayers } from "@/components/projects/payer-choice"
import { ask, tryAsk } from "@/lib/doors/page"
import { parseListing, type SearchParams } from "@/lib/listing/url"
import { countOrgProjects } from "@/lib/org-projects/count"
import { listOrgProjects, projectPlace } from "@/lib/org-projects/list"
import { ORG_PROJECTS_LISTING } from "@/lib/org-projects/listing"
import { listBillingAccounts } from "@/lib/users/defaults"
import { orgOf } from "../org"

export const metadata: Metadata = { title: "Projects" }

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> }

export default async function OrgProjectsPage({ params, searchParams }: Props) {
  const id = decodeURIComponent((await params).org)
  const state = parseListing(await searchParams, ORG_PROJECTS_LISTING)
  const { q, filters, sort, direction, size } = state
  // A place that belongs to another order, or that was changed by hand, leads to the first page.
  const known = (cursor: string | null) =>
    cursor !== null && projectPlace({ sort, direction }, cursor) ? cursor : null
  const [after, before] = [known(state.after), known(state.before)]
  // The rows never wait for the total, and stand without it.
  const total = tryAsk(countOrgProjects, id, { q, filters }).then((counted) =>
    counted.ok ? counted.value.total : null,
  )
  const [org, billing, list] = await Promise.all([
    orgOf(id),
    ask(listBillingAccounts, null, {}),
    ask(listOrgProjects, id, { q, filters, sort, direction, after, before, size }),
  ])
  const payers = orgPayers(billing)
  const own = payers.find((payer) => payer.value === id)
  const from = after === null && before === null ? 1 : state.from
  return (
    <OrgProjectsTable
      org={{ id: org.id, name: org.name }}
      rows={list.rows}
      page={{ size, total, next: list.next, previous: list.previous, from }}
      state={state}
      admin={org.level === "ADMIN"}
      create={
        own ? <NewProjectButton key="new" payers={payers} payer={id} reason={own.blocked ?? undefined} /> : undefined
      }
    />
  )
}
