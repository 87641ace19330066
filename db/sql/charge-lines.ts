import type { ChargeKind } from "@/lib/access/charges"
import type { Statement } from "../tenancy"
import type { ChargeScope } from "./charge-totals"
import { some, Values } from "./members-filter"

/** What the ledger is asked for. A project or a user is named by an id, or by a part of the name. */
export type ChargeFilter = {
  readonly kind?: readonly ChargeKind[] | undefined
  readonly project?: string | undefined
  readonly user?: string | undefined
  /** From this moment, up to but not including that. */
  readonly from: Date | null
  readonly to: Date | null
}

export const CHARGE_KEYS = ["timestamptz", "text"] as const

export type ChargesPage = {
  readonly scope: ChargeScope
  readonly filter: ChargeFilter
  readonly direction: "asc" | "desc"
  /** The moment and the key of the line before the first one wanted, in this direction. */
  readonly past: readonly string[] | null
  readonly limit: number
}

export type ChargeRow = {
  /** To the microsecond, as it stands in a place of the list. */
  at: string
  key: string
  kind: ChargeKind
  project_id: string
  project_name: string | null
  user_id: string
  user_name: string | null
  quantity: string
  amount: string
  reference: string
}

const likely = (text: string): string => `%${text.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`

const reachedBy = ({ causedBy }: ChargeScope, values: Values): string =>
  causedBy === null ? "" : ` and p.id in (select r.project_id from access_reached(${values.add(causedBy)}) r)`

// On a line and on a total of them alike.
function whereOf(scope: ChargeScope, { kind, project, user }: ChargeFilter, values: Values): string[] {
  const where = [`t.payer = ${values.add(scope.payer)}`]
  if (scope.causedBy !== null) where.push(`t.user_id = ${values.add(scope.causedBy)}`)
  const kinds = some(kind)
  if (kinds) where.push(`t.kind = any (${values.add(kinds, "text[]")})`)
  if (project?.startsWith("project-")) where.push(`t.project_id = ${values.add(project)}`)
  else if (project)
    where.push(
      `t.project_id in (select p.id from project p where p.billed_to = ${values.add(scope.payer)} and p.sort_name like ${values.add(likely(project))}${reachedBy(scope, values)})`,
    )
  if (user?.startsWith("user-")) where.push(`t.user_id = ${values.add(user.toLowerCase())}`)
  else if (user)
    where.push(`(t.user_id = ${values.add(`user-${user.toLowerCase()}`)} or t.user_id in
      (select c.user_id from member c where c.org_id = ${values.add(scope.payer)} and c.sort_name like ${values.add(likely(user))}))`)
  return where
}

/** One keyset page of the ledger of an account, by when it was used. */
export function chargesPage({ scope, filter, direction, past, limit }: ChargesPage): Statement {
  const values = new Values()
  const where = whereOf(scope, filter, values)
  if (filter.from) where.push(`t.at >= ${values.add(filter.from, "timestamptz")}`)
  if (filter.to) where.push(`t.at < ${values.add(filter.to, "timestamptz")}`)
  if (past) {
    const [at, key] = [values.add(past[0], "timestamptz"), values.add(past[1])]
    // The first bound leaves out whole months; a comparison of pairs does not.
    where.push(
      `t.at ${direction === "asc" ? ">=" : "<="} ${at}`,
      `(t.at, t.key) ${direction === "asc" ? ">" : "<"} (${at}, ${key})`,
    )
  }
  const payer = values.add(scope.payer)
  const text = `with page as materialized (select t.at, t.key, t.kind, t.project_id, t.user_id, t.quantity, t.amount, t.reference from charge t
      where ${where.join(" and ")} order by t.at ${direction}, t.key ${direction} limit ${Math.trunc(limit)})
    select to_char(x.at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, x.key, x.kind, x.project_id, p.name as project_name, x.user_id,
      c.name as user_name, x.quantity::text, x.amount::text, x.reference
    from page x left join project p on p.id = x.project_id${reachedBy(scope, values)} left join member c on c.org_id = ${payer} and c.user_id = x.user_id
    order by x.at ${direction}, x.key ${direction}`
  return { text, values: values.list }
}

export type ChargesCount = { lines: number; amount: string }

/** How many lines match, and what they come to: from the totals by month, where the days asked for are whole months. */
export function chargesCount(scope: ChargeScope, filter: ChargeFilter): Statement {
  const values = new Values()
  const where = whereOf(scope, filter, values)
  const [from, to] = [filter.from?.toISOString(), filter.to?.toISOString()]
  if ([from, to].every((at) => at === undefined || at.endsWith("-01T00:00:00.000Z"))) {
    if (from) where.push(`t.month >= ${values.add(from.slice(0, 10), "date")}`)
    if (to) where.push(`t.month < ${values.add(to.slice(0, 10), "date")}`)
    return {
      text: `select coalesce(sum(t.lines), 0)::int as lines, coalesce(sum(t.amount), 0)::text as amount from charge_total t where ${where.join(" and ")}`,
      values: values.list,
    }
  }
  if (from) where.push(`t.at >= ${values.add(from, "timestamptz")}`)
  if (to) where.push(`t.at < ${values.add(to, "timestamptz")}`)
  return {
    text: `select count(*)::int as lines, coalesce(sum(t.amount), 0)::text as amount from charge t where ${where.join(" and ")}`,
    values: values.list,
  }
}
