import Link from "next/link"
import { COUNT, type Column } from "@/components/table/columns"
import { BREAKDOWN_WORDS, type BreakdownBy, isChargeKind } from "@/lib/access/charges"
import { dollarsOf } from "@/lib/access/money"
import type { BreakdownLine } from "@/lib/billing-accounts/breakdown"
import { lineDollars, quantityWords, shareWords } from "./words"

type Charges = { readonly path: string; readonly used: string | null }

function linesHref({ path, used }: Charges, by: BreakdownBy, id: string): string {
  const query = new URLSearchParams({ [by]: id })
  if (used) query.set("used", used)
  return `${path}?${query}`
}

const money = (id: "storage" | "compute" | "egress", header: string): Column<BreakdownLine> => ({
  id,
  header,
  align: "end",
  hideBelow: "md",
  cell: (row) => (row[id] === "0" ? <span className="text-faint">-</span> : dollarsOf(row[id])),
})

/** The columns of a breakdown; each row leads to its lines of the ledger. */
export const breakdownColumns = (
  by: BreakdownBy,
  whole: string,
  charges: Charges,
): readonly Column<BreakdownLine>[] => [
  {
    id: "name",
    header: BREAKDOWN_WORDS[by],
    sort: by === "kind" ? undefined : "name",
    names: true,
    cell: (row) => (
      <span className="block min-w-24 leading-[17px] [overflow-wrap:anywhere]">
        <Link href={linesHref(charges, by, row.id)} prefetch={false} className="font-medium hover:underline">
          {row.name ?? <code className="text-sm">{row.id}</code>}
        </Link>
        {row.name === null ? (
          <small className="block text-dim text-xs">
            {by === "project" ? "Not billed here any more, or not open to you" : "No member any more"}
          </small>
        ) : by === "user" ? (
          <small className="block text-dim text-xs">{row.id.replace(/^user-/, "")}</small>
        ) : null}
      </span>
    ),
  },
  ...(by === "kind"
    ? [
        {
          id: "quantity",
          header: "Used",
          align: "end" as const,
          hideBelow: "sm" as const,
          cell: (row: BreakdownLine) =>
            isChargeKind(row.id) && row.quantity !== null ? quantityWords(row.id, row.quantity) : "-",
        },
      ]
    : [money("compute", "Compute"), money("storage", "Storage"), money("egress", "Egress")]),
  {
    id: "lines",
    header: "Lines",
    optional: true,
    align: "end",
    hideBelow: "sm",
    cell: (row) => COUNT.format(row.lines),
  },
  {
    id: "id",
    header: "Id",
    optional: true,
    hideBelow: "md",
    cell: (row) => <code className="text-xs">{row.id}</code>,
  },
  {
    id: "share",
    header: "Share",
    align: "end",
    hideBelow: "sm",
    cell: (row) => <Share part={row.amount} whole={whole} />,
  },
  {
    id: "amount",
    header: "Amount",
    sort: "amount",
    align: "end",
    cell: (row) => <span className="font-medium">{lineDollars(row.amount)}</span>,
  },
]

function Share({ part, whole }: { part: string; whole: string }) {
  const words = shareWords(part, whole)
  const width = Math.min(100, Number.parseFloat(words.replace("< ", "")))
  return (
    <span className="inline-flex items-center gap-2.5 whitespace-nowrap text-dim">
      <svg aria-hidden width="64" height="4" className="text-line max-lg:hidden">
        <rect width="64" height="4" rx="2" fill="currentColor" />
        <rect width={(width * 64) / 100} height="4" rx="2" className="fill-accent" />
      </svg>
      <span className="w-14">{words}</span>
    </span>
  )
}
