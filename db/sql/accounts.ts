import type { Statement } from "../tenancy"

/** Micro-dollars as text; a null limit is unlimited, and then nothing is left of it. */
export type FundsRow = {
  org_id: string
  billable: boolean
  spending_limit: string | null
  funds_left: string | null
  confirmed: boolean
}

/** What orgs have left to spend, of those where the actor is active. */
export const fundsOfMine = (orgs: readonly string[]): Statement => ({
  name: "funds-of-mine",
  text: "select * from funds_of_mine($1)",
  values: [orgs],
})

export type AccountRow = {
  id: string
  spending_limit: string | null
  funds_left: string | null
  charged: string
  reserved: string
  storage_charged: string
  compute_charged: string
  egress_charged: string
  confirmed: boolean
  limit_version: number
  alert_thresholds: number[]
  version: number
}

/** The account of an org or a user, as far as the transaction may see it; held still when locked. */
export const accountOf = (id: string, locked: boolean): Statement => ({
  name: locked ? "account-for-update" : "account",
  text: `select id, spending_limit::text, (spending_limit - charged - reserved)::text as funds_left, charged::text, reserved::text, storage_charged::text,
      compute_charged::text, egress_charged::text, confirmed, limit_version, alert_thresholds, version
    from billing_account where id = $1${locked ? " for update" : ""}`,
  values: [id],
})

/** Sets the limit of an account; each is a new one, whose thresholds are told of anew. For the installation. */
export const limitSet = (id: string, limit: string | null): Statement => ({
  text: `update billing_account set spending_limit = $2::bigint, limit_version = limit_version + 1, version = version + 1
    where id = $1 and spending_limit is distinct from $2::bigint`,
  values: [id, limit],
})
