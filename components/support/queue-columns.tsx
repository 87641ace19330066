import Link from "next/link"
import { StateBadge } from "@/components/requests/state-badge"
import type { Column } from "@/components/table/columns"
import { Time } from "@/components/ui/time"
import type { Queued } from "@/lib/requests/queue"

export const queueColumns: readonly Column<Queued>[] = [
  {
    id: "subject",
    header: "Request",
    names: true,
    cell: (row) => (
      <span className="block min-w-32 whitespace-normal leading-[17px] [overflow-wrap:anywhere]">
        <Link href={`/support/requests/${row.id}`} prefetch={false} className="font-medium hover:underline">
          {row.subject}
        </Link>
        <small className="block text-dim text-xs">
          {row.number} · {row.kind}
          {row.waitingSince ? (
            <span className="sm:hidden">
              {" · "}
              <Time value={row.waitingSince} />
            </span>
          ) : null}
        </small>
      </span>
    ),
  },
  {
    id: "org",
    header: "Organization",
    hideBelow: "md",
    cell: (row) =>
      row.org ? (
        <span className="block leading-[17px] [overflow-wrap:anywhere]">
          {row.org.name}
          <small className="block text-dim text-xs">
            <code>{row.org.id}</code>
          </small>
        </span>
      ) : (
        <span className="text-faint">none</span>
      ),
  },
  {
    id: "asker",
    header: "Asked by",
    hideBelow: "lg",
    cell: (row) => <span title={row.asker.handle}>{row.asker.name}</span>,
  },
  { id: "state", header: "State", cell: (row) => <StateBadge state={row.state} /> },
  {
    id: "assigned",
    header: "Assigned to",
    hideBelow: "md",
    cell: (row) => row.assigned?.name ?? <span className="text-faint">nobody</span>,
  },
  {
    id: "age",
    header: "Waiting since",
    sort: "age",
    align: "end",
    hideBelow: "sm",
    cell: (row) => (
      <span className="whitespace-nowrap">
        {row.waitingSince ? <Time value={row.waitingSince} /> : <span className="text-faint">not waiting</span>}
      </span>
    ),
  },
  {
    id: "updated",
    header: "Updated",
    sort: "updated",
    optional: true,
    align: "end",
    hideBelow: "md",
    cell: (row) => <Time value={row.updatedAt} />,
  },
  {
    id: "created",
    header: "Asked on",
    optional: true,
    align: "end",
    hideBelow: "md",
    cell: (row) => <Time value={row.createdAt} as="date" />,
  },
]
