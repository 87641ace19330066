import type { Metadata } from "next"
import { StaffTable } from "@/components/support/staff-table"
import { ask, viewer } from "@/lib/doors/page"
import { pageShown, parseListing, type SearchParams } from "@/lib/listing/url"
import { listStaff } from "@/lib/staff/list"
import { STAFF_LISTING } from "@/lib/staff/listing"
import { PlaceHistory } from "../place-history"
import { lackOf } from "../rights"

export const metadata: Metadata = { title: "Staff" }

export default async function StaffPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = parseListing(await searchParams, STAFF_LISTING)
  const { q, filters, sort, direction, after, before, size } = state
  const [list, { staff }] = await Promise.all([
    ask(listStaff, null, { q, filters, sort, direction, after, before, size }),
    viewer(),
  ])
  return (
    <>
      <StaffTable
        rows={list.rows}
        page={pageShown(state, list)}
        state={state}
        held={staff}
        lacks={{ staff: lackOf(staff, "staff"), people: lackOf(staff, "people") }}
      />
      <PlaceHistory place="staff" />
    </>
  )
}
