import type { Metadata } from "next"
import { MeterUsage } from "@/components/support/meter-usage"
import { MetersTable } from "@/components/support/meters-table"
import { ask, viewer } from "@/lib/doors/page"
import { pageShown, parseListing, type SearchParams } from "@/lib/listing/url"
import { listMeters } from "@/lib/meters/list"
import { METERS_LISTING } from "@/lib/meters/listing"
import { PlaceHistory } from "../place-history"
import { lackOf } from "../rights"

export const metadata: Metadata = { title: "Metering" }

export default async function MetersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = parseListing(await searchParams, METERS_LISTING)
  const { q, filters, sort, direction, after, before, size } = state
  const [list, { staff }] = await Promise.all([
    ask(listMeters, null, { q, filters, sort, direction, after, before, size }),
    viewer(),
  ])
  return (
    <>
      <MetersTable rows={list.rows} page={pageShown(state, list)} state={state} lack={lackOf(staff, "meters")} />
      <MeterUsage />
      <PlaceHistory place="meters" />
    </>
  )
}
