import type { AppKind, AppStanding } from "@/lib/access/app-access"
import type { Statement } from "../tenancy"

export type AppRow = {
  id: string
  name: string
  title: string
  description: string
  billed_to: string
  created_by: string
  created_at: string
  version: number
}
export type AppPathRow = {
  app_id: string
  kind: AppKind
  principal: string
  org_id: string | null
  standing: AppStanding
}
export type AppStandRow = {
  app: AppRow
  payer: { id: string; name: string; state: "LIVE" | "SUSPENDED" | "EXPIRED" } | null
  payer_admin: boolean
  paths: AppPathRow[]
}

/** An app of the transaction and where the actor stands in it, held still when `locking`. */
export const appStand = (app: string, locking: boolean): Statement => ({
  name: "app-stand",
  text: "select * from app_stand($1, $2)",
  values: [app, locking],
})

export type HolderRow = {
  principal: string
  kind: AppKind
  name: string
  handle: string | null
  state: string
  created_at: Date
}
export const appHolders = (app: string): Statement => ({
  name: "app-holders",
  text: "select * from app_holders($1)",
  values: [app],
})

export type AppToldRow = { principal: string; user_id: string; name: string; email: string | null }
/** Who is told of permissions on an app: users themselves, of an org its admins. */
export const appTold = (app: string, principals: readonly string[]): Statement => ({
  name: "app-told",
  text: "select * from app_told($1, $2::text[])",
  values: [app, principals],
})

export type VersionRow = {
  version: string
  notes: string
  published_by: string
  published_by_name: string | null
  published_at: Date
  deprecated_at: Date | null
}
/** The versions of an app, the newest first. Who published is named where they hold something on the app. */
export const appVersions = (app: string): Statement => ({
  name: "app-versions",
  text: `select v.version, v.notes, v.published_by, h.name as published_by_name, v.published_at, v.deprecated_at from app_version v
    left join (select distinct principal, name from app_holders($1)) h on h.principal = v.published_by
    where v.app_id = $1 order by v.published_at desc, v.version desc limit 500`,
  values: [app],
})

export type NewApp = {
  readonly id: string
  readonly name: string
  readonly title: string
  readonly description: string
  readonly billedTo: string
}
/** An app and its first developer, who made it. */
export const appAdd = (app: NewApp, by: string, now: Date): readonly Statement[] => [
  {
    text: "insert into app (id, name, title, description, billed_to, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
    values: [app.id, app.name, app.title, app.description, app.billedTo, by, now],
  },
  permissionsGive(app.id, "DEVELOPER", [by], now),
]

export const permissionsGive = (app: string, kind: AppKind, principals: readonly string[], now: Date): Statement => ({
  text: `insert into app_permission (app_id, principal, kind, created_at) select $1, p, $2, $4 from unnest($3::text[]) p on conflict do nothing`,
  values: [app, kind, principals, now],
})
export const permissionsTake = (app: string, kind: AppKind, principals: readonly string[]): Statement => ({
  text: "delete from app_permission where app_id = $1 and kind = $2 and principal = any ($3::text[])",
  values: [app, kind, principals],
})

export type AppsPage = {
  readonly q: string
  readonly role: "developer" | "user" | "payer" | null
  readonly payer: string | null
  readonly past: readonly string[] | null
  readonly direction: "asc" | "desc"
  readonly limit: number
}
export type ListedAppRow = AppRow & {
  created_at: Date
  payer_name: string
  developer: boolean
  runs: boolean
  payer_admin: boolean
  latest: string | null
  deprecated: boolean
  keys: string[]
}

const LATEST = `left join lateral (select v.version as latest from app_version v where v.app_id = a.id and v.deprecated_at is null
    order by v.published_at desc, v.version desc limit 1) l on true`
/** What counts, and what the person's app access alone keeps from them: they may see that it is there, and why they may not run it. */
const SEEN = "x.standing in ('COUNTS', 'NO_APP_ACCESS')"
const FOUND = `($1 = '' or lower(a.title || ' ' || a.name || ' ' || a.id) like '%' || replace(replace(replace(lower($1), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')`

