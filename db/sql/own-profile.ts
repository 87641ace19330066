import type { Statement } from "../tenancy"

export type ProfileRow = {
  id: string
  handle: string
  name: string
  email: string | null
  default_org: string | null
  bill_to: string | null
  time_zone: string | null
  support: boolean
  created_at: Date
  last_active_at: Date | null
  version: number
  password_changed_at: Date | null
}

/** A person's own row; held still when `locked`. */
export const ownProfile = (user: string, locked: boolean): Statement => ({
  text: `select u.id, u.handle, u.name, u.email, u.default_org, u.bill_to, u.time_zone, u.support, u.created_at, u.last_active_at, u.version,
      (select a.password_changed_at from account a where a.user_id = u.id) as password_changed_at
    from "user" u where u.id = $1${locked ? " for update" : ""}`,
  values: [user],
})

export type MembershipRow = {
  org_id: string
  handle: string
  name: string
  state: "LIVE" | "SUSPENDED" | "EXPIRED"
  billable: boolean
  level: "ADMIN" | "MEMBER"
  billable_activities: boolean
  project_access: "NONE" | "VIEW" | "UPLOAD" | "CONTRIBUTE" | "ADMINISTER"
  app_access: boolean
  disabled: boolean
  ends_at: Date | null
  joined_at: Date
  roles: string[]
}

/** Every membership of a person's own, by the org's name. */
export const ownMemberships = (user: string): Statement => ({
  text: `select m.org_id, o.handle, o.name, org_state(o.state, o.expires_at, nullif(current_setting('app.now', true), '')::timestamptz) as state, o.billable, m.level, m.billable_activities, m.project_access, m.app_access, m.disabled,
      m.ends_at, m.joined_at, array(select r.role_id from member_role r where r.org_id = m.org_id and r.user_id = m.user_id order by 1) as roles
    from member m join org o on o.id = m.org_id where m.user_id = $1 order by lower(o.name), m.org_id`,
  values: [user],
})

export type AccessEventRow = {
  /** To the microsecond, since it is where the next page begins. */
  at: string
  chain: string
  seq: number
  operation: string
  actor: string
  actor_kind: string
  before: string | null
  after: string | null
}

/** What was changed about a person's own access in any org, newest first; the chain and the number settle ties. */
export const accessEvents = (user: string, before: string | null, limit: number): Statement => ({
  text: `select to_char(e.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.chain, e.seq::int as seq, e.operation, e.actor, e.actor_kind, e.before, e.after
    from audit_event e
    where e.target = $1 and e.chain like 'org-%' and ($2::timestamptz is null or e.at < $2)
    order by e.at desc, e.chain, e.seq desc limit $3`,
  values: [user, before, limit],
})

/** What the orgs are called, also those one has left, whose trails tell of one's own access. */
export const orgsOfMine = (): Statement => ({ text: "select id, name from orgs_of_mine()", values: [] })

/** What those are called who changed something about one's own access. */
export const changersOfMine = (): Statement => ({ text: "select id, name from changers_of_mine()", values: [] })
