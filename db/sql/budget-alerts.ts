import type { Statement } from "../tenancy"

export type AlertRow = {
  org_id: string
  /** The highest threshold that is newly reached. */
  percent: number
  limit_version: number
  spent: string
  spending_limit: string
}

/**
 * Records the thresholds that are reached of the limit an org has now and were not before, and says the highest of each org. For the
 * installation, whose transaction holds the accounts; runs with every posting.
 */
export const thresholdsReached = (accounts: readonly string[], now: Date): Statement => ({
  name: "thresholds-reached",
  text: `with reached as (
      select b.id, b.limit_version, b.spending_limit, b.charged + b.reserved as spent, t.percent
      from billing_account b cross join lateral unnest(b.alert_thresholds) t(percent)
      where b.id = any ($1::text[]) and b.id like 'org-%' and b.spending_limit > 0
        and (b.charged + b.reserved)::numeric * 100 >= b.spending_limit::numeric * t.percent
        and not exists (select 1 from budget_alert a where a.org_id = b.id and a.key = 'limit:' || b.limit_version || ':' || t.percent)),
    recorded as (
      insert into budget_alert (org_id, key, at, spent, spending_limit)
      select id, 'limit:' || limit_version || ':' || percent, $2, spent, spending_limit from reached
      on conflict do nothing returning org_id, key)
    select r.id as org_id, max(r.percent) as percent, r.limit_version, r.spent::text, r.spending_limit::text
    from reached r join recorded c on c.org_id = r.id and c.key = 'limit:' || r.limit_version || ':' || r.percent
    group by r.id, r.limit_version, r.spent, r.spending_limit order by r.id`,
  values: [accounts, now],
})

/** Somebody who is told of an org's money: an active admin, or the recipient of its bills, who may have no account here. */
export type ToldRow = {
  org_id: string
  org_name: string
  user_id: string | null
  name: string
  address: string | null
}

/**
 * The active admins of orgs, and the recipients whom their billing information names and who confirmed it. One who is both stands once,
 * as an admin. For the installation.
 */
export const toldOfMoney = (orgs: readonly string[], now: Date): Statement => ({
  name: "told-of-money",
  text: `with admins as (
      select o.id as org_id, o.name as org_name, u.id as user_id, u.name, u.email as address
      from org o join member m on m.org_id = o.id and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > $2)
        join "user" u on u.id = m.user_id and u.state = 'ACTIVE'
      where o.id = any ($1::text[]))
    select * from admins
    union all
    select i.org_id, o.name, null, i.name, i.email from billing_information i join org o on o.id = i.org_id
    where i.org_id = any ($1::text[]) and i.state = 'CONFIRMED'
      and not exists (select 1 from admins a where a.org_id = i.org_id and lower(a.address) = lower(i.email))
    order by 1, 3 nulls last`,
  values: [orgs, now],
})

/** At which percentages of its limit an org is told. Holds its account when locked. */
export const thresholdsOf = (org: string, locked: boolean): Statement => ({
  text: `select alert_thresholds as thresholds from billing_account where id = $1${locked ? " for update" : ""}`,
  values: [org],
})

export const thresholdsSet = (org: string, thresholds: readonly number[]): Statement => ({
  text: "update billing_account set alert_thresholds = $2::int[], version = version + 1 where id = $1",
  values: [org, thresholds],
})