/** A page of the person's catalogue by title. */
export function appsPage({ q, role, payer, past, direction, limit }: AppsPage): Statement {
  const [than, order] = direction === "asc" ? [">", "asc"] : ["<", "desc"]
  return {
    // The entries come from the function: most reach the person through orgs, which row security of one's own account does not open.
    text: `select a.*, p.name as payer_name, r.developer, r.runs, r.payer_admin, r.latest, r.latest is null and r.published as deprecated,
        array[lower(a.title), a.id] as keys
      from apps_reached() r, lateral (select (r.entry).*) a join app_payers() p on p.id = a.billed_to
      where ${FOUND} and ($2::text is null or case $2 when 'developer' then r.developer when 'user' then r.runs else r.payer_admin end)
        and ($3::text is null or a.billed_to = $3) and ($4::text is null or (lower(a.title), a.id) ${than} ($4, $5))
      order by lower(a.title) ${order}, a.id ${order} limit $6`,
    values: [q, role, payer, past?.[0] ?? null, past?.[1] ?? null, limit],
  }
}

export const appsCount = ({ q, role, payer }: Pick<AppsPage, "q" | "role" | "payer">): Statement => ({
  text: `select count(*)::int as n from apps_reached() r, lateral (select (r.entry).*) a
    where ${FOUND} and ($2::text is null or case $2 when 'developer' then r.developer when 'user' then r.runs else r.payer_admin end)
      and ($3::text is null or a.billed_to = $3)`,
  values: [q, role, payer],
})

export const appPayers = (): Statement => ({
  name: "app-payers",
  text: "select * from app_payers() order by lower(name), id",
})

export type OrgAppRow = AppRow & {
  created_at: Date
  latest: string | null
  versions: number
  deprecated: boolean
  developers: number
  users: number
  developer: boolean
  runs: boolean
  keys: string[]
}
export type OrgAppsPage = {
  readonly org: string
  readonly user: string
  /** Everything the org pays for, or only what reaches the person. */
  readonly all: boolean
  readonly q: string
  readonly past: readonly string[] | null
  readonly direction: "asc" | "desc"
  readonly limit: number
}

/** A page of the apps billed to an org, by title. */
export function orgAppsPage({ org, user, all, q, past, direction, limit }: OrgAppsPage): Statement {
  const [than, order] = direction === "asc" ? [">", "asc"] : ["<", "desc"]
  return {
    text: `with paths as (select x.app_id, bool_or(x.kind = 'DEVELOPER' and x.standing = 'COUNTS') as developer, bool_or(x.standing = 'COUNTS') as runs
        from app_paths(null, $3) x where ${SEEN} group by x.app_id)
      select a.*, l.latest, (select count(*)::int from app_version v where v.app_id = a.id) as versions,
        l.latest is null and exists (select 1 from app_version v where v.app_id = a.id) as deprecated,
        (select count(*)::int from app_permission x where x.app_id = a.id and x.kind = 'DEVELOPER') as developers,
        (select count(*)::int from app_permission x where x.app_id = a.id and x.kind = 'USER') as users,
        coalesce(r.developer, false) as developer, coalesce(r.runs, false) as runs, array[lower(a.title), a.id] as keys
      from app a left join paths r on r.app_id = a.id ${LATEST}
      where a.billed_to = $2 and ${FOUND} and ($4 or r.app_id is not null) and ($5::text is null or (lower(a.title), a.id) ${than} ($5, $6))
      order by lower(a.title) ${order}, a.id ${order} limit $7`,
    values: [q, org, user, all, past?.[0] ?? null, past?.[1] ?? null, limit],
  }
}

export const orgAppsCount = ({ org, user, all, q }: Pick<OrgAppsPage, "org" | "user" | "all" | "q">): Statement => ({
  text: `with paths as (select distinct x.app_id from app_paths(null, $3) x where ${SEEN})
    select count(*)::int as n from app a where a.billed_to = $2 and ${FOUND} and ($4 or a.id in (select app_id from paths))`,
  values: [q, org, user, all],
})
