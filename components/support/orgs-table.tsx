"use client"

import { choice, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import { ORG_STATE_WORDS } from "@/lib/access/orgs"
import type { ListingState } from "@/lib/listing/url"
import type { DeskOrg } from "@/lib/orgs/desk-list"
import { deskOrgColumns } from "./org-columns"

const FILTERS = [
  choice("state", "State", ORG_STATE_WORDS),
  choice("category", "Category", { limited: "Limited", unlimited: "Unlimited", "not-billable": "Not billable" }),
  choice("features", "Features", { provisioning: "Provisioning", phi: "PHI", gxp: "GxP", licences: "Licences" }),
  choice("development", "Made for", { yes: "Development", no: "Production" }),
  choice("admins", "Admins", { none: "None active", some: "Some active" }),
]

type DeskOrgsTableProps = {
  rows: readonly DeskOrg[]
  page: Page
  state: ListingState /** Why the viewer cannot make one. */
  lack: string | undefined
}

/** Every organization there is, for support: settings and counts, nothing of what is in them. */
export const DeskOrgsTable = ({ rows, page, state, lack }: DeskOrgsTableProps) => (
  <DataTable<DeskOrg>
    label="Organizations"
    columns={deskOrgColumns}
    rows={rows}
    rowId={(row) => row.id}
    rowLabel={(row) => row.name}
    page={page}
    state={state}
    filters={FILTERS}
    search="Name or id"
    toolbar={
      lack ? (
        <Button look="primary" reason={lack}>
          New organization
        </Button>
      ) : (
        <LinkButton look="primary" href="/support/orgs/new">
          New organization
        </LinkButton>
      )
    }
    empty={<EmptyState title="No organizations yet">Each organization stands here once it is made.</EmptyState>}
  />
)
