import type { Statement } from "../tenancy"

export type OverviewRow = {
  projects: number
  apps: number
  admin_count: number
  admins: readonly { id: string; handle: string; name: string }[]
}

/** What the org's page counts, and its active admins, by name (A012, A013). */
export const overviewStatement = (org: string, now: Date, most: number): Statement => ({
  name: "org-overview",
  text: `with admins as (select user_id, handle, name, sort_name from member
      where org_id = $1 and level = 'ADMIN' and not disabled and (ends_at is null or ends_at > $2))
    select (select count(*)::int from project where billed_to = $1) as projects, (select count(*)::int from app where billed_to = $1) as apps,
      (select count(*)::int from admins) as admin_count,
      (select coalesce(json_agg(json_build_object('id', a.user_id, 'handle', a.handle, 'name', a.name) order by a.sort_name, a.user_id), '[]'::json)
        from (select * from admins order by sort_name, user_id limit $3) a) as admins`,
  values: [org, now, most],
})

export type TrailRow = {
  seq: number
  at: Date
  actor: string
  actor_kind: string
  operation: string
  target: string
  before: string | null
  after: string | null
  reason: string | null
}

/** The newest lines of an org's chain. */
export const newestEvents = (org: string, limit: number): Statement => ({
  name: "trail-newest",
  text: `select seq, at, actor, actor_kind, operation, target, before, after, reason from audit_event where chain = $1 order by seq desc limit $2`,
  values: [org, limit],
})

/** What people and orgs are called here: members, those invited, and those who were members. */
export const namesStatement = (org: string, ids: readonly string[]): Statement => ({
  text: `select user_id as id, name from former_member where org_id = $1 and user_id = any ($2)
    union all select user_id, name from invitation where org_id = $1 and user_id = any ($2)
    union all select user_id, name from member where org_id = $1 and user_id = any ($2)
    union all select id, name from org where id = any ($2) and id = $1`,
  values: [org, ids],
})

/** What those of support are called who did something in the org of the transaction. */
export const staffNamed = (ids: readonly string[]): Statement => ({
  name: "staff-named",
  text: "select id, name from staff_named($1)",
  values: [ids],
})
