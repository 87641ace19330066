import type { Statement } from "../tenancy"

/** Statements of the ledger: for transactions of the installation. Amounts are micro-dollars as text. */

export type ChargedProjectRow = {
  id: string
  payer: string
  sponsor: string | null
  compute_limit: string | null
  egress_limit: string | null
}

/** Projects that lines name: who pays, who pays for what they store, and their own limits. */
export const projectsCharged = (ids: readonly string[], now: Date): Statement => ({
  name: "projects-charged",
  text: `select id, billed_to as payer, case when sponsored_until > $2 then sponsored_by end as sponsor,
      monthly_compute_limit::text as compute_limit, monthly_egress_limit::text as egress_limit
    from project where id = any ($1)`,
  values: [ids, now],
})

/** Which of these are people, whatever became of their account since. */
export const peopleAmong = (ids: readonly string[]): Statement => ({
  name: "people-among",
  text: `select id from "user" where id = any ($1) and not metering`,
  values: [ids],
})

/** Whether the account that asks may still post: held, so that one that is disabled posts nothing more. */
export const meterLives = (user: string, locking: boolean): Statement => ({
  name: locking ? "meter-held" : "meter-lives",
  text: `select 1 as found from "user" where id = $1 and metering and state = 'ACTIVE'${locking ? " for share" : ""}`,
  values: [user],
})

export type StandingAccountRow = {
  id: string
  name: string
  billable: boolean
  /** Neither suspended nor expired. */
  live: boolean
  confirmed: boolean
  spending_limit: string | null
  /** Charged and reserved. */
  spent: string
}

/** What accounts can still be charged; held in the order of their ids until the transaction ends. */
export const accountsStand = (ids: readonly string[], locking: boolean): Statement => ({
  name: "accounts-stand",
  text: "select * from accounts_stand($1, $2)",
  values: [ids, locking],
})

export type KeyRow = { key: string; digest: string }

export const keysPosted = (keys: readonly string[]): Statement => ({
  name: "charge-keys",
  text: "select key, digest from charge_key where key = any ($1)",
  values: [keys],
})

export type ClosedRow = { payer: string; month: string }

/** Which of some months are closed for accounts: with a month every earlier one is. */
export const monthsClosed = (payers: readonly string[], months: readonly string[]): Statement => ({
  name: "charge-months-closed",
  text: `select p.payer, m.month::text from unnest($1::text[]) p(payer) cross join unnest($2::date[]) m(month)
    where exists (select 1 from charge_closing c where c.payer = p.payer and c.month >= m.month)`,
  values: [payers, months],
})

export type UsedRow = { project: string; month: string; kind: "COMPUTE" | "EGRESS"; amount: string; quantity: string }

/** What projects have used of compute and egress in months, whoever paid. */
export const usedByProjects = (projects: readonly string[], months: readonly string[]): Statement => ({
  name: "charge-used",
  text: `select project_id as project, month::text, kind, sum(amount)::text as amount, sum(quantity)::text as quantity from charge_total
    where project_id = any ($1) and month = any ($2::date[]) and kind in ('COMPUTE', 'EGRESS') group by 1, 2, 3`,
  values: [projects, months],
})

export type PostedLine = {
  readonly key: string
  readonly digest: string
  readonly at: string
  readonly kind: "STORAGE" | "COMPUTE" | "EGRESS"
  readonly project: string
  readonly user: string
  readonly quantity: bigint
  readonly amount: bigint
  readonly reference: string
  readonly payer: string
}

/** By how much an account changes: what is charged to it by kind, and what of its reservations ends. */
export type AccountChange = {
  readonly storage: bigint
  readonly compute: bigint
  readonly egress: bigint
  readonly freed: bigint
}

export type Posting = {
  readonly batch: string
  readonly meter: string
  readonly now: Date
  readonly lines: readonly PostedLine[]
  readonly accounts: ReadonlyMap<string, AccountChange>
  /** Keys of the reservations that the lines settle. */
  readonly settled: readonly string[]
}

export type PostedRow = { keys: number; settled: number }

const POST = `
  with l as (
      select * from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::bigint[], $9::text[], $10::text[])
        as l(key, digest, at, kind, project_id, user_id, quantity, amount, reference, payer)),
    k as (insert into charge_key (key, digest) select key, digest from l order by key on conflict do nothing returning 1),
    c as (insert into charge (payer, at, key, kind, project_id, user_id, quantity, amount, reference, meter, batch, posted_at)
      select payer, at, key, kind, project_id, user_id, quantity, amount, reference, $11, $12, $13 from l),
    t as (insert into charge_total as t (payer, month, project_id, user_id, kind, amount, quantity, lines)
      select payer, date_trunc('month', at at time zone 'utc')::date, project_id, user_id, kind, sum(amount), sum(quantity), count(*)
        from l group by 1, 2, 3, 4, 5
      on conflict (payer, month, project_id, user_id, kind) do update set amount = t.amount + excluded.amount,
        quantity = least(t.quantity::numeric + excluded.quantity, 9223372036854775807), lines = t.lines + excluded.lines),
    r as (update reservation set state = 'SETTLED' where key = any ($14) and state = 'OPEN' returning 1),
    a as (update billing_account b set charged = b.charged + x.storage + x.compute + x.egress, reserved = b.reserved - x.freed,
        storage_charged = b.storage_charged + x.storage, compute_charged = b.compute_charged + x.compute, egress_charged = b.egress_charged + x.egress
      from unnest($15::text[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[]) x(id, storage, compute, egress, freed) where b.id = x.id)
  select (select count(*) from k)::int as keys, (select count(*) from r)::int as settled`

/** Writes lines into the ledger with all that is kept of it: their keys, the totals of their months, the accounts, the reservations they settle. */
export const linesPosted = ({ batch, meter, now, lines, accounts, settled }: Posting): Statement => {
  const changes = [...accounts.values()]
  return {
    name: "charge-post",
    text: POST,
    values: [
      lines.map((line) => line.key),
      lines.map((line) => line.digest),
      lines.map((line) => line.at),
      lines.map((line) => line.kind),
      lines.map((line) => line.project),
      lines.map((line) => line.user),
      lines.map((line) => line.quantity),
      lines.map((line) => line.amount),
      lines.map((line) => line.reference),
      lines.map((line) => line.payer),
      meter,
      batch,
      now,
      settled,
      [...accounts.keys()],
      changes.map((one) => one.storage),
      changes.map((one) => one.compute),
      changes.map((one) => one.egress),
      changes.map((one) => one.freed),
    ],
  }
}

/** Makes the partitions of the months around now that are missing. */
export const monthsReady = (now: Date): Statement => ({
  text: "select charge_months_ready(($1::timestamptz at time zone 'utc' - interval '1 month')::date, ($1::timestamptz at time zone 'utc' + interval '3 months')::date)",
  values: [now],
})
