"use client"

import dynamic from "next/dynamic"
import { type ReactNode, useState } from "react"
import type { Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { EmptyState } from "@/components/ui/empty-state"
import type { MenuEntry } from "@/components/ui/menu-entries"
import type { ListedOrgApp } from "@/lib/apps/list-of-org"
import type { ListingState } from "@/lib/listing/url"
import { orgAppColumns } from "./columns"

const DevelopDialog = dynamic(() => import("./develop-dialog"), { ssr: false })

type OrgAppsTableProps = {
  org: { id: string; name: string }
  rows: readonly ListedOrgApp[]
  page: Page
  state: ListingState
  /** Decides over every app billed to the org. */
  admin: boolean
  toolbar?: ReactNode
}

/** An org's Apps tab: what is billed to it (A008, A098, A099). */
export function OrgAppsTable({ org, rows, page, state, admin, toolbar }: OrgAppsTableProps) {
  const [developing, setDeveloping] = useState<ListedOrgApp | null>(null)
  const menu = (row: ListedOrgApp): readonly MenuEntry[] => [
    { kind: "link", label: "Open", href: `/apps/${row.id}` },
    ...(admin
      ? ([
          { kind: "rule" },
          {
            kind: "do",
            label: "Make me a developer",
            reason: row.developer ? "You develop it already." : undefined,
            run: () => setDeveloping(row),
          },
        ] as const)
      : []),
  ]
  return (
    <>
      <DataTable<ListedOrgApp>
        label="Apps"
        columns={orgAppColumns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        page={page}
        state={state}
        search="Title, name or id"
        rowMenu={menu}
        toolbar={toolbar}
        empty={
          <EmptyState title={admin ? "No apps yet" : "No app of yours"}>
            {admin
              ? `Apps billed to ${org.name} stand here, whoever made them.`
              : `Apps billed to ${org.name} that you may run or develop stand here.`}
          </EmptyState>
        }
      />
      {developing ? <DevelopDialog app={developing} onClose={() => setDeveloping(null)} /> : null}
    </>
  )
}
