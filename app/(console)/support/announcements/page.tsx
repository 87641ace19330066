import type { Metadata } from "next"
import { AnnouncementsTable } from "@/components/announcements/announcements-table"
import { listAnnouncements } from "@/lib/announcements/list"
import { ANNOUNCEMENTS_LISTING } from "@/lib/announcements/listing"
import { ask, viewer } from "@/lib/doors/page"
import { pageShown, parseListing, type SearchParams } from "@/lib/listing/url"
import { PlaceHistory } from "../place-history"
import { lackOf } from "../rights"

export const metadata: Metadata = { title: "Announcements" }

export default async function AnnouncementsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = parseListing(await searchParams, ANNOUNCEMENTS_LISTING)
  const { q, filters, direction, after, before, size } = state
  const [list, { staff }] = await Promise.all([
    ask(listAnnouncements, null, { q, filters, direction, after, before, size }),
    viewer(),
  ])
  return (
    <>
      <AnnouncementsTable
        rows={list.rows}
        page={pageShown(state, list)}
        state={state}
        lack={lackOf(staff, "announcements")}
      />
      <PlaceHistory place="announcements" />
    </>
  )
}
