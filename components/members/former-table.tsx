"use client"

import dynamic from "next/dynamic"
import { useState } from "react"
import type { Column, Page } from "@/components/table/columns"
import { DataTable } from "@/components/table/data-table"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Button } from "@/components/ui/button"
import { EmptyState } from "@/components/ui/empty-state"
import { Time } from "@/components/ui/time"
import { useToasts } from "@/components/ui/toast"
import type { ListingState } from "@/lib/listing/url"
import type { FormerMember } from "@/lib/members/former"
import { members } from "./deeds"
import { MEMBER_WORDS } from "./words"

const ConfirmDialog = dynamic(() => import("@/components/form/confirm-dialog"), { ssr: false })

const columns: readonly Column<FormerMember>[] = [
  {
    id: "name",
    header: "Former member",
    names: true,
    cell: (row) => (
      <span className="flex items-center gap-2.5 leading-[17px]">
        <Avatar name={row.name} />
        <span className="min-w-0">
          <span className="block font-medium">{row.name}</span>
          <small className="text-dim text-xs">{row.handle}</small>
        </span>
      </span>
    ),
  },
  {
    id: "level",
    header: "Was",
    hideBelow: "sm",
    cell: (row) => (row.level === "ADMIN" ? <Badge tone="accent">Admin</Badge> : "Member"),
  },
  { id: "email", header: "E-mail", optional: true, cell: (row) => row.email ?? "" },
  {
    id: "held",
    header: "Would get back",
    hideBelow: "md",
    className: "text-sm",
    cell: (row) => row.held || <span className="text-dim">the membership</span>,
  },
  {
    id: "removed",
    header: "Removed",
    cell: (row) => (
      <span>
        <Time value={row.removedAt} /> <span className="text-dim text-sm max-sm:hidden">by {row.removedBy}</span>
      </span>
    ),
  },
  {
    id: "until",
    header: "Can be undone until",
    align: "end",
    hideBelow: "sm",
    cell: (row) => <Time value={row.eraseAt} as="date" />,
  },
]

type FormerTableProps = {
  org: { id: string; name: string }
  rows: readonly FormerMember[]
  page: Page
  state: ListingState
}

/** Those removed within 90 days, and the way back for them (settled 2.5). */
export function FormerTable({ org, rows, page, state }: FormerTableProps) {
  const [back, setBack] = useState<readonly { id: string; name: string }[] | null>(null)
  const { add } = useToasts()
  const who = back?.length === 1 ? (back[0]?.name ?? "") : members(back?.length ?? 0)
  return (
    <>
      <DataTable
        label="Former members"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.name}
        page={page}
        state={state}
        search="Name or username"
        rowMenu={(row) => [{ kind: "do", label: "Bring back", run: () => setBack([row]) }]}
        actions={({ rows: picked }) => <Button onClick={() => setBack(picked)}>Bring back</Button>}
        empty={
          <EmptyState title="Nobody was removed in the last 90 days">
            Those who are removed stand here for 90 days and can be brought back with the access they held.
          </EmptyState>
        }
      />
      {back ? (
        <ConfirmDialog
          title={`Bring ${who} back to ${org.name}`}
          description="They get back the level, settings, roles, projects and apps they held. Tokens stay revoked."
          operation="member.restore"
          org={org.id}
          input={{ members: { ids: back.map((one) => one.id) } }}
          verb={(changed) => `Bring ${members(changed)} back`}
          words={MEMBER_WORDS}
          onClose={() => setBack(null)}
          onDone={(done) => add({ title: `Brought ${done.changed === 1 ? who : members(done.changed)} back` })}
        />
      ) : null}
    </>
  )
}
