"use client"

import Link from "next/link"
import type { Column } from "@/components/table/columns"
import { Avatar } from "@/components/ui/avatar"
import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import { LEVEL_WORDS, PROJECT_LEVEL_WORDS } from "@/lib/access/levels"
import type { MemberRow } from "@/lib/members/rows"

const dimWhenAdmin = (row: MemberRow, words: string) => (
  <span className={row.level === "ADMIN" ? "text-dim" : ""}>{words}</span>
)

/** What a row stands at; an end that is near says so (A303). */
export function StatusBadge({ row }: { row: Pick<MemberRow, "status" | "endsAt" | "expiresAt"> }) {
  switch (row.status) {
    case "DISABLED":
      return <Badge>Disabled</Badge>
    case "ENDED":
      return <Badge tone="warn">Ended</Badge>
    case "INVITED":
      return <Badge>Invited</Badge>
    case "EXPIRED":
      return <Badge tone="warn">Invitation expired</Badge>
    case "BOUNCED":
      return <Badge tone="danger">Mail bounced</Badge>
    case "ACTIVE":
      return row.endsAt ? (
        <Badge tone="warn">
          Ends <Time value={row.endsAt} as="relative" />
        </Badge>
      ) : (
        <Badge tone="ok">Active</Badge>
      )
  }
}

export const memberColumns = (org: string, addresses: boolean): readonly Column<MemberRow>[] => [
  {
    id: "name",
    header: "Member",
    sort: "name",
    names: true,
    cell: (row) => (
      <span className="flex items-center gap-2.5 leading-[17px]">
        <Avatar name={row.name} />
        <span className="min-w-0">
          {row.kind === "member" ? (
            <Link
              href={`/orgs/${org}/members/${row.userId}`}
              prefetch={false}
              className="block font-medium hover:underline"
            >
              {row.name}
            </Link>
          ) : (
            <span className="block font-medium">{row.name}</span>
          )}
          <small className="text-dim text-xs">{row.handle}</small>
        </span>
      </span>
    ),
  },
  {
    id: "level",
    header: "Level",
    sort: "level",
    hideBelow: "sm",
    cell: (row) => (row.level === "ADMIN" ? <Badge tone="accent">Admin</Badge> : LEVEL_WORDS[row.level]),
  },
  { id: "role", header: "Role", hideBelow: "sm", cell: (row) => row.roles.map((role) => role.name).join(", ") },
  {
    id: "billable",
    header: "Billable activities",
    hideBelow: "lg",
    cell: (row) => dimWhenAdmin(row, row.billableActivities ? "Allowed" : "Not allowed"),
  },
  {
    id: "access",
    header: "Project access",
    hideBelow: "md",
    cell: (row) => dimWhenAdmin(row, PROJECT_LEVEL_WORDS[row.projectAccess]),
  },
  { id: "apps", header: "Apps", hideBelow: "md", cell: (row) => dimWhenAdmin(row, row.appAccess ? "Yes" : "No") },
  { id: "status", header: "Status", cell: (row) => <StatusBadge row={row} /> },
  ...(addresses
    ? [{ id: "email", header: "E-mail", optional: true, cell: (row: MemberRow) => row.email ?? "" } as const]
    : []),
  {
    id: "joined",
    header: "Joined",
    sort: "joined",
    optional: true,
    align: "end",
    cell: (row) => <Time value={row.joinedAt} as="date" />,
  },
  {
    id: "endsAt",
    header: "End date",
    optional: true,
    align: "end",
    cell: (row) => (row.endsAt ? <Time value={row.endsAt} as="moment" /> : <span className="text-faint">none</span>),
  },
  ...(addresses
    ? [
        {
          id: "lastActive",
          header: "Last active",
          sort: "lastActive",
          align: "end",
          hideBelow: "sm",
          cell: (row: MemberRow) =>
            row.lastActiveAt ? (
              <span className="text-dim">
                <Time value={row.lastActiveAt} />
              </span>
            ) : (
              <span className="text-faint">never</span>
            ),
        } as const,
      ]
    : []),
]
