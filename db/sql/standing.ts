import type { Statement } from "../tenancy"

/** One row: the org, the actor's membership with the policies of their roles, and whether the credential still lives. */
export type StandingRow = {
  id: string
  handle: string
  name: string
  state: "LIVE" | "SUSPENDED" | "EXPIRED"
  billable: boolean
  member_list_visibility: "ADMIN" | "MEMBER" | "PUBLIC"
  project_transfer: "ADMIN" | "MEMBER"
  provisioning: boolean
  phi: boolean
  gxp: boolean
  member_count: number
  invitation_count: number
  version: number
  created_at: Date
  user_id: string | null
  level: "ADMIN" | "MEMBER" | null
  billable_activities: boolean | null
  project_access: "NONE" | "VIEW" | "UPLOAD" | "CONTRIBUTE" | "ADMINISTER" | null
  app_access: boolean | null
  disabled: boolean | null
  ends_at: Date | null
  policies: string[]
  credential_live: boolean
}

const text = (org: string, member: string, credential: string): string => `
  with o as (select * from org where id = $1${org}),
    m as (select * from member where org_id = $1 and user_id = $2${member}),
    s as (select id from session where id = $3 and revoked_at is null${credential}),
    k as (select id from token where id = $4 and revoked_at is null${credential})
  select o.id, o.handle, o.name, org_state(o.state, o.expires_at, nullif(current_setting('app.now', true), '')::timestamptz) as state, o.billable, o.member_list_visibility, o.project_transfer, o.provisioning, o.phi,
    o.gxp, o.member_count, o.invitation_count, o.version, o.created_at, m.user_id, m.level, m.billable_activities, m.project_access,
    m.app_access, m.disabled, m.ends_at,
    array(select p.policy from member_role r join role x on x.org_id = r.org_id and x.id = r.role_id and x.enabled
      join role_policy p on p.org_id = r.org_id and p.role_id = r.role_id where r.org_id = $1 and r.user_id = $2) as policies,
    case when $3::text is not null then s.id is not null when $4::text is not null then k.id is not null else true end as credential_live
  from o left join m on true left join s on true left join k on true`

// Their turn is shared before their row is held: those who take it away queue for the turn, past whom no newcomer goes (INV-14).
const HELD = " and (select true from (select turn_shared($2)) t) for share"

// Only of an org one is in: nobody keeps another org's row from those who work there.
const ONES_OWN =
  " and ($2::text is null or exists (select 1 from member i where i.org_id = $1 and i.user_id = $2)) for update"

const TEXTS = {
  "standing-read": text("", "", ""),
  "standing-share": text("", HELD, " for share"),
  "standing-update": text(ONES_OWN, HELD, " for share"),
} as const

export type StandingLock = "read" | "share" | "update"

/** Who the actor is in the org. `share` holds their membership and credential still, `update` the org's row as well, first. */
export const standingStatement = (
  lock: StandingLock,
  org: string,
  user: string | null,
  session: string | null,
  token: string | null,
): Statement => ({
  name: `standing-${lock}`,
  text: TEXTS[`standing-${lock}`],
  values: [org, user, session, token],
})

/**
 * The policies of a member's roles, asked once their membership is held. A statement that had to wait for the membership sees its
 * newest version, but everything beside it as it was before the wait.
 */
export const policiesStatement = (org: string, user: string): Statement => ({
  name: "standing-policies",
  text: `select p.policy from member_role r join role x on x.org_id = r.org_id and x.id = r.role_id and x.enabled
    join role_policy p on p.org_id = r.org_id and p.role_id = r.role_id where r.org_id = $1 and r.user_id = $2`,
  values: [org, user],
})

/** Whether the credential of an account's transaction still lives, held still. */
export const credentialStatement = (session: string | null, token: string | null): Statement => ({
  name: "credential-share",
  text: `with s as (select id from session where id = $1 and revoked_at is null for share),
      k as (select id from token where id = $2 and revoked_at is null for share)
    select case when $1::text is not null then exists (select 1 from s) when $2::text is not null then exists (select 1 from k) else true end as live`,
  values: [session, token],
})
