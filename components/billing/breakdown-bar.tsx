import { clsx } from "clsx"
import Link from "next/link"
import { BREAKDOWN_WORDS, BREAKDOWNS, type BreakdownBy } from "@/lib/access/charges"
import { MonthPicker } from "./month-picker"

type BreakdownBarProps = {
  by: BreakdownBy
  hrefOf: (by: BreakdownBy) => string
  month: string
  months: readonly { readonly value: string; readonly label: string; readonly href: string }[]
}

/** By what the charges are added up, and of which month. */
export const BreakdownBar = ({ by, hrefOf, month, months }: BreakdownBarProps) => (
  <div className="mb-3 flex flex-wrap items-center justify-between gap-3">
    <h2 className="text-lg">Where it goes</h2>
    <div className="flex flex-wrap items-center gap-3">
      <nav aria-label="Charges by" className="inline-flex rounded-md border border-line-strong bg-surface p-0.5">
        {BREAKDOWNS.map((one) => (
          <Link
            key={one}
            href={hrefOf(one)}
            scroll={false}
            prefetch={false}
            aria-current={one === by ? "true" : undefined}
            className={clsx(
              "rounded-sm px-2.5 py-1 -outline-offset-2",
              one === by ? "bg-accent-soft font-medium text-accent" : "text-dim hover:text-ink",
            )}
          >
            {BREAKDOWN_WORDS[one]}
          </Link>
        ))}
      </nav>
      <MonthPicker label="Month" value={month} months={months} />
    </div>
  </div>
)
