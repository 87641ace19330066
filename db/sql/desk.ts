import type { Statement } from "../tenancy"

/** What support sees when it comes to its desk: for transactions of the installation. */

export type WaitingRow = { state: string; n: number; oldest: Date | null }

/** Requests that are not ended, by state, with since when the oldest of them waits for support. */
export const requestsOpen = (): Statement => ({
  name: "desk-requests-open",
  text: `select state, count(*)::int as n, min(waiting_since) as oldest from request where state in ('NEW', 'IN_REVIEW', 'RETURNED') group by state`,
})

/** How many requests wait for support. */
export const requestsWaiting = (): Statement => ({
  name: "desk-requests-waiting",
  text: "select count(*)::int as n from request where waiting_since is not null",
})

export type OrgLine = { id: string; name: string; total: number }
export type ExpiringRow = OrgLine & { expires_at: Date }

/** Live orgs that expire before a moment, the next first. */
export const orgsExpiring = (now: Date, until: Date, most: number): Statement => ({
  name: "desk-orgs-expiring",
  text: `select id, name, expires_at, count(*) over ()::int as total from org
    where state = 'LIVE' and expires_at > $1 and expires_at <= $2 order by expires_at, id limit $3`,
  values: [now, until, most],
})

export type SpentRow = OrgLine & { spending_limit: string; funds_left: string }

/** Live orgs that have spent so many percent of their limit or more, the nearest to it first. */
export const orgsNearLimit = (now: Date, percent: number, most: number): Statement => ({
  name: "desk-orgs-near-limit",
  text: `select o.id, o.name, b.spending_limit::text, (b.spending_limit - b.charged - b.reserved)::text as funds_left, count(*) over ()::int as total
    from billing_account b join org o on o.id = b.id
    where b.spending_limit is not null and (b.charged + b.reserved) * 100.0 >= b.spending_limit * $2::numeric
      and o.billable and org_state(o.state, o.expires_at, $1) = 'LIVE'
    order by b.spending_limit - b.charged - b.reserved, o.id limit $3`,
  values: [now, percent, most],
})

export type OrphanRow = OrgLine & { invited: boolean; created_at: Date }

/** Whether an org has an admin who can act: activated, enabled, in time (INV-1). */
export const HAS_ADMIN = `exists (select 1 from member m join "user" u on u.id = m.user_id and u.state = 'ACTIVE'
  where m.org_id = o.id and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > $1))`

/** Live orgs that nobody can administer, and whether an admin is invited; the newest first. */
export const orgsWithoutAdmin = (now: Date, most: number): Statement => ({
  name: "desk-orgs-without-admin",
  text: `select o.id, o.name, o.created_at, count(*) over ()::int as total,
      exists (select 1 from invitation i where i.org_id = o.id and i.state = 'OPEN' and i.level = 'ADMIN' and i.expires_at > $1) as invited
    from org o where org_state(o.state, o.expires_at, $1) = 'LIVE' and not ${HAS_ADMIN}
    order by o.created_at desc, o.id limit $2`,
  values: [now, most],
})

/** How many orgs there are in each state. */
export const orgsByState = (now: Date): Statement => ({
  name: "desk-orgs-by-state",
  text: "select org_state(state, expires_at, $1) as state, count(*)::int as n from org group by 1",
  values: [now],
})
