import type { Statement } from "../tenancy"

/** Accounts for which a month is not closed. For the installation. */
export const accountsToClose = (month: string, most: number): Statement => ({
  text: `select b.id from billing_account b where not exists (select 1 from charge_closing c where c.payer = b.id and c.month = $1::date)
    order by b.id limit $2`,
  values: [month, most],
})

/** Those among accounts for which a month is not closed. */
export const openAmong = (accounts: readonly string[], month: string): Statement => ({
  text: `select a.id from unnest($1::text[]) a(id) where not exists (select 1 from charge_closing c where c.payer = a.id and c.month = $2::date)
    order by a.id`,
  values: [accounts, month],
})

/** Holds accounts as a posting does, in the order of their ids. For the installation. */
export const accountsHeld = (accounts: readonly string[]): Statement => ({
  text: "select id from billing_account where id = any ($1::text[]) order by id for update",
  values: [accounts],
})

export type ClosedRow = { payer: string; month: string; charged: boolean }

/** Closes a month of accounts that are held, and whatever earlier month of theirs has charges and is open; says what was closed. */
export const monthsClosed = (accounts: readonly string[], month: string, now: Date): Statement => ({
  text: `with due as (
      select a.payer, $2::date as month from unnest($1::text[]) a(payer)
      union select t.payer, t.month from charge_total t where t.payer = any ($1::text[]) and t.month < $2::date),
    closed as (
      insert into charge_closing (payer, month, closed_at) select payer, month, $3 from due on conflict do nothing returning payer, month)
    select c.payer, c.month::text, exists (select 1 from charge_total t where t.payer = c.payer and t.month = c.month) as charged
    from closed c order by c.payer, c.month`,
  values: [accounts, month, now],
})

/** One worker at a time builds a statement. A statement of its own: what is read after it, is read as it then is. */
export const statementTurn = (org: string, month: string): Statement => ({
  text: "select pg_advisory_xact_lock(hashtextextended('statement:' || $1 || ':' || $2, 0))",
  values: [org, month],
})

/** Whether a month of an account is closed. For the installation. */
export const closingOf = (payer: string, month: string): Statement => ({
  text: "select closed_at from charge_closing where payer = $1 and month = $2::date",
  values: [payer, month],
})

export type KeptRow = { amount: string; lines: number; built: boolean }

/** What the ledger adds up to in a month, how many lines a statement of it has, and whether there is one. */
export const monthSum = (org: string, month: string): Statement => ({
  text: `select coalesce(sum(amount), 0)::text as amount, count(*)::int as lines,
      exists (select 1 from statement where org_id = $1 and month = $2::date) as built
    from charge_total where payer = $1 and month = $2::date`,
  values: [org, month],
})

export type FigureRow = {
  project_id: string
  /** Null where it stands by its id: a PHI project (A184), one that is gone, one that somebody else pays for by now. */
  project_name: string | null
  user_id: string
  user_name: string | null
  kind: "STORAGE" | "COMPUTE" | "EGRESS"
  quantity: string
  amount: string
}

/** The ledger of a month by project, user and kind. For the installation. */
export const monthFigures = (org: string, month: string): Statement => ({
  text: `select t.project_id, case when not p.contains_phi then p.name end as project_name, t.user_id, coalesce(m.name, f.name) as user_name,
      t.kind, t.quantity::text, t.amount::text
    from charge_total t left join project p on p.id = t.project_id and p.billed_to = t.payer
      left join member m on m.org_id = t.payer and m.user_id = t.user_id
      left join former_member f on f.org_id = t.payer and f.user_id = t.user_id
    where t.payer = $1 and t.month = $2::date
    order by t.project_id, t.user_id, array_position(array['STORAGE', 'COMPUTE', 'EGRESS'], t.kind)`,
  values: [org, month],
})

export type BillToRow = {
  name: string
  email: string
  company_name: string
  address1: string
  address2: string
  city: string
  region: string
  post_code: string
  country: string
  vat_id: string
  purchase_order: string
}

/** The billing information of an org that is in force. */
export const billToOf = (org: string): Statement => ({
  text: `select name, email, company_name, address1, address2, city, region, post_code, country, vat_id, purchase_order
    from billing_information where org_id = $1 and state = 'CONFIRMED'`,
  values: [org],
})

type NewStatement = {
  readonly org: string
  readonly month: string
  readonly amount: string
  readonly lines: number
  readonly recipient: { readonly name: string; readonly email: string } | null
  readonly csv: Buffer
  readonly pdf: Buffer
  readonly builtAt: Date
}

/** Keeps a statement, once and for all. */
export const statementKept = (one: NewStatement): Statement => ({
  text: `insert into statement (org_id, month, amount, lines, recipient_name, recipient_email, csv, pdf, built_at)
    values ($1, $2::date, $3::bigint, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
  values: [
    one.org,
    one.month,
    one.amount,
    one.lines,
    one.recipient?.name ?? "",
    one.recipient?.email ?? "",
    one.csv,
    one.pdf,
    one.builtAt,
  ],
})

export type StatementRow = {
  month: string
  amount: string
  lines: number
  built_at: Date
  recipient_name: string
  recipient_email: string
  csv_bytes: number
  pdf_bytes: number
  mail_state: "QUEUED" | "SENT" | "BOUNCED" | "DEAD" | "VOID" | "HELD" | null
  mail_address: string | null
  mail_at: Date | null
}

/** How often a statement can be mailed again. */
export const SENDINGS_MOST = 30

/** The key of a statement's mail: the first is sent by itself, the others when somebody asks. */
export const mailKeyOf = (org: string, month: string, sending: number): string => `statement:${org}:${month}:${sending}`

export type StatementToSendRow = { amount: string; csv_bytes: number; pdf_bytes: number; sendings: number }

/** What is said of a statement when it is mailed, and how many mails of it there were. */
export const statementToSend = (org: string, month: string): Statement => ({
  name: "statement-to-send",
  text: `select s.amount::text, octet_length(s.csv) as csv_bytes, octet_length(s.pdf) as pdf_bytes,
      (select coalesce(max(n), 0) from generate_series(0, ${SENDINGS_MOST}) n
        join mail x on x.dedupe_key = 'statement:' || s.org_id || ':' || s.month || ':' || n) as sendings
    from statement s where s.org_id = $1 and s.month = $2::date`,
  values: [org, month],
})

/** The statements of an org, newest first, each with what became of the newest mail of it. */
export const statementsOf = (org: string, before: string | null, limit: number): Statement => ({
  name: "statements-of",
  text: `select s.month::text, s.amount::text, s.lines, s.built_at, s.recipient_name, s.recipient_email, octet_length(s.csv) as csv_bytes,
      octet_length(s.pdf) as pdf_bytes, m.state as mail_state, m.address as mail_address, coalesce(m.sent_at, m.created_at) as mail_at
    from statement s left join lateral (
      select x.state, x.address, x.sent_at, x.created_at
      from generate_series(0, ${SENDINGS_MOST}) n join mail x on x.dedupe_key = 'statement:' || s.org_id || ':' || s.month || ':' || n
      order by n desc limit 1) m on true
    where s.org_id = $1 and ($2::date is null or s.month < $2::date) order by s.month desc limit $3`,
  values: [org, before, limit],
})

export type StatementFileRow = { content: Buffer; built_at: Date }

/** The bytes of a statement as they were built. */
export const statementFile = (org: string, month: string, as: "pdf" | "csv"): Statement => ({
  text: `select ${as === "pdf" ? "pdf" : "csv"} as content, built_at from statement where org_id = $1 and month = $2::date`,
  values: [org, month],
})
