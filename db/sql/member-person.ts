import type { Statement } from "../tenancy"
import type { AppPathRow } from "./apps"
import { MEMBER_ROW, type MemberRow } from "./member-row"

export type PersonRow = MemberRow & {
  last_active_at: Date | null
  added_by_name: string | null
  roles: readonly { id: string; name: string; policies: readonly string[] }[]
}

/** One member with their roles, and what each role is made of. */
export const memberPerson = (org: string, user: string): Statement => ({
  name: "member-person",
  text: `select ${MEMBER_ROW}, m.last_active_at, b.name as added_by_name,
      (select coalesce(json_agg(json_build_object('id', x.id, 'name', x.name, 'policies',
          array(select p.policy from role_policy p where p.org_id = x.org_id and p.role_id = x.id)) order by x.name), '[]'::json)
        from member_role r join role x on x.org_id = r.org_id and x.id = r.role_id where r.org_id = m.org_id and r.user_id = m.user_id) as roles
    from member m left join member b on b.org_id = m.org_id and b.user_id = m.added_by where m.org_id = $1 and m.user_id = $2`,
  values: [org, user],
})

export type TokenRow = {
  id: string
  name: string
  ending: string
  bound: boolean
  read_only: boolean
  expires_at: Date
  last_used_at: Date | null
}

/** A member's live tokens that reach the org: bound to it, or to none. */
export const tokensReaching = (org: string, user: string, now: Date): Statement => ({
  name: "tokens-reaching",
  text: `select id, name, ending, org_id is not null as bound, read_only, expires_at, last_used_at from token
    where user_id = $2 and revoked_at is null and expires_at > $3 and (org_id is null or org_id = $1) order by name, id limit 50`,
  values: [org, user, now],
})

export type ReachedAppRow = { id: string; name: string; paths: readonly AppPathRow[] }

/**
 * The apps that reach a member: by permissions of their own on what the org pays for, and shared with the org. What reaches them
 * through another org is not this one's to know.
 */
export const appsReaching = (org: string, user: string, most: number): Statement => ({
  name: "member-apps-reaching",
  text: `select a.id, a.title as name, json_agg(to_json(x) order by x.org_id nulls first, x.kind) as paths from app_paths(null, $2) x
      join app a on a.id = x.app_id where x.org_id = $1 or (x.org_id is null and a.billed_to = $1)
    group by a.id, a.title order by lower(a.title), a.id limit $3`,
  values: [org, user, most],
})

/** What projects and apps are called that the org sees. */
export const thingsNamed = (ids: readonly string[]): Statement => ({
  name: "things-named",
  text: `select id, name from project where id = any ($1::text[]) union all select id, title from app where id = any ($1::text[])`,
  values: [ids],
})

/** The other orgs a member is in, of those the one who asks administers. */
export const otherOrgs = (users: readonly string[]): Statement => ({
  name: "member-other-orgs",
  text: "select user_id, org_id as id, org_name as name from member_other_orgs($1::text[])",
  values: [users],
})

/** The newest lines of the org's trail about someone. */
export const eventsAbout = (org: string, user: string, limit: number): Statement => ({
  name: "trail-about",
  text: `select seq, at, actor, actor_kind, operation, target, before, after from audit_event
    where chain = $1 and target = $2 order by seq desc limit $3`,
  values: [org, user, limit],
})
