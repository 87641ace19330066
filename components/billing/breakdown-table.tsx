"use client"

import type { Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { EmptyState } from "@/components/ui/empty-state"
import type { BreakdownBy } from "@/lib/access/charges"
import type { BreakdownLine } from "@/lib/billing-accounts/breakdown"
import type { ListingState } from "@/lib/listing/url"
import { breakdownColumns } from "./breakdown-columns"

type BreakdownTableProps = {
  by: BreakdownBy
  rows: readonly BreakdownLine[]
  page: Page
  state: ListingState
  /** What all that match come to. */
  whole: string
  /** The address of the charges line by line, of the same month. */
  charges: { readonly path: string; readonly used: string | null }
  exportHref: string
}

const LABELS = { project: "Charges by project", user: "Charges by user", kind: "Charges by kind" } as const
const SEARCHES = { project: "Project name or id", user: "Name or user id", kind: undefined } as const

/** What a month, or the account's lifetime, came to by project, user or kind. */
export function BreakdownTable({ by, rows, page, state, whole, charges, exportHref }: BreakdownTableProps) {
  return (
    <DataTable<BreakdownLine>
      label={LABELS[by]}
      columns={breakdownColumns(by, whole, charges)}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name ?? row.id}
      page={page}
      state={state}
      search={SEARCHES[by]}
      exportHref={exportHref}
      empty={
        <EmptyState title="No charges in this time">
          Choose another month, or all time. Charges appear within minutes of the work that caused them.
        </EmptyState>
      }
    />
  )
}
