import type { BreakdownBy, ChargeKind } from "@/lib/access/charges"
import type { Statement } from "../tenancy"
import { Values } from "./members-filter"

/** Whose charges, and of those all or what one user caused. Amounts are micro-dollars as text, months their first day. */
export type ChargeScope = {
  readonly payer: string
  readonly causedBy: string | null
}

export type MonthRow = { month: string; kind: ChargeKind; amount: string; lines: number }

const caused = ({ causedBy }: ChargeScope, values: Values): string =>
  causedBy === null ? "" : ` and t.user_id = ${values.add(causedBy)}`

/** What was charged from one month to another, both included, by month and kind. */
export function chargesByMonth(scope: ChargeScope, from: string, to: string): Statement {
  const values = new Values()
  return {
    text: `select to_char(t.month, 'YYYY-MM') as month, t.kind, sum(t.amount)::text as amount, sum(t.lines)::int as lines from charge_total t
      where t.payer = ${values.add(scope.payer)} and t.month between ${values.add(from, "date")} and ${values.add(to, "date")}${caused(scope, values)}
      group by t.month, t.kind`,
    values: values.list,
  }
}

export type KindRow = { kind: ChargeKind; amount: string }

/** What was ever charged, by kind. */
export function chargesByKind(scope: ChargeScope): Statement {
  const values = new Values()
  return {
    text: `select t.kind, sum(t.amount)::text as amount from charge_total t where t.payer = ${values.add(scope.payer)}${caused(scope, values)} group by t.kind`,
    values: values.list,
  }
}

// Each ends in the id, so that no two rows are the same place.
export const BREAKDOWN_ORDERS = {
  amount: { keys: ["x.amount", "x.id"], types: ["bigint", "text"] },
  name: { keys: ["x.sort_name", "x.id"], types: ["text", "text"] },
} as const satisfies Record<
  string,
  { readonly keys: readonly string[]; readonly types: readonly ("text" | "bigint")[] }
>

export type BreakdownPage = {
  readonly scope: ChargeScope
  readonly by: BreakdownBy
  /** The first day of a month; null is since the beginning. */
  readonly month: string | null
  readonly q: string
  readonly sort: keyof typeof BREAKDOWN_ORDERS
  readonly direction: "asc" | "desc"
  /** The keys of the row before the first one wanted, in this direction. */
  readonly past: readonly string[] | null
  readonly limit: number
}

/** A row of the page; one without an id stands for an empty page and carries the totals alone. */
export type BreakdownRow = {
  id: string | null
  name: string | null
  amount: string
  storage: string
  compute: string
  egress: string
  quantity: string
  lines: number
  sort_name: string
  /** How many rows match on all pages, and what they come to. */
  matching: number
  whole: string
}

const GROUPED = { project: "t.project_id", user: "t.user_id", kind: "t.kind" } as const satisfies Record<
  BreakdownBy,
  string
>

const likely = (text: string): string => `%${text.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`

// A project's name is the org's to know; to who sees only what they caused, it is said of those they can open still (A091).
function namesOf(by: BreakdownBy, { payer, causedBy }: ChargeScope, values: Values): string {
  if (by === "kind") return "(select null::text as id, null::text as name where false)"
  if (by === "user") return `(select c.user_id as id, c.name from member c where c.org_id = ${values.add(payer)})`
  const reached =
    causedBy === null ? "" : ` where p.id in (select r.project_id from access_reached(${values.add(causedBy)}) r)`
  return `(select p.id, p.name from project p${reached})`
}

/** The charges of a month, or of all time, added up by project, user or kind: a keyset page, and the totals of what matches. */
export function breakdownPage(page: BreakdownPage): Statement {
  const { scope, by, month, q, sort, direction, past, limit } = page
  const values = new Values()
  const where = `t.payer = ${values.add(scope.payer)}${month === null ? "" : ` and t.month = ${values.add(month, "date")}`}${caused(scope, values)}`
  const names = namesOf(by, scope, values)
  const kindSum = (kind: ChargeKind) => `coalesce(sum(t.amount) filter (where t.kind = '${kind}'), 0)::bigint`
  // Where neither the search nor the order asks for them, names are looked up for the rows of the page alone.
  const early = q !== "" || sort === "name"
  const order = BREAKDOWN_ORDERS[sort]
  const beyond = past?.map((key, at) => values.add(key, order.types[at])).join(", ")
  const found = q === "" ? "" : ` where x.sort_name like ${values.add(likely(q))} or x.id = ${values.add(q)}`
  const ordered = order.keys.map((key) => `${key} ${direction}`).join(", ")
  const named = (from: string) =>
    `select s.*, n.name, lower(coalesce(n.name, s.id)) as sort_name from ${from} s left join ${names} n on n.id = s.id`
  const text = `with sums as materialized (select ${GROUPED[by]} as id, sum(t.amount)::bigint as amount, ${kindSum("STORAGE")} as storage,
        ${kindSum("COMPUTE")} as compute, ${kindSum("EGRESS")} as egress, sum(t.quantity) as quantity, sum(t.lines)::int as lines
        from charge_total t where ${where} group by 1),
      fits as materialized (select x.* from (${early ? named("sums") : "select * from sums"}) x${found}),
      page as materialized (select x.* from fits x${beyond ? ` where (${order.keys.join(", ")}) ${direction === "asc" ? ">" : "<"} (${beyond})` : ""}
        order by ${ordered} limit ${Math.trunc(limit)})
    select x.id, x.name, x.amount::text, x.storage::text, x.compute::text, x.egress::text, x.quantity::text, x.lines, x.sort_name, a.matching, a.whole
    from (select count(*)::int as matching, coalesce(sum(f.amount), 0)::text as whole from fits f) a
      left join (${early ? "select * from page" : named("page")}) x on true
    order by ${ordered}`
  return { text, values: values.list }
}
