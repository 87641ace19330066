import type { Statement } from "../tenancy"
import type { Org } from "./story"

/** Statements of the demo story: each takes its rows as JSON and adds them in one go. */
const many =
  (text: string) =>
  (rows: readonly object[]): Statement => ({ text, values: [JSON.stringify(rows)] })

export const addUsers = many(`
  insert into "user" (id, handle, name, email, state, support, staff_rights, provisioned_by, created_at, last_active_at)
  select 'user-' || lower(handle), handle, name, email, state, support, staff_rights, provisioned_by, created_at, last_active_at
  from jsonb_to_recordset($1::jsonb) as x(handle text, name text, email text, state text, support boolean, staff_rights text[], provisioned_by text,
    created_at timestamptz, last_active_at timestamptz)`)

export const addPasswords = many(`
  insert into account (user_id, password_hash, password_changed_at)
  select 'user-' || lower(handle), hash, at from jsonb_to_recordset($1::jsonb) as x(handle text, hash text, at timestamptz)`)

export const giveLicences = (org: string, licences: readonly string[], agreement: Org["agreement"]): Statement => ({
  text: "update org set licences = $2, licence_reference = $3, baa_signed_on = $4::date where id = $1",
  values: [org, licences, agreement?.reference ?? "", agreement?.signedOn ?? null],
})

export const addMembers = many(`
  with x as (select * from jsonb_to_recordset($1::jsonb) as x(org text, handle text, role text, level text, billable boolean,
      project text, app boolean, disabled boolean, ends_at timestamptz, joined_at timestamptz, added_by text)),
    m as (insert into member (org_id, user_id, handle, name, email, sort_name, level, billable_activities, project_access, app_access,
        disabled, ends_at, joined_at, added_by, last_active_at)
      select x.org, u.id, u.handle, u.name, u.email, lower(u.name), x.level, x.billable, x.project, x.app,
        x.disabled, x.ends_at, x.joined_at, x.added_by, u.last_active_at
      from x join "user" u on u.id = 'user-' || lower(x.handle) returning user_id)
  insert into member_role (org_id, user_id, role_id) select x.org, 'user-' || lower(x.handle), x.role from x, (select count(*) from m) done`)

export const addInvitations = many(`
  insert into invitation (org_id, id, user_id, handle, name, email, sort_name, level, billable_activities, project_access, app_access,
    role_id, invited_by, created_at, expires_at, bounced_at)
  select org, id, 'user-' || lower(handle), handle, name, email, lower(name), level, billable, project, app, role, invited_by,
    created_at, expires_at, bounced_at
  from jsonb_to_recordset($1::jsonb) as x(org text, id text, handle text, name text, email text, level text, billable boolean, project text,
    app boolean, role text, invited_by text, created_at timestamptz, expires_at timestamptz, bounced_at timestamptz)`)

export const addProjects = many(`
  insert into project (id, name, summary, tags, billed_to, created_by, created_at, modified_at, contains_phi, restricted, protected, download_restricted)
  select id, name, summary, tags, billed_to, created_by, created_at, created_at, contains_phi, restricted, protected, download_restricted
  from jsonb_to_recordset($1::jsonb) as x(id text, name text, summary text, tags text[], billed_to text, created_by text, created_at timestamptz,
    contains_phi boolean, restricted boolean, protected boolean, download_restricted boolean)`)

export const addGroups = many(`
  insert into "group" (id, org_id, name, description, created_by, created_at)
  select * from jsonb_to_recordset($1::jsonb) as x(id text, org text, name text, description text, created_by text, created_at timestamptz)`)

export const addGroupMembers = many(`
  insert into group_member (org_id, group_id, user_id, role, added_by, created_at)
  select * from jsonb_to_recordset($1::jsonb) as x(org text, "group" text, "user" text, role text, added_by text, created_at timestamptz)`)

export const addGrants = many(`
  insert into project_grant (project_id, principal, level, granted_by, created_at, ends_at)
  select * from jsonb_to_recordset($1::jsonb) as x(project text, principal text, level text, granted_by text, created_at timestamptz, ends_at timestamptz)`)

export const addApps = many(`
  insert into app (id, name, title, description, billed_to, created_by, created_at)
  select * from jsonb_to_recordset($1::jsonb) as x(id text, name text, title text, summary text, billed_to text, created_by text, created_at timestamptz)`)

export const addAppVersions = many(`
  insert into app_version (app_id, version, notes, published_by, published_at, deprecated_at)
  select * from jsonb_to_recordset($1::jsonb) as x(app text, version text, notes text, published_by text, published_at timestamptz, deprecated_at timestamptz)`)

export const addAppPermissions = many(`
  insert into app_permission (app_id, principal, kind, created_at)
  select * from jsonb_to_recordset($1::jsonb) as x(app text, principal text, kind text, created_at timestamptz)`)

/** Speaks as someone from here on: what follows is recorded as theirs. */
export const speakAs = (actor: string | null, kind: "user" | "support" | "system"): Statement => ({
  text: "select set_config('app.actor', $1, true), set_config('app.actor_kind', $2, true)",
  values: [actor ?? "", kind],
})
