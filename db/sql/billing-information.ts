import type { Statement } from "../tenancy"

export type InformationState = "PENDING" | "CONFIRMED" | "REPLACED" | "WITHDRAWN" | "EXPIRED"

export type InformationRow = {
  org_id: string
  id: string
  state: InformationState
  email: string
  name: string
  company_name: string
  address1: string
  address2: string
  city: string
  region: string
  post_code: string
  country: string
  phone: string
  vat_id: string
  currency: string
  purchase_order: string
  additional_info: string
  submitted_by: string
  submitted_at: Date
  expires_at: Date
  confirmed_at: Date | null
  ended_at: Date | null
}

const COLUMNS = `org_id, id, state, email, name, company_name, address1, address2, city, region, post_code, country, phone, vat_id, currency,
  purchase_order, additional_info, submitted_by, submitted_at, expires_at, confirmed_at, ended_at`

/** What is in force of an org and what waits for its recipient, held still when locking: one of each at most. */
export const standingInformation = (org: string, locking: boolean): Statement => ({
  text: `select ${COLUMNS} from billing_information where org_id = $1 and state in ('PENDING', 'CONFIRMED')${
    locking ? " order by id for update" : ""
  }`,
  values: [org],
})

/** One of an org's, whatever became of it. */
export const informationById = (org: string, id: string): Statement => ({
  text: `select ${COLUMNS} from billing_information where org_id = $1 and id = $2`,
  values: [org, id],
})

export type HistoryRow = InformationRow & { submitter: string | null; delivery: string | null }

/** Everything that was ever submitted for an org, the newest first, with who did and what became of its latest mail. */
export const informationHistory = (org: string, most: number): Statement => ({
  text: `select b.*, m.name as submitter, case when b.state = 'PENDING' then (select x.state from mail x join mail_link l on l.id = x.link_id
        where x.org_id = b.org_id and x.created_at >= b.submitted_at and l.billing_information_id = b.id order by x.created_at desc limit 1) end as delivery
    from billing_information b left join member m on m.org_id = b.org_id and m.user_id = b.submitted_by
    where b.org_id = $1 order by b.submitted_at desc, b.id limit $2`,
  values: [org, most],
})

/** Adds what waits for its recipient; `row` carries the columns as they are named. */
export const informationAdd = (row: object): Statement => ({
  text: `insert into billing_information (org_id, id, state, email, name, company_name, address1, address2, city, region, post_code, country,
      phone, vat_id, currency, purchase_order, additional_info, submitted_by, submitted_at, expires_at)
    select org_id, id, 'PENDING', email, name, company_name, address1, address2, city, region, post_code, country,
      phone, vat_id, currency, purchase_order, additional_info, submitted_by, submitted_at, expires_at
    from jsonb_populate_record(null::billing_information, $1::jsonb)`,
  values: [JSON.stringify(row)],
})

/** Ends one that waits or is in force. */
export const informationEnded = (org: string, id: string, state: InformationState, now: Date): Statement => ({
  text: "update billing_information set state = $3, ended_at = $4 where org_id = $1 and id = $2 and state in ('PENDING', 'CONFIRMED')",
  values: [org, id, state, now],
})

export const informationConfirmed = (org: string, id: string, now: Date): Statement => ({
  text: "update billing_information set state = 'CONFIRMED', confirmed_at = $3 where org_id = $1 and id = $2 and state = 'PENDING'",
  values: [org, id, now],
})

export const informationProlonged = (org: string, id: string, expiresAt: Date): Statement => ({
  text: "update billing_information set expires_at = $3 where org_id = $1 and id = $2 and state = 'PENDING'",
  values: [org, id, expiresAt],
})

/** Those whose recipient has let the time pass, held still when locking. */
export const informationLapsed = (org: string, now: Date, locking: boolean): Statement => ({
  text: `select ${COLUMNS} from billing_information where org_id = $1 and state = 'PENDING' and expires_at <= $2${locking ? " for update" : ""}`,
  values: [org, now],
})

type NewLink = { readonly id: string; readonly org: string; readonly information: string; readonly email: string }

/** A link for a recipient, who need not have an account. */
export const billingLinkAdd = ({ id, org, information, email }: NewLink, now: Date, expiresAt: Date): Statement => ({
  text: `insert into mail_link (id, kind, org_id, billing_information_id, email, created_at, expires_at) values ($1, 'billing', $2, $3, $4, $5, $6)`,
  values: [id, org, information, email, now, expiresAt],
})

/** Ends the open links of one. */
export const billingLinksVoid = (org: string, information: string, now: Date): Statement => ({
  text: `update mail_link set voided_at = $3 where org_id = $1 and billing_information_id = $2 and kind = 'billing' and used_at is null and voided_at is null`,
  values: [org, information, now],
})

export type BillingLinkRow = InformationRow & {
  link_id: string
  link_expires_at: Date
  used_at: Date | null
  voided_at: Date | null
  org_name: string
  org_state: "LIVE" | "SUSPENDED" | "EXPIRED"
  submitter: string | null
}

/** A recipient's link with what it is to confirm, by the hash of its secret; held still when locked. For the installation's transactions. */
export const billingLinkOf = (hash: string, now: Date, locked: boolean): Statement => ({
  text: `select b.*, l.id as link_id, l.expires_at as link_expires_at, l.used_at, l.voided_at, o.name as org_name,
      org_state(o.state, o.expires_at, $2) as org_state, u.name as submitter
    from mail_link l join billing_information b on b.org_id = l.org_id and b.id = l.billing_information_id join org o on o.id = l.org_id
      left join "user" u on u.id = b.submitted_by
    where l.secret_hash = $1 and l.kind = 'billing'${locked ? " for update of l, b" : ""}`,
  values: [hash, now],
})

/** Holds an org's row: for who confirms, and is in no org. For the installation's transactions. */
export const orgHeld = (org: string): Statement => ({
  text: "select id from org where id = $1 for update",
  values: [org],
})
