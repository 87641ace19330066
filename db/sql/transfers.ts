import type { Statement } from "../tenancy"

export type PartyRow = {
  user_id: string
  name: string
  email: string | null
  recipient: boolean
  requester: boolean
  payer_admin: boolean
}

/** Whom a project of the transaction is handed to, who asked for it, and the user who pays. */
export const transferParties = (project: string): Statement => ({
  name: "transfer-parties",
  text: "select * from transfer_parties($1)",
  values: [project],
})

/** The levels that the paths of one person give on a project of the transaction. */
export const levelsOf = (project: string, user: string): Statement => ({
  text: "select level from access_paths(array[$1], array[$2]) where standing = 'COUNTS'",
  values: [project, user],
})

export const transferAsked = (project: string, to: string, by: string, now: Date): Statement => ({
  text: "insert into project_transfer (project_id, to_user, requested_by, created_at) values ($1, $2, $3, $4)",
  values: [project, to, by, now],
})

/** VIEW for whom a project is handed to, unless they hold a grant of their own that has not ended (A192). */
export const viewGiven = (project: string, to: string, by: string, now: Date): Statement => ({
  text: `insert into project_grant (project_id, principal, level, granted_by, created_at) values ($1, $2, 'VIEW', $3, $4)
    on conflict (project_id, principal) do update set level = 'VIEW', ends_at = null, granted_by = $3, created_at = $4
      where project_grant.ends_at <= $4`,
  values: [project, to, by, now],
})

/** The grant that came with an open request and is still as it was given, held still when `locked`. */
export const viewOfTransfer = (project: string, locked: boolean): Statement => ({
  text: `select g.principal from project_grant g join project_transfer t on t.project_id = g.project_id and t.to_user = g.principal
    where g.project_id = $1 and g.level = 'VIEW' and g.ends_at is null and g.created_at = t.created_at and g.granted_by = t.requested_by
    ${locked ? "for update of g" : ""}`,
  values: [project],
})

export const viewTaken = (project: string, principal: string): Statement => ({
  text: "delete from project_grant where project_id = $1 and principal = $2",
  values: [project, principal],
})

export const transferClosed = (project: string): Statement => ({
  text: "delete from project_transfer where project_id = $1",
  values: [project],
})

/** Moves the billing; grants, usage and the orgs' counts follow by trigger. */
export const billingMoved = (project: string, to: string, now: Date): Statement => ({
  text: "update project set billed_to = $2, modified_at = $3, version = version + 1 where id = $1",
  values: [project, to, now],
})

export type AccountRow = {
  id: string
  name: string
  state: "LIVE" | "SUSPENDED" | "EXPIRED"
  phi: boolean
  may_bill: boolean
}

/** Every org a person is active in, by name, with whether they may bill to it (A111). */
export const accountsOf = (user: string, now: Date): Statement => ({
  name: "accounts-of",
  text: `select o.id, o.name, org_state(o.state, o.expires_at, $2) as state, o.phi, m.level = 'ADMIN' or m.billable_activities as may_bill
    from member m join org o on o.id = m.org_id
    where m.user_id = $1 and not m.disabled and (m.ends_at is null or m.ends_at > $2)
    order by lower(o.name), o.id limit 1000`,
  values: [user, now],
})

export type WaitingRow = { project_id: string; name: string | null; created_at: Date }

/** What is handed to a person and waits for their answer, the oldest first. */
export const transfersTo = (user: string): Statement => ({
  name: "transfers-to",
  text: `select t.project_id, p.name, t.created_at from project_transfer t left join project p on p.id = t.project_id
    where t.to_user = $1 order by t.created_at, t.project_id limit 100`,
  values: [user],
})
