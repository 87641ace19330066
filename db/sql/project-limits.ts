import type { Statement } from "../tenancy"

/** The bytes a project stores. Held, nothing else is stored in it or taken from it until the transaction ends: of two that fit one by one, both may not. */
export const storedBytes = (project: string, held: boolean): Statement => ({
  name: held ? "stored-bytes-held" : "stored-bytes",
  text: `select bytes::float8 as bytes from project_usage where project_id = $1${held ? " for update" : ""}`,
  values: [project],
})
export type StoredRow = { bytes: number }

export type MonthUseRow = {
  /** Micro-dollars. */
  compute: string
  /** Bytes. */
  egress: number
}

/** What a project of the transaction was charged for in the month of a day (UTC), whoever paid. */
export const monthUse = (project: string, now: Date): Statement => ({
  name: "project-month-use",
  text: `select coalesce(sum(amount) filter (where kind = 'COMPUTE'), 0)::text as compute,
      coalesce(sum(quantity) filter (where kind = 'EGRESS'), 0)::float8 as egress
    from charge_total where project_id = $1 and month = date_trunc('month', $2::timestamptz at time zone 'utc')::date and kind in ('COMPUTE', 'EGRESS')`,
  values: [project, now],
})
