import { hash, randomUUID } from "node:crypto"
import pg from "pg"
import { accountsStand, type StandingAccountRow } from "../db/sql/charges"
import { inTransaction } from "../db/tenancy"
import { fits } from "../lib/charges/fits"
import { postCharges } from "../lib/charges/post"
import type { Actor } from "../lib/operations/actor"
import { perform } from "../lib/operations/perform"
import { chargeFigures } from "./charge-figures"
import { chargedProject, fillCharges, METER, ORGS } from "./charges-dataset"
import { inTurn, type Row } from "./measure"

const LINES = 1000
const ROUNDS = 40
const CHECKS = 400

const actor = {
  kind: "user",
  userId: METER,
  handle: "bench_meter",
  name: "Bench",
  email: null,
  support: false,
  staff: [],
  metering: true,
  session: null,
  token: null,
} as const

type BenchLine = {
  key: string
  kind: string
  project: string
  user: string
  quantity: number
  amount: number
  at: string
}

/** A batch as a meter sends it: of an hour, by the people of so many projects. */
const batchOf = (round: number, projects: number): BenchLine[] => {
  const batch = randomUUID()
  const at = Date.now() - 3_600_000
  return Array.from({ length: LINES }, (_, n) => {
    const place = (round * 131 + (n % projects)) % 2000
    return {
      key: `${batch}/${n}`,
      kind: n % 4 === 3 ? "EGRESS" : "COMPUTE",
      project: chargedProject(place),
      user: `user-p${1 + ((place + (n % 3)) % 50)}`,
      quantity: 3600,
      amount: 1000 + n,
      at: new Date(at + n * 1000).toISOString(),
    }
  })
}

const BARE_KEYS = "insert into charge_key (key, digest) select * from unnest($1::text[], $2::text[])"
const BARE_LINES = `insert into charge (key, at, kind, project_id, user_id, quantity, amount, reference, payer, meter, batch, posted_at)
  select *, $10, $11, now() from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[], $8::text[], $9::text[])`

/** The bare multi-row INSERT with the same constraints: the lines, and their keys that are unique over all months. */
async function bareInsert(client: pg.Client, lines: readonly BenchLine[], payers: ReadonlyMap<string, string>) {
  await client.query("begin")
  const keys = lines.map((line) => line.key)
  const digests = lines.map((line) => hash("sha256", JSON.stringify(line), "hex"))
  await client.query({ name: "bare-keys", text: BARE_KEYS, values: [keys, digests] })
  await client.query({
    name: "bare-lines",
    text: BARE_LINES,
    values: [
      keys,
      lines.map((line) => line.at),
      lines.map((line) => line.kind),
      lines.map((line) => line.project),
      lines.map((line) => line.user),
      lines.map((line) => line.quantity),
      lines.map((line) => line.amount),
      lines.map(() => ""),
      lines.map((line) => payers.get(line.project)),
      METER,
      "bare",
    ],
  })
  await client.query("commit")
}

async function posting(client: pg.Client, name: string, projects: number): Promise<Row> {
  const { rows } = await client.query<{ id: string; billed_to: string }>(
    "select id, billed_to from project where id = any ($1)",
    [Array.from({ length: 2000 }, (_, n) => chargedProject(n))],
  )
  const payers = new Map(rows.map((row) => [row.id, row.billed_to]))
  let round = 0
  const ours = async (): Promise<void> => {
    const done = await perform(postCharges, {
      actor,
      origin: { id: "bench", ip: "127.0.0.1", agent: "bench", door: "api" },
      org: null,
      input: { lines: batchOf(round++, projects) },
      now: new Date(),
    })
    if (!done.ok) throw new Error(`charge.post: ${done.message}`)
    if (done.changed !== LINES) throw new Error(`charge.post posted ${done.changed}: ${done.lines[0]?.message}`)
  }
  const taken = await inTurn(ours, () => bareInsert(client, batchOf(round++, projects), payers), ROUNDS)
  const rate = { ours: (LINES * 1000) / taken.ours, bare: (LINES * 1000) / taken.bare }
  return {
    name,
    value: rate.ours,
    unit: "lines/s",
    limit: rate.bare,
    ratio: rate.ours / rate.bare,
    bound: "a third",
    held: rate.ours * 3 >= rate.bare,
  }
}

async function spendCheck(client: pg.Client): Promise<Row> {
  let turn = 0
  // Each its own accounts: the two transactions hold what they have looked at.
  const next = (odd: 0 | 1): string => ORGS[((turn++ * 2) % 196) + odd] ?? "org-bench_1"
  const bounds = { org: null, actor: null, installation: true, actorKind: "metering", now: new Date() }
  await client.query("begin")
  const taken = await inTransaction(bounds, (tx) =>
    inTurn(
      async () => {
        const [account] = await tx.rows<StandingAccountRow>(accountsStand([next(0)], true))
        if (!account || !fits(account, BigInt(account.spent), 1_000_000n).allowed) throw new Error("there is no money")
      },
      () =>
        client.query({
          name: "bare-spend",
          text: "update billing_account set reserved = reserved + $2 where id = $1 and charged + reserved + $2 <= spending_limit",
          values: [next(1), 1],
        }),
      CHECKS,
    ),
  ).finally(() => client.query("rollback"))
  return {
    name: "a spend check, inside a transaction",
    value: taken.ours,
    unit: "ms",
    limit: taken.bare,
    ratio: taken.ours / taken.bare,
    bound: "2x",
    held: taken.ours <= taken.bare * 2,
  }
}

/** The ledger at size: what is read of it, posting against the bare INSERT, and what a spend check costs against one indexed UPDATE. */
export async function charges(ownerUrl: string, admin: Actor, members: number, size: number): Promise<Row[]> {
  await fillCharges(ownerUrl, members, size)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query("select set_config('app.scope', 'installation', false)")
    return [
      ...(await chargeFigures(client, admin)),
      await spendCheck(client),
      await posting(client, "posting batches of 1,000, of 100 projects", 100),
      await posting(client, "  the same, each line of another project", LINES),
    ]
  } finally {
    await client.end()
  }
}
