import type { Statement } from "../tenancy"

/** So long may a session be idle, and so long may it live (INV-21); session_find says the same. */
export const IDLE_MINUTES = 30
export const LIFE_HOURS = 12

export type SessionRow = {
  id: string
  created_at: Date
  last_seen_at: Date
  ip: string | null
  agent: string | null
}

/** A person's sessions that are neither ended nor run out, the last seen first. */
export const sessionsLive = (user: string, now: Date): Statement => ({
  text: `select id, created_at, last_seen_at, ip, agent from session
    where user_id = $1 and revoked_at is null and last_seen_at > $2::timestamptz - interval '${IDLE_MINUTES} minutes'
      and created_at > $2::timestamptz - interval '${LIFE_HOURS} hours'
    order by last_seen_at desc, id limit 200`,
  values: [user, now],
})

type NewSession = {
  readonly id: string
  readonly user: string
  readonly hash: string
  readonly ip: string | null
  readonly agent: string | null
}

export const sessionAdded = (one: NewSession, now: Date): Statement => ({
  text: `insert into session (id, user_id, secret_hash, created_at, last_seen_at, proven_at, ip, agent)
    values ($1, $2, $3, $4, $4, $4, $5, $6)`,
  values: [one.id, one.user, one.hash, now, one.ip, one.agent],
})

/** Ends one open session of a person. */
export const sessionEnded = (user: string, id: string, now: Date): Statement => ({
  text: "update session set revoked_at = $3, revoked_by = $1 where user_id = $1 and id = $2 and revoked_at is null",
  values: [user, id, now],
})

export type OwnOrgRow = { org_id: string; name: string; level: "ADMIN" | "MEMBER"; is_default: boolean }

/** The orgs a person is active in now: the highest level first, then by name (A021). */
export const ownOrgs = (user: string, now: Date): Statement => ({
  text: `select m.org_id, o.name, m.level, u.default_org is not distinct from m.org_id as is_default
    from member m join org o on o.id = m.org_id join "user" u on u.id = m.user_id
    where m.user_id = $1 and not m.disabled and (m.ends_at is null or m.ends_at > $2) and org_state(o.state, o.expires_at, $2) = 'LIVE'
    order by m.level, lower(o.name), m.org_id`,
  values: [user, now],
})
