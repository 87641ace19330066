import type { MemberLevel, ProjectLevel } from "@/lib/access/levels"
import type { Statement } from "../tenancy"

export type InvitationRow = {
  org_id: string
  id: string
  user_id: string
  handle: string
  name: string
  email: string
  level: MemberLevel
  billable_activities: boolean
  project_access: ProjectLevel
  app_access: boolean
  role_id: string
  set_bill_to: boolean
  ends_at: Date | null
  invited_by: string
  created_at: Date
  expires_at: Date
  bounced_at: Date | null
  state: "OPEN" | "ACCEPTED" | "REVOKED"
  version: number
}

const COLUMNS = `org_id, id, user_id, handle, name, email, level, billable_activities, project_access, app_access, role_id, set_bill_to,
  ends_at, invited_by, created_at, expires_at, bounced_at, state, version`

/** Invitations by their ids, held still in the order of their ids when locking. */
export const invitationsById = (org: string, ids: readonly string[], locking: boolean): Statement => ({
  name: locking ? "invitations-for-change" : "invitations-to-preview",
  text: `select ${COLUMNS} from invitation where org_id = $1 and id = any ($2::text[])${locking ? " order by id for update" : ""}`,
  values: [org, ids],
})

/** The open invitations of people in the org, held still when locking. */
export const openInvitationsOf = (org: string, users: readonly string[], locking: boolean): Statement => ({
  name: locking ? "open-invitations-for-change" : "open-invitations-to-preview",
  text: `select ${COLUMNS} from invitation where org_id = $1 and user_id = any ($2::text[]) and state = 'OPEN'${
    locking ? " order by id for update" : ""
  }`,
  values: [org, users],
})

export type NamedRow = {
  id: string
  handle: string
  name: string
  state: "INVITED" | "ACTIVE" | "DISABLED" | "CLOSED"
  by_email: boolean
  email_of: string | null
}

/** What the org may learn of the accounts it names, by username or by an address it already knows; all in lower case. */
export const usersNamed = (handles: readonly string[], emails: readonly string[]): Statement => ({
  text: "select id, handle, name, state, by_email, email_of from users_named($1::text[], $2::text[])",
  values: [handles, emails],
})

/** Which of these people are members already. */
export const membersAmong = (org: string, users: readonly string[]): Statement => ({
  text: "select user_id from member where org_id = $1 and user_id = any ($2::text[])",
  values: [org, users],
})

export const accountsProvision = (
  rows: readonly { handle: string; name: string; email: string }[],
  now: Date,
): Statement => ({
  text: "select accounts_provision($1::jsonb, $2)",
  values: [JSON.stringify(rows), now],
})

export type PlacedRow = {
  readonly user: string
  readonly level: MemberLevel
  readonly billable: boolean
  readonly project: ProjectLevel
  readonly app: boolean
  readonly role: string
  readonly ends_at: string | null
}

export const membersAdd = (org: string, rows: readonly PlacedRow[], by: string, now: Date): Statement => ({
  text: "select account, name, address from members_add($1, $2::jsonb, $3, $4)",
  values: [org, JSON.stringify(rows), by, now],
})

export type InvitedRow = PlacedRow & { readonly id: string; readonly bill_to: boolean; readonly expires_at: string }

export const invitationsAdd = (rows: readonly InvitedRow[], now: Date): Statement => ({
  text: "select invitation, account, name, address from invitations_add($1::jsonb, $2)",
  values: [JSON.stringify(rows), now],
})

export type LinkRow = {
  readonly id: string
  readonly user: string
  readonly invitation: string
  readonly email: string
}

/** Activation links; their secrets are made when the mails are sent, never before. */
export const linksAdd = (org: string, rows: readonly LinkRow[], now: Date, expiresAt: Date): Statement => ({
  text: `insert into mail_link (id, kind, user_id, org_id, invitation_id, email, created_at, expires_at)
    select r.id, 'activate', r."user", $1, r.invitation, r.email, $3, $4
    from jsonb_to_recordset($2::jsonb) as r(id text, "user" text, invitation text, email text)`,
  values: [org, JSON.stringify(rows), now, expiresAt],
})

/** Ends the links of invitations, and the mails that have not carried them yet. */
export const linksVoid = (org: string, invitations: readonly string[], now: Date): Statement => ({
  text: `with gone as (update mail_link set voided_at = $3 where org_id = $1 and invitation_id = any ($2::text[]) and used_at is null
      and voided_at is null returning id)
    update mail set state = 'VOID' from gone where mail.org_id = $1 and mail.link_id = gone.id and mail.state in ('QUEUED', 'HELD')`,
  values: [org, invitations, now],
})

export type InvitationWrite = { readonly id: string; readonly after: object }

/** Writes what differs into each invitation, in one statement. A field that is absent stays. */
export const invitationsUpdate = (org: string, writes: readonly InvitationWrite[]): Statement => ({
  text: `update invitation i set level = coalesce(c.after->>'level', i.level),
      billable_activities = coalesce((c.after->>'billableActivities')::boolean, i.billable_activities),
      project_access = coalesce(c.after->>'projectAccess', i.project_access),
      app_access = coalesce((c.after->>'appAccess')::boolean, i.app_access),
      role_id = coalesce(c.after->>'role', i.role_id),
      set_bill_to = coalesce((c.after->>'setBillTo')::boolean, i.set_bill_to),
      ends_at = case when c.after ? 'endsAt' then (c.after->>'endsAt')::timestamptz else i.ends_at end,
      state = coalesce(c.after->>'state', i.state),
      expires_at = coalesce((c.after->>'expiresAt')::timestamptz, i.expires_at),
      bounced_at = case when c.after ? 'expiresAt' then null else i.bounced_at end,
      version = i.version + 1
    from jsonb_to_recordset($2::jsonb) as c(id text, after jsonb) where i.org_id = $1 and i.id = c.id`,
  values: [org, JSON.stringify(writes)],
})
