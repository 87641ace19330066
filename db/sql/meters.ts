import type { Statement } from "../tenancy"

/** Statements of metering accounts: for transactions of the installation. */

export type MeterRow = { id: string; handle: string; name: string; state: "ACTIVE" | "DISABLED"; created_at: Date }

const COLUMNS = "id, handle, name, state, created_at"

const ORDERS = {
  name: "lower(u.name)",
  created: `to_char(u.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
} as const

export type MetersPage = {
  readonly q: string
  readonly states: readonly string[] | null
  readonly sort: keyof typeof ORDERS
  readonly direction: "asc" | "desc"
  readonly past: readonly string[] | null
  readonly limit: number
}

export type MeterListedRow = MeterRow & { last_used_at: Date | null; keys: string[] }

const like = (q: string): string => `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`

const FROM = `from "user" u where u.metering and ($1 = '%%' or lower(u.name) like $1 or u.id like $1) and ($2::text[] is null or u.state = any ($2))`

/** One keyset page of metering accounts, with when a token of each was last used: also one that has ended. */
export function metersPage({ q, states, sort, direction, past, limit }: MetersPage): Statement {
  const key = ORDERS[sort]
  const beyond = past ? ` and (${key}, u.id) ${direction === "asc" ? ">" : "<"} ($4, $5)` : ""
  return {
    text: `select u.id, u.handle, u.name, u.state, u.created_at, array[${key}, u.id] as keys,
        (select max(t.last_used_at) from token t where t.user_id = u.id) as last_used_at
      ${FROM}${beyond} order by ${key} ${direction}, u.id ${direction} limit $3`,
    values: [like(q), states, limit, ...(past ?? [])],
  }
}

export const metersCount = ({ q, states }: MetersPage): Statement => ({
  text: `select count(*)::int as n ${FROM}`,
  values: [like(q), states],
})

/** One metering account; held still, after what it is posting just now, when locking. */
export const meterRow = (id: string, locking: boolean): Statement => ({
  text: `select ${COLUMNS} from "user" where id = $1 and metering${locking ? " for update" : ""}`,
  values: [id],
})

export const meterAdded = (handle: string, name: string, now: Date): Statement => ({
  text: `insert into "user" (id, handle, name, state, metering, created_at) values ('user-' || lower($1), $1, $2, 'ACTIVE', true, $3)`,
  values: [handle, name, now],
})

export const meterStateSet = (id: string, state: MeterRow["state"]): Statement => ({
  text: `update "user" set state = $2, version = version + 1 where id = $1 and metering`,
  values: [id, state],
})

export type MeterTokenRow = {
  user_id: string
  id: string
  name: string
  ending: string
  created_at: Date
  expires_at: Date
  last_used_at: Date | null
}

/** Tokens of metering accounts that still work, the newest first. */
export const meterTokens = (meters: readonly string[], now: Date): Statement => ({
  text: `select user_id, id, name, ending, created_at, expires_at, last_used_at from token
    where user_id = any ($1) and revoked_at is null and expires_at > $2 order by created_at desc, id`,
  values: [meters, now],
})
