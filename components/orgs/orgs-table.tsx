"use client"

import Link from "next/link"
import type { ReactNode } from "react"
import type { Column, Filter, Page } from "@/components/table/columns"
import { COUNT, choice } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import { ORG_STATE_WORDS, VISIBILITY_WORDS } from "@/lib/access/orgs"
import type { ListingState } from "@/lib/listing/url"
import type { ListedOrg } from "@/lib/orgs/list"
import { fundsWords } from "./funds-words"

const COLUMNS: readonly Column<ListedOrg>[] = [
  {
    id: "name",
    header: "Organization",
    sort: "name",
    names: true,
    cell: (org) => (
      <Link href={`/orgs/${org.id}`} className="group grid leading-4.5">
        <span className="font-medium group-hover:underline">{org.name}</span>
        <small className="text-dim text-xs">{org.handle}</small>
      </Link>
    ),
  },
  { id: "id", header: "ID", optional: true, cell: (org) => <code className="text-dim">{org.id}</code> },
  {
    id: "projects",
    header: "Projects",
    align: "end",
    hideBelow: "sm",
    cell: (org) => COUNT.format(org.projects),
  },
  { id: "funds", header: "Funds available", align: "end", cell: (org) => <FundsCell org={org} /> },
  {
    id: "members",
    header: "Members",
    sort: "members",
    align: "end",
    hideBelow: "sm",
    cell: (org) => COUNT.format(org.members),
  },
  {
    id: "admins",
    header: "Admins",
    optional: true,
    hideBelow: "md",
    cell: (org) => <span className="line-clamp-1 max-w-64">{namesOf(org.admins)}</span>,
  },
  {
    id: "visibility",
    header: "Member list",
    optional: true,
    hideBelow: "md",
    cell: (org) => VISIBILITY_WORDS[org.memberListVisibility],
  },
  {
    id: "created",
    header: "Created",
    sort: "created",
    optional: true,
    hideBelow: "md",
    cell: (org) => <Time value={org.createdAt} as="date" />,
  },
  {
    id: "phi",
    header: "PHI",
    optional: true,
    hideBelow: "md",
    cell: (org) => (org.phi ? <Badge tone="accent">Enabled</Badge> : <span className="text-dim">Off</span>),
  },
  {
    id: "state",
    header: "State",
    optional: true,
    hideBelow: "md",
    cell: (org) => <Badge tone={org.state === "LIVE" ? "ok" : "danger"}>{ORG_STATE_WORDS[org.state]}</Badge>,
  },
]

const FILTERS: readonly Filter[] = [
  choice("billing", "Billing", { billable: "Billable", "not-billable": "Not billable" }),
  choice("phi", "PHI", { yes: "Enabled", no: "Off" }),
  choice("state", "State", ORG_STATE_WORDS),
]

const WHY = { none: "Not billable", unlimited: "No spending limit", limited: undefined } as const

function FundsCell({ org }: { org: ListedOrg }) {
  const why = WHY[org.funds.kind]
  return (
    <span title={why} className={why ? "text-dim" : undefined}>
      {fundsWords(org.funds)}
      {why ? <span className="sr-only"> ({why})</span> : null}
    </span>
  )
}

const SHOWN = 3
const namesOf = (names: readonly string[]): string =>
  names.length > SHOWN ? `${names.slice(0, SHOWN).join(", ")} and ${names.length - SHOWN} more` : names.join(", ")

type OrgsTableProps = { rows: readonly ListedOrg[]; page: Page; state: ListingState; toolbar: ReactNode }

/** The organizations one administers (A004 to A006). */
export const OrgsTable = ({ rows, page, state, toolbar }: OrgsTableProps) => (
  <DataTable
    label="Organizations"
    columns={COLUMNS}
    rows={rows}
    rowId={(org) => org.id}
    rowLabel={(org) => org.name}
    page={page}
    state={state}
    filters={FILTERS}
    search="Name or id"
    toolbar={toolbar}
  />
)
