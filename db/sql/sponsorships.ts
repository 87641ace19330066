import type { Statement } from "../tenancy"

export type SponsoredRow = {
  id: string
  name: string
  billed_to: string
  contains_phi: boolean
  sponsored_by: string | null
  sponsored_until: Date | null
}

/** A project as support sees it, for a transaction of the installation. */
export const sponsoredProject = (project: string, locking: boolean): Statement => ({
  text: `select id, name, billed_to, contains_phi, sponsored_by, sponsored_until from project where id = $1 ${locking ? "for update" : ""}`,
  values: [project],
})

export type SponsorRow = {
  id: string
  name: string
  state: string
  billable: boolean
  /** Micro-dollars; null is unlimited. */
  spending_limit: string | null
  funds_left: string | null
  confirmed: boolean
}

/** The user or the org of an id and what it can be charged, for a transaction of the installation. */
export const sponsorNamed = (id: string): Statement => ({
  text: `select x.id, x.name, x.state, x.billable, b.spending_limit::text, (b.spending_limit - b.charged - b.reserved)::text as funds_left,
      b.confirmed or x.id like 'user-%' as confirmed
    from (select id, name, org_state(state, expires_at, nullif(current_setting('app.now', true), '')::timestamptz) as state, billable
        from org where id = $1
      union all select id, name, state, true from "user" where id = $1) x
    join billing_account b on b.id = x.id`,
  values: [id],
})

export type SponsorToldRow = { user_id: string; name: string; email: string | null }

/** Who speaks for a sponsor: the user, or the org's active admins. For a transaction of the installation. */
export const sponsorTold = (sponsor: string, now: Date): Statement => ({
  text: `select u.id as user_id, u.name, u.email from "user" u where u.state = 'ACTIVE' and (u.id = $1 or u.id in (select m.user_id from member m
      where m.org_id = $1 and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > $2))) order by u.id limit 1000`,
  values: [sponsor, now],
})

export const sponsorshipSet = (
  project: string,
  sponsor: string | null,
  until: string | null,
  now: Date,
): Statement => ({
  text: `update project set sponsored_by = $2, sponsored_until = $3, modified_at = $4, version = version + 1 where id = $1`,
  values: [project, sponsor, until, now],
})
