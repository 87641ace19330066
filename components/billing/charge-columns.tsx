import type { Column } from "@/components/table/columns"
import { Time } from "@/components/ui/time"
import { CHARGE_KIND_WORDS } from "@/lib/access/charges"
import type { Charge } from "@/lib/charges/lines"
import { lineDollars, quantityWords } from "./words"

const none = <span className="text-faint">none</span>

const named = ({ id, name }: { id: string; name: string | null }) =>
  name ?? <code className="text-xs">{id.replace(/^user-/, "")}</code>

/** The columns of the ledger; who caused a line is left out where that is always the viewer. */
export const chargeColumns = (all: boolean): readonly Column<Charge>[] => [
  {
    id: "used",
    header: "Used",
    sort: "used",
    cell: (row) => (
      <span className="whitespace-nowrap text-dim">
        <Time value={row.at} as="moment" />
      </span>
    ),
  },
  {
    id: "project",
    header: "Project",
    names: true,
    cell: (row) => (
      <span className="block min-w-20 leading-[17px] [overflow-wrap:anywhere]">
        <span className="font-medium">{named(row.project)}</span>
        <small className="block text-dim text-xs sm:hidden">
          {CHARGE_KIND_WORDS[row.kind]}, {quantityWords(row.kind, row.quantity)}
        </small>
      </span>
    ),
  },
  { id: "kind", header: "Kind", hideBelow: "sm", cell: (row) => CHARGE_KIND_WORDS[row.kind] },
  ...(all
    ? [{ id: "user", header: "Caused by", hideBelow: "md" as const, cell: (row: Charge) => named(row.user) }]
    : []),
  {
    id: "quantity",
    header: "Quantity",
    align: "end",
    hideBelow: "sm",
    cell: (row) => <span className="whitespace-nowrap">{quantityWords(row.kind, row.quantity)}</span>,
  },
  {
    id: "reference",
    header: "Reference",
    optional: true,
    hideBelow: "md",
    cell: (row) => (row.reference ? <code className="text-xs">{row.reference}</code> : none),
  },
  {
    id: "key",
    header: "Key",
    optional: true,
    hideBelow: "md",
    cell: (row) => <code className="text-xs [overflow-wrap:anywhere]">{row.key}</code>,
  },
  {
    id: "amount",
    header: "Amount",
    align: "end",
    cell: (row) => <span className="font-medium">{lineDollars(row.amount)}</span>,
  },
]
