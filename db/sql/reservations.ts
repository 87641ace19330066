import type { Statement } from "../tenancy"

/** Statements of reservations: for transactions of the installation that hold the accounts. Amounts are micro-dollars as text. */

export type ReservedRow = { project: string; amount: string }

export const reservedByProjects = (projects: readonly string[]): Statement => ({
  name: "charge-reserved",
  text: `select project_id as project, sum(amount)::text as amount from reservation where project_id = any ($1) and state = 'OPEN' group by 1`,
  values: [projects],
})

export type ReservationRow = {
  key: string
  payer: string
  project: string
  user: string
  amount: string
  state: "OPEN" | "SETTLED" | "RELEASED" | "EXPIRED"
}

const RESERVATION = `key, payer, project_id as project, user_id as "user", amount::text, state`

export const reservationsOf = (keys: readonly string[]): Statement => ({
  name: "reservations-of",
  text: `select ${RESERVATION} from reservation where key = any ($1)`,
  values: [keys],
})

/** Reservations that have run out, the oldest first. */
export const reservationsOver = (now: Date, most: number): Statement => ({
  text: `select ${RESERVATION} from reservation where state = 'OPEN' and expires_at <= $1 order by expires_at, key limit $2`,
  values: [now, most],
})

export type NewReservation = {
  readonly key: string
  readonly payer: string
  readonly project: string
  readonly user: string
  readonly amount: bigint
  readonly meter: string
  readonly now: Date
  readonly expiresAt: Date
}

/** Sets an amount of an account aside; says 0 where somebody else took the key meanwhile. */
export const reserved = (one: NewReservation): Statement => ({
  name: "charge-reserve",
  text: `with r as (insert into reservation (key, payer, project_id, user_id, amount, meter, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1),
      a as (update billing_account set reserved = reserved + $5 where id = $2 and exists (select 1 from r))
    select count(*)::int as n from r`,
  values: [one.key, one.payer, one.project, one.user, one.amount, one.meter, one.now, one.expiresAt],
})

/** Gives what was reserved back to the accounts. */
export const reservationsEnded = (keys: readonly string[], state: "RELEASED" | "EXPIRED"): Statement => ({
  name: "charge-release",
  text: `with r as (update reservation set state = $2 where key = any ($1) and state = 'OPEN' returning payer, amount),
      a as (update billing_account b set reserved = b.reserved - x.amount
        from (select payer, sum(amount)::bigint as amount from r group by 1) x where b.id = x.payer)
    select count(*)::int as n from r`,
  values: [keys, state],
})
