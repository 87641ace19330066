import type { Metadata } from "next"
import { SponsorshipsTable } from "@/components/support/sponsorships-table"
import { ask, viewer } from "@/lib/doors/page"
import { pageShown, parseListing, type SearchParams } from "@/lib/listing/url"
import { listSponsorships } from "@/lib/sponsorships/list"
import { SPONSORSHIPS_LISTING } from "@/lib/sponsorships/listing"
import { lackOf } from "../rights"

export const metadata: Metadata = { title: "Sponsorships" }

export default async function DeskSponsorshipsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = parseListing(await searchParams, SPONSORSHIPS_LISTING)
  const { q, filters, direction, after, before, size } = state
  const [list, { staff }] = await Promise.all([
    ask(listSponsorships, null, { q, filters, direction, after, before, size }),
    viewer(),
  ])
  return (
    <SponsorshipsTable
      rows={list.rows}
      page={pageShown(state, list)}
      state={state}
      lack={lackOf(staff, "sponsorships")}
    />
  )
}
