import Link from "next/link"
import type { ReactNode } from "react"
import { Time } from "@/components/ui/time"
import { Tooltip } from "@/components/ui/tooltip"
import { CHARGE_KIND_WORDS, CHARGE_KINDS, type ChargeKind } from "@/lib/access/charges"
import { dollarsOf } from "@/lib/access/money"
import type { BillingAccount, Figures } from "@/lib/billing-accounts/get"
import { FundsBar } from "./funds-bar"
import { monthName, monthWords } from "./words"

type HeadlineProps = {
  account: BillingAccount
  /** The overview's address, where a month is looked at by its own. */
  home: string
  /** The link "Set / Update Spending Limit", for who may ask (A121). */
  askLimit?: ReactNode
}

/** The three figures of an account: Estimated Charges, This month, and Funds Left (A118 to A121). */
export function Headline({ account, home, askLimit }: HeadlineProps) {
  const { charged, thisMonth, lastMonth, reach } = account
  const own = reach === "OWN"
  return (
    <section
      aria-label="Figures of the account"
      className="mb-7 grid gap-y-5 border-y py-5 md:grid-cols-3 md:divide-x md:[&>*:not(:first-child)]:pl-7 md:[&>*]:pr-7"
    >
      <Figure
        title={own ? "Estimated Charges you caused" : "Estimated Charges"}
        amount={dollarsOf(charged.amount)}
        said={own ? "Since you began to charge to this account" : "Over the lifetime of the account"}
      >
        <Kinds figures={charged} />
      </Figure>
      <Figure title="This month" amount={dollarsOf(thisMonth.amount)} said={<Pace account={account} />}>
        <p className="text-dim text-sm">
          <Link href={`${home}?month=${lastMonth.month}`} scroll={false} className="hover:text-ink hover:underline">
            {monthWords(lastMonth.month)}
          </Link>
          : <span className="text-ink tabular-nums">{dollarsOf(lastMonth.amount)}</span>
        </p>
      </Figure>
      {own ? null : <FundsLeft account={account} askLimit={askLimit} />}
    </section>
  )
}

/** What the month is likely to come to, and the limit where it will be reached in it. */
function Pace({ account: { thisMonth, forecast, funds } }: { account: BillingAccount }) {
  const sofar = `${monthName(thisMonth.month)} so far`
  if (!forecast) return <>{sofar}</>
  if (!forecast.known)
    return (
      <>
        {sofar}; by its end: n/a until there are {forecast.daysNeeded} days of charges
      </>
    )
  const reached = forecast.reachedThisMonth && funds !== null && BigInt(funds.left) > 0n && forecast.limitReachedAt
  return (
    <>
      {sofar}, about <span className="text-ink tabular-nums">{dollarsOf(forecast.monthEnd)}</span> by its end at the
      pace of the last {forecast.paceDays} days
      {reached ? (
        <span className="block text-warn">
          The spending limit is then reached around <Time value={reached} as="date" />.
        </span>
      ) : null}
    </>
  )
}

type FigureProps = { title: ReactNode; amount: string; said?: ReactNode; children?: ReactNode }

function Figure({ title, amount, said, children }: FigureProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <h2 className="font-medium text-dim">{title}</h2>
      <p className="font-semibold text-[26px] tabular-nums leading-8 tracking-tight">{amount}</p>
      {said ? <p className="text-dim text-sm">{said}</p> : null}
      {children}
    </div>
  )
}

const lower = (kind: ChargeKind) => kind.toLowerCase() as Lowercase<ChargeKind>

const Kinds = ({ figures }: { figures: Figures }) => (
  <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
    {CHARGE_KINDS.map((kind) => (
      <div key={kind} className="flex gap-1.5">
        <dt className="text-dim">{CHARGE_KIND_WORDS[kind]}</dt>
        <dd className="tabular-nums">{dollarsOf(figures[lower(kind)])}</dd>
      </div>
    ))}
  </dl>
)

function FundsLeft({ account: { funds, billable }, askLimit }: Omit<HeadlineProps, "home">) {
  const title = (
    <Tooltip label="Funds remaining of the spending limit">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what the label means is told on focus too */}
      <span tabIndex={0} className="rounded-sm">
        Funds Left
      </span>
    </Tooltip>
  )
  if (funds === null)
    return (
      <Figure
        title={title}
        amount="n/a"
        said={billable ? "There is no spending limit." : "Nothing is billed to this account."}
      >
        {askLimit ? <div className="mt-1">{askLimit}</div> : null}
      </Figure>
    )
  return (
    <Figure title={title} amount={dollarsOf(funds.left)} said={<>of a limit of {dollarsOf(funds.limit)}</>}>
      <FundsBar {...funds} />
      {BigInt(funds.reserved) > 0n ? (
        <p className="text-dim text-sm">
          Reserved for work under way: <span className="text-ink tabular-nums">{dollarsOf(funds.reserved)}</span>
        </p>
      ) : null}
      {askLimit ? <div className="mt-1">{askLimit}</div> : null}
    </Figure>
  )
}
