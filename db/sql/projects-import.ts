import type { ProjectLevel } from "@/lib/access/levels"
import type { GrantLevel } from "@/lib/access/project-access"
import type { Statement } from "../tenancy"

export type BilledRow = { id: string; name: string; contains_phi: boolean }

/** Projects billed to an org by id or by name (in lower case), held still when `locked`. */
export const projectsNamed = (
  org: string,
  ids: readonly string[],
  names: readonly string[],
  locked: boolean,
): Statement => ({
  text: `select id, name, contains_phi from project where billed_to = $1 and (id = any ($2::text[]) or sort_name = any ($3::text[]))
    order by id${locked ? " for update" : ""}`,
  values: [org, ids, names],
})

export type HeldGrantRow = { project_id: string; principal: string; level: GrantLevel; ends_at: Date | null }

/** What these principals hold on these projects, held still when `locked`. */
export const grantsAmong = (
  projects: readonly string[],
  principals: readonly string[],
  locked: boolean,
): Statement => ({
  text: `select project_id, principal, level, ends_at from project_grant where project_id = any ($1::text[]) and principal = any ($2::text[])
    order by project_id, principal${locked ? " for update" : ""}`,
  values: [projects, principals],
})

/** Holds what the actor's own levels rest on. */
export const ownGrantsHeld = (projects: readonly string[]): Statement => ({
  text: `select 1 from project_grant where project_id = any ($1::text[]) and principal = any (actor_principals())
    order by project_id, principal for share`,
  values: [projects],
})

/** The level of one person on each of these projects. */
export const levelsOn = (projects: readonly string[], user: string): Statement => ({
  text: `select project_id, level_word(max(level_rank(level))) as level from access_paths($1::text[], array[$2]) group by 1`,
  values: [projects, user],
})
export type LevelRow = { project_id: string; level: ProjectLevel }

/** The orgs among these that the actor may name: their own. */
export const orgsNamed = (ids: readonly string[]): Statement => ({
  text: "select id, name, phi from org where id = any ($1::text[]) and state <> 'CLOSED'",
  values: [ids],
})

export type ProjectWrite = { readonly id: string; readonly name: string }

/** Projects billed to an org with the ADMINISTER of who makes them; the worker makes some without. */
export const projectsAdd = (
  org: string,
  projects: readonly ProjectWrite[],
  by: string,
  now: Date,
): readonly Statement[] => [
  {
    text: `insert into project (id, name, billed_to, created_by, created_at, modified_at)
      select x.id, x.name, $1, $3, $4, $4 from jsonb_to_recordset($2::jsonb) as x(id text, name text)`,
    values: [org, JSON.stringify(projects), by, now],
  },
  {
    text: `insert into project_grant (project_id, principal, level, granted_by, created_at)
      select x.id, $2, 'ADMINISTER', $2, $3 from unnest($1::text[]) x(id) where $2 like 'user-%'`,
    values: [projects.map((project) => project.id), by, now],
  },
]

export type GrantPut = {
  readonly project: string
  readonly principal: string
  readonly level: string
  readonly ends_at: string | null
}

/** Gives grants on several projects, or puts them in the place of what was held. */
export const grantsPut = (grants: readonly GrantPut[], by: string, now: Date): Statement => ({
  text: `insert into project_grant (project_id, principal, level, ends_at, granted_by, created_at)
    select x.project, x.principal, x.level, x.ends_at, $2, $3
      from jsonb_to_recordset($1::jsonb) as x(project text, principal text, level text, ends_at timestamptz)
    on conflict (project_id, principal) do update set level = excluded.level, ends_at = excluded.ends_at, granted_by = excluded.granted_by,
      created_at = excluded.created_at`,
  values: [JSON.stringify(grants), by, now],
})
