import type { ReactNode } from "react"
import { BreakdownBar } from "@/components/billing/breakdown-bar"
import { BreakdownTable } from "@/components/billing/breakdown-table"
import { Headline } from "@/components/billing/headline"
import { MonthsFigure } from "@/components/billing/months-figure"
import { NotCharging } from "@/components/billing/not-charging"
import { daysOf, monthWords } from "@/components/billing/words"
import { EmptyState } from "@/components/ui/empty-state"
import { breakDownCharges, breakDownOwnCharges, breakdownPlace } from "@/lib/billing-accounts/breakdown"
import { getBillingAccount, ownBillingAccount } from "@/lib/billing-accounts/get"
import { askedMonth, BREAKDOWN_LISTING } from "@/lib/billing-accounts/listing"
import { listBillingMonths, ownBillingMonths } from "@/lib/billing-accounts/months"
import { ask } from "@/lib/doors/page"
import { listingHref, parseListing, type SearchParams } from "@/lib/listing/url"

const CHART_MONTHS = 12
const PICKED_MONTHS = 24

type OverviewProps = {
  /** An org's account, or one's own. */
  account: { readonly id: string; readonly own: boolean; readonly information: boolean }
  /** The address of this page. */
  home: string
  searchParams: SearchParams
  askLimit?: ReactNode
  /** The alerts of a limit, and the way to change them. */
  thresholds?: ((at: readonly number[]) => ReactNode) | undefined
}

/** The figures of one billing account: what was charged, what is left, where it goes (A118 to A121). */
export async function BillingOverview({ account, home, searchParams, askLimit, thresholds }: OverviewProps) {
  const { id, own } = account
  const state = parseListing(searchParams, BREAKDOWN_LISTING)
  const [figures, { months: all }] = own
    ? await Promise.all([ask(ownBillingAccount, null, {}), ask(ownBillingMonths, null, { months: PICKED_MONTHS })])
    : await Promise.all([ask(getBillingAccount, id, {}), ask(listBillingMonths, id, { months: PICKED_MONTHS })])
  const by = state.filters.by?.[0] ?? "project"
  const asked = askedMonth(state.filters.month)
  const month = asked === undefined ? figures.thisMonth.month : asked
  const order = { by, month, sort: state.sort, direction: state.direction }
  // A place of another order, or one changed by hand, leads to the first page.
  const known = (cursor: string | null) => (cursor !== null && breakdownPlace(order, cursor) ? cursor : null)
  const [after, before] = [known(state.after), known(state.before)]
  const input = { ...order, q: by === "kind" ? "" : state.q, after, before, size: state.size }
  const found = own ? await ask(breakDownOwnCharges, null, input) : await ask(breakDownCharges, id, input)

  const hrefOf = (filters: { by?: readonly string[]; month?: string }) =>
    listingHref(home, state, { ...(filters.by ? { q: "" } : {}), filters })
  const picked = [
    { value: "all", label: "All time", href: hrefOf({ month: "all" }) },
    ...[...all].reverse().map((one) => ({
      value: one.month,
      label: monthWords(one.month),
      href: hrefOf({ month: one.month === figures.thisMonth.month ? "" : one.month }),
    })),
  ]
  const days = month === null ? null : daysOf(month)
  const bar = <BreakdownBar by={by} hrefOf={(one) => hrefOf({ by: [one] })} month={month ?? "all"} months={picked} />
  return (
    <>
      <NotCharging
        account={figures}
        information={account.information ? `${home}/information` : null}
        askLimit={askLimit}
      />
      <Headline account={figures} home={home} askLimit={askLimit} />
      {figures.alertThresholds === null ? null : thresholds?.(figures.alertThresholds)}
      <MonthsFigure months={all.slice(-CHART_MONTHS)} home={home} current={month} />
      <div className="mt-8 mb-3">{bar}</div>
      {found.rows.length === 0 && input.q === "" ? (
        <div className="rounded-lg border bg-surface">
          <EmptyState title={month === null ? "No charges yet" : `No charges in ${monthWords(month)}`}>
            {figures.reach === "OWN"
              ? "What you cause stands here: storing data, running analyses, and taking data out of projects billed to this account."
              : "Storing data, running analyses and taking data out of projects billed to this account stand here."}
          </EmptyState>
        </div>
      ) : (
        <BreakdownTable
          by={by}
          rows={found.rows}
          page={{
            size: state.size,
            total: found.total,
            next: found.next,
            previous: found.previous,
            from: after === null && before === null ? 1 : state.from,
          }}
          state={state}
          whole={found.amount}
          charges={{ path: `${home}/charges`, used: days && `${days.from}..${days.to}` }}
          exportHref={listingHref(`${home}/export`, state, { filters: { month: month ?? "all" } })}
        />
      )}
    </>
  )
}
