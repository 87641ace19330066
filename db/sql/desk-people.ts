import type { Statement } from "../tenancy"
import type { PersonRow } from "./support"

/** People as support sees them: for transactions of the installation. */

export type FoundPersonRow = PersonRow & { orgs: number; waits_until: Date | null; keys: string[] }

export type PeopleSought = {
  readonly now: Date
  readonly q: string
  readonly states: readonly string[] | null
  /** Kept out after failed sign-ins, or not; null is both. */
  readonly locked: boolean | null
  /** Has never signed in, or has; null is both. */
  readonly never: boolean | null
}
type PeoplePage = PeopleSought & {
  readonly direction: "asc" | "desc"
  readonly past: readonly string[] | null
  readonly limit: number
}

const asked = ({ q, states, locked, never, now }: PeopleSought) => [q, states, locked, never, now]

/** One keyset page of people by name; of a search, who has exactly this username, id or address comes first. */
export const peopleFound = (page: PeoplePage): Statement => ({
  text: `select u.id, u.handle, u.name, u.email, u.state, u.support, u.metering, u.created_at, u.last_active_at,
      (select count(*)::int from member m where m.user_id = u.id) as orgs, t.waits_until, array[f.key, u.id] as keys
    from people_found($1, $2, $3, $4, $5, $6, $7, $8, $9) f join "user" u on u.id = f.user_id,
      sign_in_stand(array[try_key(u.handle), try_key(u.email)]) t
    order by f.place`,
  values: [...asked(page), page.direction === "desc", page.past?.[0] ?? null, page.past?.[1] ?? null, page.limit],
})

export const peopleCounted = (sought: PeopleSought): Statement => ({
  text: "select people_counted($1, $2, $3, $4, $5) as n",
  values: asked(sought),
})

export type PersonCountsRow = { sessions: number; tokens: number; waits_until: Date | null; failures: number }

/** What lets a person in and what keeps them out: open sessions, tokens that work, tries that failed. */
export const personCounts = (user: string, keys: readonly string[], now: Date): Statement => ({
  text: `select (select count(*)::int from session where user_id = $1 and revoked_at is null and last_seen_at > $3::timestamptz - interval '30 minutes'
        and created_at > $3::timestamptz - interval '12 hours') as sessions,
      (select count(*)::int from token where user_id = $1 and revoked_at is null and expires_at > $3) as tokens,
      t.waits_until, coalesce(t.failures, 0) as failures
    from sign_in_stand($2) t`,
  values: [user, keys, now],
})

/** Orgs that would be left without an admin who can act, were this person gone, their rows held in order when locking (INV-1). */
export const orgsHeldUp = (user: string): Statement => ({
  text: `select o.id, o.name from member m join org o on o.id = m.org_id
    where m.user_id = $1 and m.level = 'ADMIN' and not m.disabled and m.ends_at is null
      and not exists (select 1 from member x join "user" u on u.id = x.user_id and u.state = 'ACTIVE'
        where x.org_id = o.id and x.user_id <> $1 and x.level = 'ADMIN' and not x.disabled and x.ends_at is null)
    order by o.id`,
  values: [user],
})

export const orgsOfAdminHeld = (user: string): Statement => ({
  text: `select o.id from org o where o.id in (select m.org_id from member m where m.user_id = $1 and m.level = 'ADMIN') order by o.id for update`,
  values: [user],
})

export type AccountStandRow = { has_password: boolean; tokens: number; sessions: number }

export const accountStand = (user: string): Statement => ({
  text: `select exists (select 1 from account a where a.user_id = $1 and a.password_hash is not null) as has_password,
    (select count(*)::int from token where user_id = $1 and revoked_at is null) as tokens,
    (select count(*)::int from session where user_id = $1 and revoked_at is null) as sessions`,
  values: [user],
})

/** Takes every way in from an account (INV-15): sessions, tokens, mailed links, and the jobs that go on in its name. */
export const credentialsEnded = (user: string, by: string, now: Date): readonly Statement[] => [
  {
    text: "update session set revoked_at = $3, revoked_by = $2 where user_id = $1 and revoked_at is null",
    values: [user, by, now],
  },
  { text: "update token set revoked_at = $2 where user_id = $1 and revoked_at is null", values: [user, now] },
  {
    text: "update mail_link set voided_at = $2 where user_id = $1 and used_at is null and voided_at is null",
    values: [user, now],
  },
  { text: "update job set stop_asked = true where started_by = $1 and state = 'RUNNING'", values: [user] },
]

export const userStateSet = (user: string, state: "ACTIVE" | "INVITED" | "DISABLED"): Statement => ({
  text: `update "user" set state = $2, version = version + 1 where id = $1`,
  values: [user, state],
})

export type RecoverOrgRow = { id: string; name: string; active_admins: number }

export const orgToRecover = (org: string, now: Date): Statement => ({
  text: `select o.id, o.name, (select count(*)::int from member m join "user" u on u.id = m.user_id and u.state = 'ACTIVE'
      where m.org_id = o.id and m.level = 'ADMIN' and not m.disabled and (m.ends_at is null or m.ends_at > $2)) as active_admins
    from org o where o.id = $1`,
  values: [org, now],
})

export type PlaceInOrgRow = {
  level: string | null
  disabled: boolean | null
  ends_at: Date | null
  invitation: string | null
}

/** Where a person stands in an org: their membership, their open invitation. */
export const placeInOrg = (org: string, user: string): Statement => ({
  text: `select m.level, m.disabled, m.ends_at, i.id as invitation from (select 1) one
    left join member m on m.org_id = $1 and m.user_id = $2 left join invitation i on i.org_id = $1 and i.user_id = $2 and i.state = 'OPEN'`,
  values: [org, user],
})

export type ToldRow = { userId: string; name: string; email: string | null }

/** Who is or was an admin of an org, however they stand. */
export const adminsEver = (org: string): Statement => ({
  text: `select u.id as "userId", u.name, u.email from "user" u where u.state <> 'CLOSED' and u.id in (
      select m.user_id from member m where m.org_id = $1 and m.level = 'ADMIN'
      union select f.user_id from former_member f where f.org_id = $1 and f.held->>'level' = 'ADMIN') order by u.id limit 1000`,
  values: [org],
})

export const invitationRevoked = (org: string, id: string): Statement => ({
  text: "update invitation set state = 'REVOKED', version = version + 1 where org_id = $1 and id = $2 and state = 'OPEN'",
  values: [org, id],
})
