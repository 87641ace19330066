import type { Statement } from "../tenancy"

export type MailRow = {
  id: string
  kind: string
  org_id: string | null
  user_id: string | null
  address: string
  payload: Record<string, string | number | boolean | null>
  link_id: string | null
  message_id: string
  state: "QUEUED" | "SENT" | "BOUNCED" | "DEAD" | "VOID" | "HELD"
  attempts: number
  user_state: "INVITED" | "ACTIVE" | "DISABLED" | "CLOSED" | null
  user_email: string | null
  time_zone: string | null
  link_kind: "activate" | "reset" | "email" | "billing" | null
  link_open: boolean | null
  invitation_id: string | null
  invitation_state: "OPEN" | "ACCEPTED" | "REVOKED" | null
  billing_state: "PENDING" | "CONFIRMED" | "REPLACED" | "WITHDRAWN" | "EXPIRED" | null
}

/** A mail with all that decides whether it may still go out, held still. */
export const mailToSend = (id: string, now: Date): Statement => ({
  text: `select m.id, m.kind, m.org_id, m.user_id, m.address, m.payload, m.link_id, m.message_id, m.state, m.attempts,
      u.state as user_state, u.email as user_email, u.time_zone, l.kind as link_kind, l.used_at is null and l.voided_at is null and l.expires_at > $2 as link_open,
      l.invitation_id, i.state as invitation_state, b.state as billing_state
    from mail m left join "user" u on u.id = m.user_id left join mail_link l on l.id = m.link_id
      left join invitation i on i.org_id = l.org_id and i.id = l.invitation_id
      left join billing_information b on b.org_id = l.org_id and b.id = l.billing_information_id
    where m.id = $1 for update of m`,
  values: [id, now],
})

export const linkSecretSet = (id: string, hash: string): Statement => ({
  text: "update mail_link set secret_hash = $2 where id = $1 and used_at is null and voided_at is null",
  values: [id, hash],
})

export const mailTried = (id: string): Statement => ({
  text: "update mail set attempts = attempts + 1 where id = $1",
  values: [id],
})

type Fate = {
  readonly state: "SENT" | "BOUNCED" | "DEAD" | "VOID" | "QUEUED"
  readonly error?: string | null
  readonly sentAt?: Date | null
  readonly shown?: { readonly subject: string; readonly body: string } | null
}

export const mailSettled = (id: string, fate: Fate): Statement => ({
  text: "update mail set state = $2, error = $3, sent_at = $4, subject = $5, body = $6 where id = $1",
  values: [
    id,
    fate.state,
    fate.error ?? null,
    fate.sentAt ?? null,
    fate.shown?.subject ?? null,
    fate.shown?.body ?? null,
  ],
})

/** The server refused the recipient of an invitation for good (settled 2.4). */
export const invitationBounced = (org: string | null, id: string | null, now: Date): Statement => ({
  text: "update invitation set bounced_at = $3 where org_id = $1 and id = $2 and state = 'OPEN'",
  values: [org, id, now],
})

export type ShownMailRow = {
  id: string
  kind: string
  address: string
  subject: string | null
  body: string | null
  state: string
  created_at: Date
}

/** The latest mails, as the demo's page shows them. */
export const mailsShown: Statement = {
  text: `select id, kind, address, subject, body, state, created_at from mail
    where state in ('SENT', 'VOID', 'DEAD', 'BOUNCED', 'QUEUED') order by created_at desc, id limit 100`,
}
