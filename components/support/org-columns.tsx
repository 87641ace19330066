import Link from "next/link"
import { fundsWords } from "@/components/orgs/funds-words"
import { COUNT, type Column } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import { dollarsOf } from "@/lib/access/money"
import type { DeskOrg } from "@/lib/orgs/desk-list"
import { featureNames, OrgStateBadge } from "./org-badges"

const none = <span className="text-faint">none</span>
const CATEGORIES = { none: "Not billable", unlimited: "Billable, unlimited", limited: "Billable, limited" } as const

export const categoryOf = ({ funds }: Pick<DeskOrg, "funds">): string => CATEGORIES[funds.kind]

export const deskOrgColumns: readonly Column<DeskOrg>[] = [
  {
    id: "name",
    header: "Organization",
    sort: "name",
    names: true,
    cell: (row) => (
      <span className="block min-w-28 leading-[17px] [overflow-wrap:anywhere]">
        <Link href={`/support/orgs/${row.id}`} prefetch={false} className="font-medium hover:underline">
          {row.name}
        </Link>{" "}
        {row.development ? <Badge>Development</Badge> : null}
        {row.state === "LIVE" ? null : (
          <span className="sm:hidden">
            <OrgStateBadge state={row.state} />
          </span>
        )}
        <small className="block text-dim text-xs">
          <code>{row.id}</code>
        </small>
      </span>
    ),
  },
  {
    id: "category",
    header: "Category",
    hideBelow: "md",
    cell: (row) => <span className="whitespace-nowrap text-sm">{categoryOf(row)}</span>,
  },
  { id: "state", header: "State", hideBelow: "sm", cell: (row) => <OrgStateBadge state={row.state} /> },
  {
    id: "limit",
    header: "Limit",
    optional: true,
    align: "end",
    hideBelow: "lg",
    cell: (row) => (row.funds.kind === "limited" ? dollarsOf(row.funds.limit) : none),
  },
  {
    id: "charged",
    header: "Charged",
    sort: "charged",
    optional: true,
    align: "end",
    hideBelow: "md",
    cell: (row) => dollarsOf(row.charged),
  },
  {
    id: "left",
    header: "Funds left",
    sort: "left",
    align: "end",
    cell: (row) => fundsWords(row.funds),
  },
  {
    id: "members",
    header: "Members",
    sort: "members",
    align: "end",
    hideBelow: "sm",
    cell: (row) => COUNT.format(row.members),
  },
  {
    id: "invitations",
    header: "Invitations",
    optional: true,
    align: "end",
    hideBelow: "sm",
    cell: (row) => COUNT.format(row.invitations),
  },
  {
    id: "projects",
    header: "Projects",
    optional: true,
    align: "end",
    hideBelow: "sm",
    cell: (row) => COUNT.format(row.projects),
  },
  {
    id: "admins",
    header: "Admins",
    hideBelow: "sm",
    cell: (row) => (row.hasAdmin ? <span className="text-dim">active</span> : <Badge tone="danger">none</Badge>),
  },
  {
    id: "features",
    header: "Features",
    optional: true,
    hideBelow: "sm",
    cell: (row) => <span className="text-sm">{featureNames(row).join(", ") || none}</span>,
  },
  {
    id: "expires",
    header: "Expires",
    sort: "expires",
    optional: true,
    align: "end",
    hideBelow: "sm",
    cell: (row) => (row.expiresAt ? <Time value={row.expiresAt} as="moment" /> : none),
  },
  {
    id: "created",
    header: "Created",
    sort: "created",
    align: "end",
    hideBelow: "md",
    cell: (row) => <Time value={row.createdAt} as="date" />,
  },
]
