import Link from "next/link"
import { EmptyState } from "@/components/ui/empty-state"
import { dollarsOf } from "@/lib/access/money"
import type { MonthFigures } from "@/lib/billing-accounts/months"
import { ChartLegend, MonthsChart } from "./months-chart"
import { monthWords, shortMonth } from "./words"

type MonthsFigureProps = {
  months: readonly MonthFigures[]
  /** Where a month is looked at by its own. */
  home: string
  /** The month looked at, or null. */
  current: string | null
}

/** An account's charges by month and kind: drawn, and as a table with the same figures. */
export function MonthsFigure({ months, home, current }: MonthsFigureProps) {
  const [first, last] = [months[0], months.at(-1)]
  if (!first || !last || months.every((month) => month.amount === "0"))
    return (
      <div className="mb-7 rounded-lg border bg-surface">
        <EmptyState title="No charges yet">
          What running analyses, storing data and taking data out costs stands here, month by month, once there is some.
        </EmptyState>
      </div>
    )
  return (
    <figure className="mb-8">
      <figcaption className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <span>
          <span className="font-semibold text-lg">Charges by month</span>{" "}
          <span className="text-dim text-sm">
            {monthWords(first.month)} to {monthWords(last.month)}
          </span>
        </span>
        <ChartLegend id="legend" />
      </figcaption>
      <div className="grid items-start gap-x-10 gap-y-5 lg:grid-cols-[minmax(0,1fr)_420px]">
        <MonthsChart months={months} id="chart" />
        <MonthsTable months={months} home={home} current={current} />
      </div>
    </figure>
  )
}

const number = "py-[3px] pl-3 text-right tabular-nums"

function MonthsTable({ months, home, current }: MonthsFigureProps) {
  return (
    <div className="overflow-x-auto">
      <table aria-label="Charges by month" className="w-full border-collapse text-sm">
        <thead>
          <tr className="border-b text-dim text-xs">
            {["Month", "Compute", "Storage", "Egress", "Total"].map((name, at) => (
              <th
                key={name}
                scope="col"
                className={at === 0 ? "pb-1.5 text-left font-medium" : "pb-1.5 pl-3 text-right font-medium"}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...months].reverse().map((month) => (
            <tr key={month.month} className={month.month === current ? "bg-accent-soft" : undefined}>
              <th scope="row" className="py-[3px] text-left font-normal">
                <Link
                  href={`${home}?month=${month.month}`}
                  scroll={false}
                  prefetch={false}
                  aria-current={month.month === current ? "true" : undefined}
                  className="whitespace-nowrap text-dim hover:text-ink hover:underline aria-[current]:font-medium aria-[current]:text-ink"
                >
                  {shortMonth(month.month)}
                </Link>
              </th>
              <td className={number}>{dollarsOf(month.compute)}</td>
              <td className={number}>{dollarsOf(month.storage)}</td>
              <td className={number}>{dollarsOf(month.egress)}</td>
              <td className={`${number} font-medium`}>{dollarsOf(month.amount)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
