"use client"

import Link from "next/link"
import { COUNT, choice, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { EmptyState } from "@/components/ui/empty-state"
import { type ListingState, listingHref } from "@/lib/listing/url"
import {
  ASSIGNED,
  REQUEST_KIND_WORDS,
  REQUEST_STATE_WORDS,
  REQUEST_STATES,
  type RequestState,
} from "@/lib/requests/inputs"
import type { Queued } from "@/lib/requests/queue"
import { queueColumns } from "./queue-columns"

const FILTERS = [
  choice("state", "State", REQUEST_STATE_WORDS),
  choice("kind", "Kind", REQUEST_KIND_WORDS),
  choice("assigned", "Assigned to", ASSIGNED),
  { kind: "text", id: "org", label: "Organization", placeholder: "org-…" },
] as const

type QueueTableProps = {
  rows: readonly Queued[]
  page: Page
  state: ListingState
  counts: Readonly<Record<RequestState, number>>
}

/** What was asked of support, what has waited longest first (A343). */
export const QueueTable = ({ rows, page, state, counts }: QueueTableProps) => (
  <>
    <nav aria-label="States" className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {REQUEST_STATES.map((one) => (
        <Link
          key={one}
          href={listingHref("/support/requests", state, { filters: { state: [one] } })}
          className="text-dim hover:text-ink"
        >
          {REQUEST_STATE_WORDS[one]} <span className="tabular-nums">{COUNT.format(counts[one])}</span>
        </Link>
      ))}
    </nav>
    <DataTable<Queued>
      label="Requests"
      columns={queueColumns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => `request ${row.number}`}
      page={page}
      state={state}
      filters={FILTERS}
      search="Number, subject or username"
      empty={<EmptyState title="Nothing was asked yet">What admins and members ask of support stands here.</EmptyState>}
    />
  </>
)
