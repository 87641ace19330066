import Link from "next/link"
import type { ReactNode } from "react"
import { Announced, type AnnouncedList } from "@/components/announcements/announced"
import { dollars } from "@/components/orgs/funds-words"
import { Section } from "@/components/orgs/section"
import { COUNT } from "@/components/table/columns"
import { Badge } from "@/components/ui/badge"
import { Time } from "@/components/ui/time"
import { Line } from "./desk-line"

type Listed<Row> = { readonly total: number; readonly rows: readonly Row[] }
type Named = { readonly id: string; readonly name: string }

type DeskOverviewProps = {
  requests: readonly { state: string; count: number; oldest: string | null }[]
  orgs: { live: number; suspended: number; expired: number }
  expiring: Listed<Named & { expiresAt: string }>
  atLimit: Listed<Named & { limit: string; left: string }>
  withoutAdmin: Listed<Named & { invited: boolean; createdAt: string }>
  announced: AnnouncedList
}

const STATES: Readonly<Record<string, string>> = {
  NEW: "New",
  IN_REVIEW: "In review",
  RETURNED: "Waiting for who asked",
}

/** What waits for support, the most pressing first. */
export function DeskOverview({ requests, orgs, expiring, atLimit, withoutAdmin, announced }: DeskOverviewProps) {
  return (
    <div className="mt-4">
      <Section title="Requests" hint="The oldest waits the longest for an answer.">
        <ul className="grid">
          {requests.map(({ state, count, oldest }) => (
            <Line
              key={state}
              href={`/support/requests?state=${state}`}
              name={STATES[state] ?? state}
              end={<span className="tabular-nums">{COUNT.format(count)}</span>}
            >
              {oldest ? (
                <>
                  oldest <Time value={oldest} />
                </>
              ) : null}
            </Line>
          ))}
        </ul>
      </Section>
      <Orgs
        title="At their limit"
        hint="Spent 95 % of the spending limit or more: what is charged beyond it is refused."
        none="No organization has spent its limit."
        list={atLimit}
        more="/support/orgs?category=limited&sort=left&direction=asc"
      >
        {(org) => ({ said: `of ${dollars(org.limit)}`, end: `${dollars(org.left)} left` })}
      </Orgs>
      <Orgs
        title="Without an active admin"
        hint="Nobody can manage them until an admin is invited, activates the account, or is named here."
        none="Every organization has an active admin."
        list={withoutAdmin}
        more="/support/orgs?admins=none"
      >
        {(org) => ({
          said: (
            <>
              made <Time value={org.createdAt} as="date" />
            </>
          ),
          end: org.invited ? <Badge>Admin invited</Badge> : <Badge tone="danger">No admin</Badge>,
        })}
      </Orgs>
      <Orgs
        title="Expiring soon"
        hint="Within 30 days."
        none="None expires within 30 days."
        list={expiring}
        more="/support/orgs?sort=expires&columns=expires"
      >
        {(org) => ({ said: null, end: <Time value={org.expiresAt} as="moment" /> })}
      </Orgs>
      <Announced list={announced} />
      <Section title="Organizations" hint="All there are.">
        <p>
          <Link href="/support/orgs?state=LIVE" className="underline">
            {COUNT.format(orgs.live)} live
          </Link>
          {" · "}
          <Link href="/support/orgs?state=SUSPENDED" className="underline">
            {COUNT.format(orgs.suspended)} suspended
          </Link>
          {" · "}
          <Link href="/support/orgs?state=EXPIRED" className="underline">
            {COUNT.format(orgs.expired)} expired
          </Link>
        </p>
      </Section>
    </div>
  )
}

type OrgsProps<Row extends Named> = {
  title: string
  hint: string
  none: string
  list: Listed<Row>
  more: string
  children: (row: Row) => { said: ReactNode; end: ReactNode }
}

function Orgs<Row extends Named>({ title, hint, none, list, more, children }: OrgsProps<Row>) {
  return (
    <Section title={title} hint={hint}>
      {list.rows.length === 0 ? <p className="text-dim">{none}</p> : null}
      <ul className="grid">
        {list.rows.map((row) => {
          const { said, end } = children(row)
          return (
            <Line key={row.id} href={`/support/orgs/${row.id}`} name={row.name} id={row.id} end={end}>
              {said}
            </Line>
          )
        })}
      </ul>
      {list.total > list.rows.length ? (
        <p className="mt-2">
          <Link href={more} className="underline">
            All {COUNT.format(list.total)}
          </Link>
        </p>
      ) : null}
    </Section>
  )
}
