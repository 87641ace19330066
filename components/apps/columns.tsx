import Link from "next/link"
import { COUNT, type Column } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import type { ListedApp } from "@/lib/apps/list"
import type { ListedOrgApp } from "@/lib/apps/list-of-org"
import { AppBadge } from "./app-badge"

type Listed = Pick<ListedApp, "id" | "name" | "title" | "latest" | "deprecated" | "createdAt" | "developer" | "runs">

const version = (row: Listed) =>
  row.latest ? (
    <code className="text-sm">{row.latest}</code>
  ) : row.deprecated ? (
    <Badge tone="warn" title="All of its versions are deprecated.">
      Deprecated
    </Badge>
  ) : (
    <span className="text-faint">none yet</span>
  )

const COMMON = {
  title: {
    id: "title",
    header: "App",
    sort: "title",
    names: true,
    cell: (row) => (
      <span className="block min-w-40 leading-[17px] [overflow-wrap:anywhere]">
        <Link href={`/apps/${row.id}`} prefetch={false} className="font-medium hover:underline">
          {row.title}
        </Link>
        <small className="block text-dim text-xs">{row.name}</small>
      </span>
    ),
  },
  access: { id: "access", header: "You", cell: (row) => <AppBadge {...row} /> },
  latest: { id: "latest", header: "Version", cell: version },
  id: { id: "id", header: "ID", optional: true, cell: (row) => <code className="text-dim text-xs">{row.id}</code> },
  created: {
    id: "created",
    header: "Created",
    optional: true,
    align: "end",
    hideBelow: "sm",
    cell: (row) => <Time value={row.createdAt} as="date" />,
  },
} as const satisfies Record<string, Column<Listed>>

export const appColumns: readonly Column<ListedApp>[] = [
  COMMON.title,
  COMMON.access,
  COMMON.latest,
  {
    id: "payer",
    header: "Billed to",
    hideBelow: "sm",
    cell: (row) => (
      <span className="line-clamp-1 max-w-56" title={row.payerAdmin ? "You decide over it for who pays." : undefined}>
        {row.payer.name}
      </span>
    ),
  },
  COMMON.id,
  COMMON.created,
]

export const orgAppColumns: readonly Column<ListedOrgApp>[] = [
  COMMON.title,
  COMMON.access,
  COMMON.latest,
  {
    id: "developers",
    header: "Developers",
    align: "end",
    hideBelow: "md",
    cell: (row) => COUNT.format(row.developers),
  },
  {
    id: "users",
    header: "Authorized users",
    align: "end",
    hideBelow: "md",
    cell: (row) => COUNT.format(row.users),
  },
  COMMON.id,
  COMMON.created,
]
