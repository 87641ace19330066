import type { ProjectLevel } from "@/lib/access/levels"
import type { GrantLevel } from "@/lib/access/project-access"
import type { Statement } from "../tenancy"

export type SoughtRow = {
  word: string
  id: string
  name: string
  handle: string | null
  state: string
  /** What they reach through may hold protected data (INV-12). */
  phi: boolean
  /** A person in an org where the actor is active; true for orgs and groups. */
  near: boolean
  org_id: string | null
  org_name: string | null
}

/** Whom the words of someone who shares name. */
export const principalsSought = (words: readonly string[]): Statement => ({
  name: "principals-sought",
  text: "select * from principals_sought($1::text[])",
  values: [words],
})

/** The orgs and groups of the actor, to share with by name. */
export const shareOptions = (): Statement => ({ name: "share-options", text: "select * from share_options()" })

export type HeldRow = { principal: string; level: GrantLevel; ends_at: Date | null }

/** What principals hold on a project, held still when `locked`. */
export const grantsHeld = (project: string, principals: readonly string[], locked: boolean): Statement => ({
  text: `select principal, level, ends_at from project_grant where project_id = $1 and principal = any ($2::text[])
    order by principal${locked ? " for update" : ""}`,
  values: [project, principals],
})

/** Who keeps a project alive: explicit, lasting, able to sign in (B2.8). */
export const lastingProjectAdmins = (project: string): Statement => ({
  name: "project-lasting-admins",
  text: "select user_id from project_lasting_admins($1)",
  values: [project],
})

export type GrantWrite = { principal: string; level: string; ends_at: string | null }

/** Gives grants, or puts them in the place of what was held. */
export const grantsGive = (project: string, grants: readonly GrantWrite[], by: string, now: Date): Statement => ({
  name: "project-grants-give",
  text: `insert into project_grant (project_id, principal, level, ends_at, granted_by, created_at)
    select $1, x.principal, x.level, x.ends_at, $3, $4 from jsonb_to_recordset($2::jsonb) as x(principal text, level text, ends_at timestamptz)
    on conflict (project_id, principal) do update set level = excluded.level, ends_at = excluded.ends_at, granted_by = excluded.granted_by,
      created_at = excluded.created_at`,
  values: [project, JSON.stringify(grants), by, now],
})

/** Takes grants away. */
export const grantsTake = (project: string, principals: readonly string[]): Statement => ({
  name: "project-grants-take",
  text: "delete from project_grant where project_id = $1 and principal = any ($2::text[])",
  values: [project, principals],
})

export type ToldRow = { principal: string; user_id: string; name: string; email: string }

/** Who is told of grants, with the address that is written to. */
export const grantsTold = (project: string, principals: readonly string[]): Statement => ({
  name: "grants-told",
  text: "select * from grants_told($1, $2::text[])",
  values: [project, principals],
})

/** The people who administer a project by a grant of their own that has not ended. */
export const ownAdministrators = (project: string, now: Date): Statement => ({
  name: "project-own-administrators",
  text: `select principal from project_grant where project_id = $1 and level = 'ADMINISTER' and principal like 'user-%'
    and (ends_at is null or ends_at > $2) order by principal limit 200`,
  values: [project, now],
})

export type GrantRow = {
  principal: string
  name: string
  handle: string | null
  state: string
  org_id: string | null
  org_name: string | null
  level: GrantLevel
  ends_at: Date | null
  granted_by: string
  granted_by_name: string | null
  created_at: Date
  asleep: boolean
  sort_name: string
}

export type Place = readonly [name: string, id: string]

/** The grants on a project by the principals' names, after a place in that order. */
export const grantsPage = (project: string, q: string, after: Place | null, limit: number): Statement => ({
  name: "project-grants-page",
  text: "select * from project_grants($1, $2, $3, $4, $5)",
  values: [project, q, after?.[0] ?? null, after?.[1] ?? null, limit],
})

export type ReacherRow = { user_id: string; name: string; handle: string; sort_name: string; level?: ProjectLevel }

/** The next page of those who reach a project, by name. */
export const peoplePage = (project: string, q: string, after: Place | null, limit: number): Statement => ({
  name: "project-people",
  text: "select * from project_people($1, $2, $3, $4, $5)",
  values: [project, q, after?.[0] ?? null, after?.[1] ?? null, limit],
})

export type ReachersFilter = { readonly q: string; readonly levels: readonly string[] | null }

/** Those who reach a project at some of the levels, from a place onward or back. */
export const reachersPage = (
  project: string,
  { q, levels }: ReachersFilter,
  place: Place | null,
  back: boolean,
  limit: number,
): Statement => ({
  text: `select * from project_reachers($1, $2) r where ($3::text[] is null or r.level = any ($3))
      and ($4::text is null or (r.sort_name, r.user_id) ${back ? "<" : ">"} ($4, $5))
    order by r.sort_name ${back ? "desc" : "asc"}, r.user_id ${back ? "desc" : "asc"} limit $6`,
  values: [project, q, levels, place?.[0] ?? null, place?.[1] ?? null, limit],
})

export const reachersCount = (project: string, { q, levels }: ReachersFilter): Statement => ({
  text: "select count(*)::int as total from project_reachers($1, $2) r where $3::text[] is null or r.level = any ($3)",
  values: [project, q, levels],
})

/** Every path by which people reach projects. */
export const accessPaths = (projects: readonly string[], users: readonly string[]): Statement => ({
  name: "access-paths",
  text: `select project_id, user_id, via, principal, org_id, share, cap, to_char(ends_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as ends_at,
      standing, level from access_paths($1::text[], $2::text[])`,
  values: [projects, users],
})

export type MemberProjectRow = {
  project_id: string
  name: string
  sort_name: string
  billed_to: string
  level: ProjectLevel
}

/** The projects a path leads from the org to a member, by name, after a place in that order. */
export const memberProjects = (user: string, q: string, after: Place | null, limit: number): Statement => ({
  name: "member-projects",
  text: `select * from member_projects($1, $2) m where $3::text is null or (m.sort_name, m.project_id) > ($3, $4)
    order by m.sort_name, m.project_id limit $5`,
  values: [user, q, after?.[0] ?? null, after?.[1] ?? null, limit],
})

export const memberProjectsCount = (user: string, q: string): Statement => ({
  name: "member-projects-count",
  text: "select count(*)::int as total, count(*) filter (where level <> 'NONE')::int as reached from member_projects($1, $2)",
  values: [user, q],
})
