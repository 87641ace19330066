import type { Statement } from "../tenancy"

export type TokenRow = {
  id: string
  name: string
  ending: string
  org_id: string | null
  org_name: string | null
  read_only: boolean
  created_at: Date
  expires_at: Date
  last_used_at: Date | null
}

/** A person's tokens that still work, the newest first; held still when `locked`. */
export const tokensLive = (user: string, now: Date, locked: boolean): Statement => ({
  text: `select t.id, t.name, t.ending, t.org_id, (select o.name from org o where o.id = t.org_id) as org_name, t.read_only, t.created_at,
      t.expires_at, t.last_used_at
    from token t where t.user_id = $1 and t.revoked_at is null and t.expires_at > $2
    order by t.created_at desc, t.id${locked ? " for update of t" : ""}`,
  values: [user, now],
})

type NewToken = {
  readonly id: string
  readonly user: string
  readonly name: string
  readonly hash: string
  readonly ending: string
  readonly org: string | null
  readonly readOnly: boolean
  readonly expiresAt: Date
}

export const tokenAdded = (one: NewToken, now: Date): Statement => ({
  text: `insert into token (id, user_id, name, secret_hash, ending, org_id, read_only, created_at, expires_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
  values: [one.id, one.user, one.name, one.hash, one.ending, one.org, one.readOnly, now, one.expiresAt],
})

export const tokenRenamed = (user: string, id: string, name: string): Statement => ({
  text: "update token set name = $3 where user_id = $1 and id = $2 and revoked_at is null",
  values: [user, id, name],
})

export const tokenRevoked = (user: string, id: string, now: Date): Statement => ({
  text: "update token set revoked_at = $3 where user_id = $1 and id = $2 and revoked_at is null",
  values: [user, id, now],
})
