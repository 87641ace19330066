"use client"

import { type ReactNode, useMemo } from "react"
import { choice, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { EmptyState } from "@/components/ui/empty-state"
import type { ListedApp } from "@/lib/apps/list"
import type { ListingState } from "@/lib/listing/url"
import { appColumns } from "./columns"

const ROLES = { developer: "Those I develop", user: "Those I may run", payer: "Those I decide over for who pays" }

type AppsTableProps = {
  rows: readonly ListedApp[]
  payers: readonly { id: string; name: string }[]
  page: Page
  state: ListingState
  toolbar: ReactNode
}

/** The catalogue: all apps that reach one, in any organization (A098, A100, A101). */
export function AppsTable({ rows, payers, page, state, toolbar }: AppsTableProps) {
  const filters = useMemo(
    () => [
      choice("role", "Role", ROLES),
      ...(payers.length > 1
        ? [choice("payer", "Billed to", Object.fromEntries(payers.map((payer) => [payer.id, payer.name])))]
        : []),
    ],
    [payers],
  )
  return (
    <DataTable
      label="Apps"
      columns={appColumns}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.title}
      page={page}
      state={state}
      filters={filters}
      search="Title, name or id"
      toolbar={toolbar}
      empty={
        <EmptyState title="No apps yet">
          An app you create, or whose developers authorize you or an organization of yours, stands here.
        </EmptyState>
      }
    />
  )
}
