import type { Statement } from "../tenancy"

export type SpendingRow = {
  month_to_date: string
  recent: string
  since: Date | null
  before: boolean
  funds_left: string | null
}

/** What an account was charged this month and in the last days, from when, and what is left of its limit. Of no account: no row. */
export const spendingOf = (account: string, now: Date, days: number): Statement => ({
  name: "spending-of",
  text: `select coalesce((select sum(t.amount) from charge_total t where t.payer = b.id and t.month = date_trunc('month', $2::timestamptz at time zone 'utc')::date), 0)::text as month_to_date,
      coalesce(c.recent, 0)::text as recent, c.since,
      exists (select 1 from charge x where x.payer = b.id and x.at <= $2::timestamptz - make_interval(days => $3)) as before,
      (b.spending_limit - b.charged - b.reserved)::text as funds_left
    from billing_account b cross join lateral (
      select sum(x.amount) as recent, min(x.at) as since from charge x
      where x.payer = b.id and x.at > $2::timestamptz - make_interval(days => $3) and x.at <= $2) c
    where b.id = $1`,
  values: [account, now, days],
})

/** Orgs with a limit that is not reached, and of which nobody was told this month that it will be. For the installation. */
export const orgsToForecast = (key: string, after: string, most: number): Statement => ({
  text: `select b.id from billing_account b where b.id like 'org-%' and b.id > $2 and b.spending_limit > b.charged + b.reserved and b.charged > 0
      and not exists (select 1 from budget_alert a where a.org_id = b.id and a.key = $1)
    order by b.id limit $3`,
  values: [key, after, most],
})

export type StandingMoneyRow = { spent: string; spending_limit: string | null; told: boolean }

/** What of an org's limit is used, and whether a forecast was told of. Holds the account where it is told of now. */
export const moneyStanding = (org: string, key: string, locking: boolean): Statement => ({
  text: `select (b.charged + b.reserved)::text as spent, b.spending_limit::text,
      exists (select 1 from budget_alert a where a.org_id = b.id and a.key = $2) as told
    from billing_account b where b.id = $1${locking ? " for update" : ""}`,
  values: [org, key],
})

/** Notes that a forecast was told of. */
export const forecastTold = (org: string, key: string, now: Date, spent: string, limit: string): Statement => ({
  text: `insert into budget_alert (org_id, key, at, spent, spending_limit) values ($1, $2, $3, $4::bigint, $5::bigint) on conflict do nothing`,
  values: [org, key, now, spent, limit],
})
