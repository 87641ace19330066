import type { Metadata } from "next"
import { DeskOrgsTable } from "@/components/support/orgs-table"
import { ask, viewer } from "@/lib/doors/page"
import { pageShown, parseListing, type SearchParams } from "@/lib/listing/url"
import { listDeskOrgs } from "@/lib/orgs/desk-list"
import { DESK_ORGS_LISTING } from "@/lib/orgs/desk-listing"
import { lackOf } from "../rights"

export const metadata: Metadata = { title: "Organizations" }

export default async function DeskOrgsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = parseListing(await searchParams, DESK_ORGS_LISTING)
  const { q, filters, sort, direction, after, before, size } = state
  const [list, { staff }] = await Promise.all([
    ask(listDeskOrgs, null, { q, filters, sort, direction, after, before, size }),
    viewer(),
  ])
  return <DeskOrgsTable rows={list.rows} page={pageShown(state, list)} state={state} lack={lackOf(staff, "orgs")} />
}
