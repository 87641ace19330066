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

/** What people hold themselves on projects and apps billed to the org: what removal takes away (A075). */
export const heldInOrg = (org: string, users: readonly string[]): Statement => ({
  name: "held-in-org",
  text: `select 'project' as kind, g.principal, p.id, p.name, g.level, g.granted_by, g.created_at from project_grant g
      join project p on p.id = g.project_id where g.principal = any ($2::text[]) and p.billed_to = $1
    union all select 'app', x.principal, a.id, a.title, x.kind, null, x.created_at from app_permission x
      join app a on a.id = x.app_id where x.principal = any ($2::text[]) and a.billed_to = $1
    order by 2, 1, 4, 3`,
  values: [org, users],
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

/** After the memberships: their tokens for this org, and the org as somebody's default. */
export const membersGone = (users: readonly string[], now: Date): Statement => ({
  text: "select members_gone($1::text[], $2)",
  values: [users, now],
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
