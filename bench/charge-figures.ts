import type pg from "pg"
import { type FundsRow, fundsOfMine } from "../db/sql/accounts"
import { inTransaction } from "../db/tenancy"
import { breakDownCharges } from "../lib/billing-accounts/breakdown"
import type { Actor } from "../lib/operations/actor"
import { read } from "../lib/operations/read"
import { ORGS } from "./charges-dataset"
import { BIG } from "./dataset"
import { PERSON } from "./grants"
import { callAs } from "./lists"
import { inTurn, type Row } from "./measure"

const ROUNDS = 100

const row = (name: string, taken: { ours: number; bare: number }): Row => ({
  name,
  value: taken.ours,
  unit: "ms",
  limit: taken.bare,
  ratio: taken.ours / taken.bare,
  bound: "5x or +1 ms",
  held: taken.ours <= Math.max(taken.bare * 5, taken.bare + 1),
})

const BARE_FUNDS = `select b.spending_limit, b.spending_limit - b.charged - b.reserved as left from billing_account b
  join member m on m.org_id = b.id and m.user_id = $2 where b.id = any ($1)`

/** What is left of one org, or of every org of a person at once. */
async function fundsLeft(client: pg.Client, name: string, user: string, orgs: readonly string[]): Promise<Row> {
  const bounds = { org: null, actor: user, actorKind: "user", now: new Date() }
  const taken = await inTurn(
    async () => {
      const funds = await inTransaction(bounds, (tx) => tx.rows<FundsRow>(fundsOfMine(orgs)))
      if (funds.filter((one) => one.funds_left).length !== orgs.length) throw new Error("the funds left are not there")
    },
    () => client.query({ name: "bare-funds", text: BARE_FUNDS, values: [orgs, user] }),
    ROUNDS,
  )
  return row(name, taken)
}

const bareBreakdown = (column: string, names: string): string => `
  with sums as (select ${column} as id, sum(amount) as amount, sum(amount) filter (where kind = 'STORAGE') as storage,
      sum(amount) filter (where kind = 'COMPUTE') as compute, sum(amount) filter (where kind = 'EGRESS') as egress, sum(lines) as lines
      from charge_total where payer = $1 and month = $2 group by 1)
  select s.*, n.name, (select count(*) from sums) as matching, (select sum(amount) from sums) as whole
  from (select * from sums order by amount desc, id desc limit 26) s left join ${names} n on n.id = s.id`

async function breakdown(client: pg.Client, actor: Actor, by: "project" | "user"): Promise<Row> {
  const now = new Date()
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString().slice(0, 10)
  const text = bareBreakdown(by === "project" ? "project_id" : "user_id", by === "project" ? "project" : '"user"')
  const taken = await inTurn(
    async () => {
      const answer = await read(breakDownCharges, callAs(actor, BIG, { by, month: month.slice(0, 7), size: 25 }))
      if (!answer.ok) throw new Error(`billing-account.breakdown: ${answer.message}`)
      if (answer.value.rows.length !== 25) throw new Error("the breakdown has no full page")
    },
    () => client.query({ name: `bare-breakdown-${by}`, text, values: [BIG, month] }),
    ROUNDS,
  )
  return row(`the month's breakdown by ${by}, first page`, taken)
}

/** What people read of the money, on the sums that are kept by month. */
export async function chargeFigures(client: pg.Client, actor: Actor): Promise<Row[]> {
  return [
    await fundsLeft(client, "Funds Left", PERSON, [BIG]),
    await fundsLeft(client, "  the same, of 198 orgs of one person at once", "user-p1", ORGS),
    await breakdown(client, actor, "project"),
    await breakdown(client, actor, "user"),
  ]
}
