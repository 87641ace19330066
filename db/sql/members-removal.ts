import type { ProjectLevel } from "@/lib/access/levels"
import type { Statement } from "../tenancy"

export type HeldRow =
  | {
      kind: "project"
      principal: string
      id: string
      name: string
      level: Exclude<ProjectLevel, "NONE">
      granted_by: string
      created_at: Date
      ends_at: Date | null
      /** Nobody else administers it. */
      last: boolean
    }
  | {
      kind: "app"
      principal: string
      id: string
      name: string
      level: "DEVELOPER" | "USER"
      granted_by: null
      created_at: Date
    }
  | {
      kind: "group"
      principal: string
      id: string
      name: string
      level: "ADMIN" | "MEMBER"
      granted_by: string
      created_at: Date
      /** It has no other group admin. */
      last: boolean
      /** How many projects it gives. */
      gives: number
    }

/**
 * What people hold in the org: explicit grants and permissions on what is billed to it, and the groups they are in. It is what removal
 * takes away (A075).
 */
export const heldInOrg = (org: string, users: readonly string[], now: Date): Statement => ({
  name: "held-in-org",
  text: `select 'project' as kind, g.principal, p.id, p.name, g.level, g.granted_by, g.created_at, g.ends_at,
      g.level = 'ADMINISTER' and (g.ends_at is null or g.ends_at > $3) and not exists (select 1 from project_grant o where o.project_id = p.id
        and o.level = 'ADMINISTER' and o.principal <> all ($2::text[]) and (o.ends_at is null or o.ends_at > $3)) as last, 0 as gives
      from project_grant g join project p on p.id = g.project_id where g.principal = any ($2::text[]) and p.billed_to = $1
    union all select 'app', x.principal, a.id, a.title, x.kind, null, x.created_at, null, false, 0 from app_permission x
      join app a on a.id = x.app_id where x.principal = any ($2::text[]) and a.billed_to = $1
    union all select 'group', x.user_id, q.id, q.name, x.role, x.added_by, x.created_at, null,
      x.role = 'ADMIN' and not exists (select 1 from group_member o where o.org_id = $1 and o.group_id = q.id and o.role = 'ADMIN'
        and o.user_id <> all ($2::text[])), (select count(*)::int from project_grant s where s.principal = q.id)
      from group_member x join "group" q on q.org_id = x.org_id and q.id = x.group_id where x.org_id = $1 and x.user_id = any ($2::text[])
    order by 2, 1, 4, 3`,
  values: [org, users, now],
})

export const grantsDrop = (org: string, users: readonly string[]): Statement => ({
  text: `delete from project_grant g using project p where p.id = g.project_id and p.billed_to = $1 and g.principal = any ($2::text[])`,
  values: [org, users],
})

export const appPermissionsDrop = (org: string, users: readonly string[]): Statement => ({
  text: `delete from app_permission x using app a where a.id = x.app_id and a.billed_to = $1 and x.principal = any ($2::text[])`,
  values: [org, users],
})

export type FormerWrite = {
  readonly target: string
  readonly handle: string
  readonly name: string
  readonly email: string | null
  readonly held: object
}

/** Keeps what each held until it is erased; a second removal replaces what the first kept. */
export const formerAdd = (
  org: string,
  former: readonly FormerWrite[],
  by: string,
  now: Date,
  eraseAt: Date,
): Statement => ({
  text: `insert into former_member (org_id, user_id, handle, name, email, removed_at, removed_by, erase_at, held)
    select $1, c.target, c.handle, c.name, c.email, $3, $4, $5, c.held
    from jsonb_to_recordset($2::jsonb) as c(target text, handle text, name text, email text, held jsonb)
    on conflict (org_id, user_id) do update set handle = excluded.handle, name = excluded.name, email = excluded.email,
      removed_at = excluded.removed_at, removed_by = excluded.removed_by, erase_at = excluded.erase_at, held = excluded.held`,
  values: [org, JSON.stringify(former), now, by, eraseAt],
})

export const membersDelete = (org: string, users: readonly string[]): Statement => ({
  text: "delete from member where org_id = $1 and user_id = any ($2::text[])",
  values: [org, users],
})

/** After the memberships: their tokens for this org end, and for whom it was the default it is kept that it was. */
export const membersGone = (org: string, users: readonly string[], now: Date): Statement => ({
  text: `with gone as (select * from members_gone($2::text[], $3))
    update former_member f set held = f.held || jsonb_build_object('defaultOrg', g.default_org, 'billTo', g.bill_to) from gone g
    where f.org_id = $1 and f.user_id = g.user_id and (g.default_org or g.bill_to)`,
  values: [org, users, now],
})

export const accountsClose = (users: readonly string[], now: Date): Statement => ({
  text: "select accounts_close($1::text[], $2)",
  values: [users, now],
})

export const sessionsEnd = (users: readonly string[], now: Date): Statement => ({
  text: "select member_sessions_end($1::text[], $2)",
  values: [users, now],
})

export type ResetLink = { readonly id: string; readonly user: string; readonly email: string }

/** Ends the reset links this org had sent to these people, and makes new ones. */
export const resetLinks = (
  org: string,
  links: readonly ResetLink[],
  now: Date,
  expiresAt: Date,
): readonly Statement[] => [
  {
    text: `update mail_link set voided_at = $3 where org_id = $1 and user_id = any ($2::text[]) and kind = 'reset' and used_at is null
      and voided_at is null`,
    values: [org, links.map((link) => link.user), now],
  },
  {
    text: `insert into mail_link (id, kind, user_id, org_id, email, created_at, expires_at)
      select c.id, 'reset', c.user, $1, c.email, $3, $4 from jsonb_to_recordset($2::jsonb) as c(id text, "user" text, email text)`,
    values: [org, JSON.stringify(links), now, expiresAt],
  },
]

/** The active admins who are told of what happens in the org, the first joined first. */
export const adminsToTell = (org: string, now: Date, most: number): Statement => ({
  name: "admins-to-tell",
  text: `select user_id as "userId", name, email from member where org_id = $1 and level = 'ADMIN' and not disabled
    and (ends_at is null or ends_at > $2) order by joined_at, user_id limit $3`,
  values: [org, now, most],
})
