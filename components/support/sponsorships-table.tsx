"use client"

import dynamic from "next/dynamic"
import Link from "next/link"
import { useState } from "react"
import { type Column, choice, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Button } from "@/components/ui/button"
import { bytesInWords } from "@/components/ui/bytes"
import { EmptyState } from "@/components/ui/empty-state"
import { Time } from "@/components/ui/time"
import type { ListingState } from "@/lib/listing/url"
import type { DeskSponsorship } from "@/lib/sponsorships/list"
import type { SponsorshipDeed } from "./sponsorship-dialog"

const load = () => import("./sponsorship-dialog")
const SponsorshipDialog = dynamic(load, { ssr: false })

const FILTERS = [
  choice("ends", "Ends", { soon: "Within 30 days", later: "Later" }),
  choice("by", "Sponsor", { org: "Organization", user: "Person" }),
]

type Account = DeskSponsorship["payer"]
const placeOf = ({ id }: Account) => `/support/${id.startsWith("org-") ? "orgs" : "people"}/${id}`

const AccountLink = ({ account }: { account: Account }) => (
  <Link href={placeOf(account)} prefetch={false} className="hover:underline [overflow-wrap:anywhere]">
    {account.name}
  </Link>
)

const columns: readonly Column<DeskSponsorship>[] = [
  {
    id: "project",
    header: "Project",
    names: true,
    cell: (row) => (
      <span className="block min-w-28 whitespace-normal leading-[17px] [overflow-wrap:anywhere] max-sm:max-w-36">
        <span className="font-medium">{row.name ?? "PHI project"}</span>
        <small className="block text-dim text-xs">
          <code>{row.project}</code>
        </small>
      </span>
    ),
  },
  { id: "sponsor", header: "Sponsor", cell: (row) => <AccountLink account={row.sponsor} /> },
  { id: "payer", header: "Billed to", hideBelow: "md", cell: (row) => <AccountLink account={row.payer} /> },
  { id: "bytes", header: "Stored", align: "end", hideBelow: "md", cell: (row) => bytesInWords(row.bytes) },
  {
    id: "until",
    header: "Ends",
    sort: "ends",
    align: "end",
    cell: (row) => <Time value={row.until} as="date" />,
  },
]

type SponsorshipsTableProps = {
  rows: readonly DeskSponsorship[]
  page: Page
  state: ListingState
  /** Why the viewer cannot set any. */
  lack: string | undefined
}

/** The sponsorships that run: who pays for the storage of whose project, and until when (A199). */
export function SponsorshipsTable({ rows, page, state, lack }: SponsorshipsTableProps) {
  const [deed, setDeed] = useState<SponsorshipDeed | null>(null)
  return (
    <>
      <DataTable<DeskSponsorship>
        label="Sponsorships"
        columns={columns}
        rows={rows}
        rowId={(row) => row.project}
        rowLabel={(row) => row.name ?? row.project}
        page={page}
        state={state}
        filters={FILTERS}
        search="Project, sponsor or payer"
        rowMenu={(row) => [
          { kind: "do", label: "Change sponsorship", reason: lack, run: () => setDeed({ kind: "set", row }) },
          {
            kind: "do",
            label: "End sponsorship",
            danger: true,
            reason: lack,
            run: () => setDeed({ kind: "end", row }),
          },
        ]}
        toolbar={
          <Button
            look="primary"
            reason={lack}
            onClick={() => setDeed({ kind: "set", row: null })}
            onPointerEnter={() => void load()}
          >
            Set sponsorship
          </Button>
        }
        empty={
          <EmptyState title="No project is sponsored">
            Set a sponsorship once an organization or a person has agreed to pay for the storage of a project.
          </EmptyState>
        }
      />
      {deed ? <SponsorshipDialog deed={deed} onClose={() => setDeed(null)} /> : null}
    </>
  )
}
