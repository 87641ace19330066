import type { Metadata } from "next"
import { QueueTable } from "@/components/support/queue-table"
import { Callout } from "@/components/ui/callout"
import { ask, viewer } from "@/lib/doors/page"
import { pageShown, parseListing, type SearchParams } from "@/lib/listing/url"
import { QUEUE_LISTING } from "@/lib/requests/listing"
import { requestQueue } from "@/lib/requests/queue"
import { lackOf } from "../rights"

export const metadata: Metadata = { title: "Requests" }

export default async function QueuePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const lack = lackOf((await viewer()).staff, "requests")
  if (lack) return <Callout title="You cannot answer requests">{lack}</Callout>
  const state = parseListing(await searchParams, QUEUE_LISTING)
  const { q, filters, sort, direction, after, before, size } = state
  const list = await ask(requestQueue, null, { q, filters, sort, direction, after, before, size })
  return <QueueTable rows={list.rows} page={pageShown(state, list)} state={state} counts={list.counts} />
}
