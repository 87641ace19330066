import type { Metadata } from "next"
import { PeopleTable } from "@/components/support/people-table"
import { ask } from "@/lib/doors/page"
import { pageShown, parseListing, type SearchParams } from "@/lib/listing/url"
import { DESK_PEOPLE_LISTING } from "@/lib/support/people-listing"
import { searchUsers } from "@/lib/support/search-users"

export const metadata: Metadata = { title: "People" }

export default async function DeskPeoplePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = parseListing(await searchParams, DESK_PEOPLE_LISTING)
  const { q, filters, direction, after, before, size } = state
  const list = await ask(searchUsers, null, { q, filters, direction, after, before, size })
  return <PeopleTable rows={list.rows} page={pageShown(state, list)} state={state} />
}
