import type { Statement } from "../tenancy"

/** Statements of support's commands: for transactions of the installation. */

export type PersonRow = {
  id: string
  handle: string
  name: string
  email: string | null
  state: "INVITED" | "ACTIVE" | "DISABLED" | "CLOSED"
  support: boolean
  metering: boolean
  created_at: Date
  last_active_at: Date | null
}

const COLUMNS = "id, handle, name, email, state, support, metering, created_at, last_active_at"

/** The user of a username, an id or an address, in lower case; held still when locking. By the id alone, which an index may answer under row security. */
export const userWho = (who: string, locking: boolean): Statement => ({
  text: `select ${COLUMNS} from "user" where id = any (array['user-' || $1, $1, person_of_address($1)])
    order by id = 'user-' || $1 desc, id = $1 desc limit 1${locking ? " for update" : ""}`,
  values: [who],
})

/** Users that have this username or this address. */
export const usersTaking = (handle: string | null, email: string): Statement => ({
  text: `select ${COLUMNS} from "user" where lower(handle) = lower($1) or lower(email) = lower($2)`,
  values: [handle, email],
})

export type PlaceOfUser = {
  org: string
  name: string
  level: string
  status: "member" | "disabled" | "ended" | "invited"
}

/** Where a user is a member or invited, and how many sessions are open. */
export const placesOfUser = (user: string, now: Date): Statement => ({
  text: `select o.id as org, o.name, m.level, case when m.disabled then 'disabled' when m.ends_at <= $2 then 'ended' else 'member' end as status
      from member m join org o on o.id = m.org_id where m.user_id = $1
    union all select o.id, o.name, i.level, 'invited' from invitation i join org o on o.id = i.org_id where i.user_id = $1 and i.state = 'OPEN'
    order by 1`,
  values: [user, now],
})

export const openSessionsOf = (user: string): Statement => ({
  text: "select count(*)::int as n from session where user_id = $1 and revoked_at is null",
  values: [user],
})

/** An account that is still to be activated. */
export const newAccount = (account: {
  readonly handle: string
  readonly name: string
  readonly email: string
  readonly support: boolean
  readonly staffRights?: readonly string[]
  readonly provisionedBy: string | null
  readonly now: Date
}): Statement => ({
  text: `insert into "user" (id, handle, name, email, state, support, staff_rights, provisioned_by, created_at)
    values ('user-' || lower($1), $1, $2, $3, 'INVITED', $4, $5, $6, $7)`,
  values: [
    account.handle,
    account.name,
    account.email,
    account.support,
    account.staffRights ?? [],
    account.provisionedBy,
    account.now,
  ],
})

/** Invites an account as an admin of a new org. */
export const adminInvited = (
  id: string,
  org: string,
  user: string,
  by: string,
  now: Date,
  expiresAt: Date,
): Statement => ({
  text: `insert into invitation (org_id, id, user_id, handle, name, email, sort_name, level, billable_activities, project_access, app_access,
      role_id, invited_by, created_at, expires_at)
    select $2, $1, u.id, u.handle, u.name, u.email, lower(u.name), 'ADMIN', true, 'ADMINISTER', true, 'administrator', $4, $5, $6
    from "user" u where u.id = $3`,
  values: [id, org, user, by, now, expiresAt],
})

export type OpenInvitation = { id: string; org_id: string; org_name: string }

/** A user's newest open invitation. */
export const newestInvitation = (user: string): Statement => ({
  text: `select i.id, i.org_id, o.name as org_name from invitation i join org o on o.id = i.org_id
    where i.user_id = $1 and i.state = 'OPEN' order by i.created_at desc, i.id limit 1`,
  values: [user],
})

export const invitationProlonged = (org: string, id: string, expiresAt: Date): Statement => ({
  text: "update invitation set expires_at = $3, bounced_at = null, version = version + 1 where org_id = $1 and id = $2",
  values: [org, id, expiresAt],
})
