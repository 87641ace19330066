import type { Metadata } from "next"
import { MembersTable } from "@/components/members/members-table"
import { BUILT_IN_ROLES } from "@/lib/access/policies"
import { ask } from "@/lib/doors/page"
import { parseListing, type SearchParams } from "@/lib/listing/url"
import { countMembers } from "@/lib/members/count"
import { listMembers } from "@/lib/members/list"
import { MEMBERS_LISTING } from "@/lib/members/listing"
import { orgOf } from "../org"

export const metadata: Metadata = { title: "Members" }

type Props = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> }

export default async function MembersPage({ params, searchParams }: Props) {
  const { org: id } = await params
  const state = parseListing(await searchParams, MEMBERS_LISTING)
  const { q, filters, sort, direction, after, before, size } = state
  const org = await orgOf(id)
  const total = ask(countMembers, id, { q, filters }).then((counted) => counted.total)
  const list = await ask(listMembers, id, { q, filters, sort, direction, after, before, size })
  return (
    <MembersTable
      org={{ id: org.id, name: org.name }}
      rows={list.rows}
      page={{ size, total, next: list.next, previous: list.previous, from: state.from }}
      state={state}
      roles={BUILT_IN_ROLES.map((role) => ({ value: role.id, label: role.name }))}
      manages={org.tabs.settings}
    />
  )
}
