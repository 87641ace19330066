import type { Statement } from "../tenancy"

export type LinkRow = {
  id: string
  kind: "activate" | "reset" | "email"
  user_id: string
  org_id: string | null
  invitation_id: string | null
  email: string
  expires_at: Date
  used_at: Date | null
  voided_at: Date | null
  handle: string
  name: string
  user_state: "INVITED" | "ACTIVE" | "DISABLED" | "CLOSED"
  user_email: string | null
  password_hash: string | null
  version: number
  invitation_state: "OPEN" | "ACCEPTED" | "REVOKED" | null
  org_name: string | null
}

/** A mailed link with whom it is for, by the hash of its secret; held still when `locked`. For the installation's transactions. */
export const linkOf = (hash: string, locked: boolean): Statement => ({
  text: `select l.id, l.kind, l.user_id, l.org_id, l.invitation_id, l.email, l.expires_at, l.used_at, l.voided_at,
      u.handle, u.name, u.state as user_state, u.email as user_email, u.version, a.password_hash, i.state as invitation_state, o.name as org_name
    from mail_link l join "user" u on u.id = l.user_id left join account a on a.user_id = u.id
      left join invitation i on i.org_id = l.org_id and i.id = l.invitation_id left join org o on o.id = l.org_id
    where l.secret_hash = $1${locked ? " for update of l, u" : ""}`,
  values: [hash],
})

export const linkUsed = (id: string, now: Date): Statement => ({
  text: "update mail_link set used_at = $2 where id = $1",
  values: [id, now],
})

/** Sets a person's password. */
export const passwordSet = (user: string, hash: string, now: Date): Statement => ({
  text: `insert into account (user_id, password_hash, password_changed_at) values ($1, $2, $3)
    on conflict (user_id) do update set password_hash = excluded.password_hash, password_changed_at = excluded.password_changed_at`,
  values: [user, hash, now],
})

/** Ends a person's open sessions, but for the one that is named. */
export const sessionsEnded = (user: string, keep: string | null, by: string, now: Date): Statement => ({
  text: `update session set revoked_at = $4, revoked_by = $3 where user_id = $1 and revoked_at is null and ($2::text is null or id <> $2)`,
  values: [user, keep, by, now],
})
