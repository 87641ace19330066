import type { Statement } from "../tenancy"

/** Statements of metering accounts: for transactions of the installation. */

export type MeterRow = { id: string; handle: string; name: string; state: "ACTIVE" | "DISABLED"; created_at: Date }

const COLUMNS = "id, handle, name, state, created_at"

export const metersListed = (): Statement => ({
  text: `select ${COLUMNS} from "user" where metering order by lower(name), id`,
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
