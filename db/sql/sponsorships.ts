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

export type SponsorshipRow = {
  id: string
  name: string
  contains_phi: boolean
  billed_to: string
  payer: string
  sponsored_by: string
  sponsor: string
  sponsored_until: Date
  bytes: string
  keys: string[]
}

const UNTIL = `to_char(p.sponsored_until at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

export type SponsorshipsSought = {
  readonly now: Date
  readonly q: string
  /** Those that end before it, or those that do not; null is both. */
  readonly ends: "soon" | "later" | null
  readonly by: "org" | "user" | null
  readonly soon: Date
}
type SponsorshipsPage = SponsorshipsSought & {
  readonly direction: "asc" | "desc"
  readonly past: readonly string[] | null
  readonly limit: number
}

const like = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`

// A PHI project is found by its id and by who pays, never by its name (A184).
const RUNNING = `from project p left join org o on o.id = p.billed_to left join "user" u on u.id = p.billed_to
    left join org so on so.id = p.sponsored_by left join "user" su on su.id = p.sponsored_by
  where p.sponsored_by is not null and p.sponsored_until > $1
    and ($2 = '%%' or p.id = $3 or (not p.contains_phi and p.sort_name like $2) or p.billed_to like $2 or p.sponsored_by like $2
      or lower(coalesce(o.name, u.name)) like $2 or lower(coalesce(so.name, su.name)) like $2)
    and ($4::text is null or (p.sponsored_until <= $5) = ($4 = 'soon')) and ($6::text is null or p.sponsored_by like $6 || '-%')`

const sought = ({ now, q, ends, by, soon }: SponsorshipsSought) => [now, like(q), q, ends, soon, by]

/** A page of the sponsorships that run, by their end. For a transaction of the installation. */
export const sponsorshipsRunning = (page: SponsorshipsPage): Statement => ({
  text: `select p.id, p.name, p.contains_phi, p.billed_to, coalesce(o.name, u.name, p.billed_to) as payer, p.sponsored_by,
      coalesce(so.name, su.name, p.sponsored_by) as sponsor, p.sponsored_until, array[${UNTIL}, p.id] as keys,
      (select coalesce(max(g.bytes), 0)::text from project_usage g where g.project_id = p.id) as bytes
    ${RUNNING}${page.past ? ` and (p.sponsored_until, p.id) ${page.direction === "asc" ? ">" : "<"} ($8::timestamptz, $9)` : ""}
    order by p.sponsored_until ${page.direction}, p.id ${page.direction} limit $7`,
  values: [...sought(page), page.limit, ...(page.past ?? [])],
})

export const sponsorshipsCount = (page: SponsorshipsSought): Statement => ({
  text: `select count(*)::int as n ${RUNNING}`,
  values: sought(page),
})
