import type { Column } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import type { Meter } from "@/lib/meters/list"

const SHOWN = 3

function Tokens({ tokens }: Pick<Meter, "tokens">) {
  if (tokens.length === 0) return <Badge tone="warn">No token</Badge>
  return (
    <ul className="whitespace-normal py-1.5 text-sm leading-[18px]">
      {tokens.slice(0, SHOWN).map((one) => (
        <li key={one.id}>
          {one.name} <code className="text-dim text-xs">…{one.ending}</code>
          <span className="text-dim">
            {", ends "}
            <Time value={one.expiresAt} as="date" />
          </span>
        </li>
      ))}
      {tokens.length > SHOWN ? <li className="text-dim">and {tokens.length - SHOWN} more</li> : null}
    </ul>
  )
}

export const meterColumns: readonly Column<Meter>[] = [
  {
    id: "name",
    header: "Account",
    sort: "name",
    names: true,
    cell: (row) => (
      <span className="block min-w-28 whitespace-normal py-1.5 leading-[17px] [overflow-wrap:anywhere]">
        <span className="font-medium">{row.name}</span>
        <small className="block text-dim text-xs">
          <code>{row.id}</code>
        </small>
        <span className="block sm:hidden">
          <Tokens tokens={row.tokens} />
        </span>
      </span>
    ),
  },
  {
    id: "state",
    header: "State",
    cell: (row) => <Badge tone={row.disabled ? "danger" : "ok"}>{row.disabled ? "Disabled" : "Active"}</Badge>,
  },
  { id: "tokens", header: "Tokens", hideBelow: "sm", cell: (row) => <Tokens tokens={row.tokens} /> },
  {
    id: "used",
    header: "Last posting",
    hideBelow: "sm",
    align: "end",
    cell: (row) => (row.lastUsedAt ? <Time value={row.lastUsedAt} /> : <span className="text-faint">never</span>),
  },
  {
    id: "created",
    header: "Created",
    sort: "created",
    optional: true,
    hideBelow: "md",
    align: "end",
    cell: (row) => <Time value={row.createdAt} as="date" />,
  },
]
