"use client"

import dynamic from "next/dynamic"
import Link from "next/link"
import { useState } from "react"
import type { Column } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { EmptyState } from "@/components/ui/empty-state"
import { LinkButton } from "@/components/ui/link-button"
import type { MenuEntry } from "@/components/ui/menu-entries"
import { Time } from "@/components/ui/time"
import { LEVEL_WORDS, PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import type { Membership } from "@/lib/users/profile"
import { Named, Sheet } from "./sheet"
import { StandingBadge } from "./standing-badge"
import { useDeed } from "./use-deed"

const LeaveDialog = dynamic(() => import("./leave-dialog"), { ssr: false })

/** A membership, and whether there is a page of the org to open. */
export type OwnMembership = Membership & { readonly opens: boolean }

const columns: readonly Column<OwnMembership>[] = [
  { id: "org", header: "Organization", names: true, cell: (row) => <OrgName row={row} /> },
  {
    id: "level",
    header: "Level",
    cell: (row) => (row.level === "ADMIN" ? <Badge tone="accent">{LEVEL_WORDS.ADMIN}</Badge> : LEVEL_WORDS[row.level]),
  },
  { id: "roles", header: "Roles", hideBelow: "md", cell: (row) => row.roles.join(", ") || <Faint>none</Faint> },
  {
    id: "billable",
    header: "Billable activities",
    hideBelow: "lg",
    cell: (row) => (row.billableActivities ? "Allowed" : "Not allowed"),
  },
  { id: "project", header: "Project access", hideBelow: "lg", cell: (row) => PROJECT_LEVEL_WORDS[row.projectAccess] },
  { id: "apps", header: "Apps", hideBelow: "lg", cell: (row) => (row.appAccess ? "Yes" : "No") },
  { id: "status", header: "Status", hideBelow: "sm", cell: (row) => <StandingBadge {...row} /> },
  {
    id: "ends",
    header: "Ends",
    align: "end",
    hideBelow: "sm",
    cell: (row) => (row.endsAt ? <Time value={row.endsAt} as="date" /> : <Faint>never</Faint>),
  },
]

/** Every org the person is in and as what, which of them is the default, and the way out (A020, settled 2.8). */
export function Memberships({ rows }: { rows: readonly OwnMembership[] }) {
  const [leaving, setLeaving] = useState<OwnMembership | null>(null)
  const { deed } = useDeed()
  const before = rows.find((row) => row.isDefault)

  const menu = (row: OwnMembership): readonly MenuEntry[] => {
    const isOpen = row.status === "ACTIVE" && row.state === "LIVE"
    const why = isOpen ? undefined : "You are not active in it."
    const open: MenuEntry[] = row.opens ? [{ kind: "link", label: "Open", href: `/orgs/${row.orgId}` }] : []
    return [
      ...open,
      {
        kind: "do",
        label: "Make it my default",
        reason: row.isDefault ? "It is your default." : why,
        run: () =>
          void deed({
            id: row.orgId,
            operation: "user.set-default-org",
            input: { org: row.orgId },
            done: `${row.name} is your default organization`,
            undo: before ? { org: before.orgId } : undefined,
          }),
      },
      { kind: "rule" },
      { kind: "do", label: "Leave…", danger: true, reason: why, run: () => setLeaving(row) },
    ]
  }

  return (
    <>
      <Sheet
        label="Organizations"
        columns={columns}
        rows={rows}
        rowId={(row) => row.orgId}
        rowLabel={(row) => row.name}
        rowMenu={menu}
        empty={
          <EmptyState
            title="You are in no organization"
            action={<LinkButton href="/help/support">Contact Support</LinkButton>}
          >
            An admin of an organization can invite you by your user name or your e-mail address.
          </EmptyState>
        }
      />
      {leaving ? <LeaveDialog org={leaving.orgId} name={leaving.name} onClose={() => setLeaving(null)} /> : null}
    </>
  )
}

function OrgName({ row }: { row: OwnMembership }) {
  const name = row.opens ? (
    <Link href={`/orgs/${row.orgId}`} className="rounded-sm hover:text-accent">
      {row.name}
    </Link>
  ) : (
    row.name
  )
  return (
    <Named title={name} badge={row.isDefault ? <Badge title="The one the console opens with">Default</Badge> : null}>
      {row.handle}
      <span className="sm:hidden">
        {row.roles.length > 0 ? ` · ${row.roles.join(", ")}` : ""}
        <span className="mt-0.5 block">
          <StandingBadge {...row} />
          {row.endsAt ? (
            <>
              {" "}
              ends <Time value={row.endsAt} as="date" />
            </>
          ) : null}
        </span>
      </span>
    </Named>
  )
}

const Faint = ({ children }: { children: string }) => <span className="text-faint">{children}</span>
