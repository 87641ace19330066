"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import { type Column, choice, type Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import type { MenuEntry } from "@/components/ui/menu-entries"
import { Time } from "@/components/ui/time"
import { STAFF_RIGHT_NAMES, STAFF_RIGHT_WORDS, type StaffRight } from "@/lib/access/staff"
import type { ListingState } from "@/lib/listing/url"
import type { StaffLine } from "@/lib/staff/list"
import type { StaffDeed } from "./staff-dialog"

const load = () => import("./staff-dialog")
const StaffDialog = dynamic(load, { ssr: false })

const STATES = {
  ACTIVE: { label: "Active", tone: "ok" },
  INVITED: { label: "Not activated", tone: "neutral" },
  DISABLED: { label: "Disabled", tone: "danger" },
} as const
const STATE_WORDS = { ACTIVE: "Active", INVITED: "Not activated", DISABLED: "Disabled" }
const FILTERS = [choice("state", "State", STATE_WORDS), choice("right", "Right", STAFF_RIGHT_WORDS)]

function Rights({ rights }: Pick<StaffLine, "rights">) {
  if (rights.length === STAFF_RIGHT_NAMES.length) return <Badge tone="accent">All rights</Badge>
  if (rights.length === 0) return <span className="text-faint">reads, changes nothing</span>
  return <span className="text-sm">{rights.map((right) => STAFF_RIGHT_WORDS[right]).join(", ")}</span>
}

const columns: readonly Column<StaffLine>[] = [
  {
    id: "name",
    header: "Person",
    sort: "name",
    names: true,
    cell: (row) => (
      <span className="block min-w-28 whitespace-normal py-1.5 leading-[17px] [overflow-wrap:anywhere]">
        <span className="font-medium">{row.name}</span> {row.isSelf ? <Badge>You</Badge> : null}
        <small className="block text-dim text-xs">
          {row.handle}
          {row.email ? ` · ${row.email}` : ""}
        </small>
        <span className="block text-dim sm:hidden">
          <Rights rights={row.rights} />
        </span>
      </span>
    ),
  },
  {
    id: "state",
    header: "State",
    cell: (row) => <Badge tone={STATES[row.state].tone}>{STATES[row.state].label}</Badge>,
  },
  { id: "rights", header: "Rights", hideBelow: "sm", cell: (row) => <Rights rights={row.rights} /> },
  {
    id: "active",
    header: "Last active",
    sort: "active",
    hideBelow: "sm",
    align: "end",
    cell: (row) => (row.lastActiveAt ? <Time value={row.lastActiveAt} /> : <span className="text-faint">never</span>),
  },
  {
    id: "created",
    header: "Created",
    sort: "created",
    optional: true,
    hideBelow: "sm",
    align: "end",
    cell: (row) => <Time value={row.createdAt} as="date" />,
  },
]

type StaffTableProps = {
  rows: readonly StaffLine[]
  page: Page
  state: ListingState
  /** The viewer's own rights. */
  held: readonly StaffRight[]
  /** Why the viewer cannot look after staff, and cannot send links. */
  lacks: { readonly staff: string | undefined; readonly people: string | undefined }
}

/** Everyone who is staff of the installation, with what each may do at the desk. */
export function StaffTable({ rows, page, state, held, lacks }: StaffTableProps) {
  const [deed, setDeed] = useState<StaffDeed | null>(null)
  const menu = (person: StaffLine): readonly MenuEntry[] => {
    const one = (kind: Exclude<StaffDeed["kind"], "new">, label: string, reason: string | undefined): MenuEntry => ({
      kind: "do",
      label,
      run: () => setDeed({ kind, person }),
      danger: kind === "disable",
      reason,
    })
    const mine = person.isSelf ? "You cannot do this to your own account." : undefined
    return [
      one("rights", "Set rights…", lacks.staff),
      ...(person.state === "INVITED" ? [one("resend", "Send the activation link again…", lacks.people)] : []),
      { kind: "rule" },
      person.state === "DISABLED"
        ? one("enable", "Enable…", lacks.staff)
        : one("disable", "Disable…", lacks.staff ?? mine),
    ]
  }
  return (
    <>
      <DataTable<StaffLine>
        label="Staff"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        page={page}
        state={state}
        filters={FILTERS}
        search="Name, username or e-mail"
        rowMenu={menu}
        toolbar={
          <Button
            look="primary"
            aria-haspopup="dialog"
            reason={lacks.staff}
            onClick={() => setDeed({ kind: "new" })}
            onPointerEnter={() => void load()}
          >
            Add a person
          </Button>
        }
      />
      {deed ? <StaffDialog deed={deed} held={held} onClose={() => setDeed(null)} /> : null}
    </>
  )
}
