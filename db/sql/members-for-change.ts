import type { Statement } from "../tenancy"
import { MEMBER_ROW, type MemberRow } from "./member-row"
import { LASTING } from "./members-page"

export type MemberForChangeRow = MemberRow & { roles: string[] }

// Above this the turns would fill the table of locks: then the rows alone are waited for.
const TURNS = 50

/**
 * Holds the members a change is about, in the order of their ids, before they are read: a statement that waits for a row sees its
 * newest version, but what it joins, such as roles, as that was before the wait. Of a few their turn comes first, so that whoever writes
 * on and on cannot keep out what is done to them (INV-14).
 */
export const membersHold = (org: string, users: readonly string[]): Statement => ({
  text: `select from member where org_id = $1 and user_id = any ($2::text[])
      and (select count(*) > -1 from (select turn_alone(u.id) from (select id from unnest($2::text[]) x(id) where cardinality($2::text[]) <= ${TURNS} order by 1) u) t)
    order by user_id for no key update`,
  values: [org, users],
})

/** The members a change is about, with their roles. */
export const membersForChange = (org: string, users: readonly string[]): Statement => ({
  // The roles of each by their key: two lists joined would be compared pair by pair once the plan is for any number of people.
  text: `select ${MEMBER_ROW},
      array(select r.role_id from member_role r where r.org_id = m.org_id and r.user_id = m.user_id order by 1) as roles
    from member m where m.org_id = $1 and m.user_id = any ($2::text[])`,
  values: [org, users],
})

/** How many lasting admins there are, counted no further than matters. */
export const lastingAdmins = (org: string, most: number): Statement => ({
  name: "lasting-admins",
  text: `select (${LASTING("$1", "$2")}) as lasting`,
  values: [org, most],
})

export type AccountRow = { user_id: string; state: string; provisioned_here: boolean; elsewhere: number; open: number }

/** The accounts of members: how they stand, who made them, where else they are, how many sessions are open. */
export const memberAccounts = (users: readonly string[], now: Date): Statement => ({
  name: "member-accounts",
  text: `select a.user_id, a.state, a.provisioned_here, a.elsewhere, s.open
    from member_accounts($1::text[]) a join member_sessions($1::text[], $2) s on s.user_id = a.user_id`,
  values: [users, now],
})

export type RoleRow = {
  id: string
  name: string
  description: string
  built_in: boolean
  enabled: boolean
  policies: string[]
}

/** The org's roles, each with its policies. */
export const rolesOfOrg = (org: string): Statement => ({
  name: "roles-of-org",
  text: `select r.id, r.name, r.description, r.built_in, r.enabled,
      array(select p.policy from role_policy p where p.org_id = r.org_id and p.role_id = r.id order by 1) as policies
    from role r where r.org_id = $1 order by not r.built_in, r.name`,
  values: [org],
})

export type MemberWrite = { readonly target: string; readonly after: object }

/** Writes what differs into each membership, in one statement. A field that is absent stays. */
export const membersUpdate = (org: string, writes: readonly MemberWrite[]): Statement => ({
  name: "members-update",
  text: `update member m set level = coalesce(c.after->>'level', m.level),
      billable_activities = coalesce((c.after->>'billableActivities')::boolean, m.billable_activities),
      project_access = coalesce(c.after->>'projectAccess', m.project_access),
      app_access = coalesce((c.after->>'appAccess')::boolean, m.app_access),
      disabled = coalesce((c.after->>'disabled')::boolean, m.disabled),
      ends_at = case when c.after ? 'endsAt' then (c.after->>'endsAt')::timestamptz else m.ends_at end,
      version = m.version + 1
    from jsonb_to_recordset($2::jsonb) as c(target text, after jsonb) where m.org_id = $1 and m.user_id = c.target`,
  values: [org, JSON.stringify(writes)],
})

/** Gives each member exactly the roles named, in one statement, so that each member's row takes them over once. */
export const rolesReplace = (
  org: string,
  writes: readonly { target: string; roles: readonly string[] }[],
): Statement => ({
  name: "member-roles-replace",
  text: `with asked as (select * from jsonb_to_recordset($2::jsonb) as c(target text, roles jsonb)),
      gone as (delete from member_role r using asked c where r.org_id = $1 and r.user_id = c.target and not c.roles ? r.role_id)
    insert into member_role (org_id, user_id, role_id)
      select $1, c.target, x.role from asked c, jsonb_array_elements_text(c.roles) x(role) on conflict do nothing`,
  values: [org, JSON.stringify(writes)],
})

/** Asks the jobs these people started to stop. One that is at work just now ends by itself: its next chunk finds no right. */
export const jobsStop = (org: string, users: readonly string[]): Statement => ({
  text: `update job set stop_asked = true where org_id = $1 and id in
    (select id from job where org_id = $1 and started_by = any ($2::text[]) and state = 'RUNNING' for update skip locked)`,
  values: [org, users],
})
