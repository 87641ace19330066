import type { Metadata } from "next"
import { MembersTable } from "@/components/members/members-table"
import { fixedByState } from "@/lib/access/orgs"
import { BUILT_IN_ROLES } from "@/lib/access/policies"
import { ask, tryAsk } from "@/lib/doors/page"
import { parseListing, type SearchParams } from "@/lib/listing/url"
import { countMembers } from "@/lib/members/count"
import { listMembers, placeOf } from "@/lib/members/list"
import { MEMBERS_LISTING } from "@/lib/members/listing"
import { orgOf } from "../org"

export const metadata: Metadata = { title: "Members" }

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> }

export default async function MembersPage({ params, searchParams }: Props) {
  const id = decodeURIComponent((await params).org)
  const state = parseListing(await searchParams, MEMBERS_LISTING)
  const { q, filters, sort, direction, size } = state
  // A place that belongs to another order, or that was changed by hand, leads to the first page.
  const known = (cursor: string | null) => (cursor !== null && placeOf({ sort, direction }, cursor) ? cursor : null)
  const [after, before] = [known(state.after), known(state.before)]
  // The rows never wait for the total, and stand without it.
  const total = tryAsk(countMembers, id, { q, filters }).then((counted) => (counted.ok ? counted.value.total : null))
  const [org, list] = await Promise.all([
    orgOf(id),
    ask(listMembers, id, { q, filters, sort, direction, after, before, size }),
  ])
  const from = after === null && before === null ? 1 : state.from
  return (
    <MembersTable
      org={{ id: org.id, name: org.name }}
      rows={list.rows}
      page={{ size, total, next: list.next, previous: list.previous, from }}
      state={state}
      roles={BUILT_IN_ROLES.map((role) => ({ value: role.id, label: role.name }))}
      manages={org.tabs.settings}
      fixed={fixedByState(org.state)}
    />
  )
}
