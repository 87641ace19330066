"use client"

import Link from "next/link"
import { type ReactNode, useMemo } from "react"
import { type Column, choice, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Badge } from "@/components/ui/badge"
import { bytesInWords } from "@/components/ui/bytes"
import { EmptyState } from "@/components/ui/empty-state"
import { Time } from "@/components/ui/time"
import type { ListingState } from "@/lib/listing/url"
import type { ListedProject } from "@/lib/projects/list"
import { LevelBadge } from "./level-badge"

const COLUMNS: readonly Column<ListedProject>[] = [
  {
    id: "name",
    header: "Project",
    sort: "name",
    names: true,
    cell: (row) => (
      <span className="block min-w-40 leading-[17px] max-sm:whitespace-normal [overflow-wrap:anywhere]">
        <Link href={`/projects/${row.id}`} prefetch={false} className="font-medium hover:underline">
          {row.name}
        </Link>{" "}
        {row.phi ? <Badge tone="accent">PHI</Badge> : null} {row.restricted ? <Badge>Restricted</Badge> : null}{" "}
        {row.sponsored ? <Badge>Sponsored</Badge> : null}{" "}
        {row.handedToMe ? <Badge tone="warn">Waits for you to take it over</Badge> : null}
        {row.summary ? (
          <small className="block max-w-96 truncate text-dim text-xs max-sm:hidden">{row.summary}</small>
        ) : null}
      </span>
    ),
  },
  { id: "level", header: "My level", cell: (row) => <LevelBadge level={row.level} /> },
  {
    id: "payer",
    header: "Billed to",
    hideBelow: "md",
    cell: (row) => <span className="line-clamp-1 max-w-56">{row.payer.name}</span>,
  },
  {
    id: "usage",
    header: "Data usage",
    sort: "usage",
    align: "end",
    hideBelow: "sm",
    cell: (row) => <span className="whitespace-nowrap">{bytesInWords(row.bytes)}</span>,
  },
  {
    id: "changed",
    header: "Last changed",
    sort: "changed",
    align: "end",
    hideBelow: "sm",
    cell: (row) => (
      <span className="whitespace-nowrap text-dim">
        <Time value={row.modifiedAt} />
      </span>
    ),
  },
  {
    id: "created",
    header: "Created",
    sort: "created",
    align: "end",
    hideBelow: "sm",
    optional: true,
    cell: (row) => <Time value={row.createdAt} as="date" />,
  },
  {
    id: "tags",
    header: "Tags",
    optional: true,
    hideBelow: "sm",
    cell: (row) =>
      row.tags.length === 0 ? (
        <span className="text-faint">none</span>
      ) : (
        <span className="text-sm">{row.tags.join(", ")}</span>
      ),
  },
  { id: "id", header: "ID", optional: true, cell: (row) => <code className="text-dim text-xs">{row.id}</code> },
]

type ProjectsTableProps = {
  rows: readonly ListedProject[]
  payers: readonly { id: string; name: string }[]
  page: Page
  state: ListingState
  toolbar: ReactNode
}

/** My projects: all that one is in, in any organization (A130). */
export function ProjectsTable({ rows, payers, page, state, toolbar }: ProjectsTableProps) {
  const filters = useMemo(
    () => [
      choice("level", "Level", { VIEW: "View", UPLOAD: "Upload", CONTRIBUTE: "Contribute", ADMINISTER: "Administer" }),
      ...(payers.length > 1
        ? [choice("payer", "Billed to", Object.fromEntries(payers.map((payer) => [payer.id, payer.name])))]
        : []),
      choice("phi", "PHI", { yes: "PHI only", no: "Without PHI" }),
    ],
    [payers],
  )
  return (
    <DataTable
      label="Projects"
      columns={COLUMNS}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) => row.name}
      page={page}
      state={state}
      filters={filters}
      search="Name, tag or id"
      toolbar={toolbar}
      empty={
        <EmptyState title="No projects yet">
          A project you create, or that somebody shares with you or with an organization of yours, stands here.
        </EmptyState>
      }
    />
  )
}
