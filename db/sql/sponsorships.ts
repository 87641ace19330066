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

export type SponsorRow = { id: string; name: string; state: string }

/** The user or the org of an id, for a transaction of the installation. */
export const sponsorNamed = (id: string): Statement => ({
  text: `select id, name, org_state(state, expires_at, nullif(current_setting('app.now', true), '')::timestamptz) as state from org where id = $1 union all select id, name, state from "user" where id = $1`,
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
