import pg from "pg"
import { fillGrants, projectOf } from "./grants"

export const MONTHS = 24
/** Of the big org, and of all the others together. */
const PROJECTS_BIG = 200
const PROJECTS_REST = 1_800
export const METER = "user-bench_meter"

/** Projects that are charged: the n-th, whose payer is the big org for one in ten. */
export const chargedProject = (n: number): string => {
  const of = n % (PROJECTS_BIG + PROJECTS_REST)
  return projectOf(of < PROJECTS_BIG ? 1 + of : 2_001 + of - PROJECTS_BIG)
}

const MONTH = `
  insert into charge (payer, at, key, kind, project_id, user_id, quantity, amount, meter, batch, posted_at)
  select p.billed_to, $1::timestamptz + make_interval(secs => (n::bigint * 7919) % 2419200), 'bench/' || $2 || '/' || n,
    (array['COMPUTE', 'COMPUTE', 'STORAGE', 'EGRESS'])[1 + n % 4], p.id, 'user-p' || (1 + (p.place + n % 3) % 50), 3600, 1000 + n % 100000, $3, 'bench', $1
  from (select id, billed_to, row_number() over (order by id) - 1 as place from project
      where id = any ($4)) p
    join generate_series(0, $5::int - 1) n on n % $6 = p.place
  order by 1, 2, 3`

/**
 * Fills the ledger with so many charges of 24 months over 200 orgs and adds them up. What is there already stays. Their keys are not kept
 * in charge_key: it holds those that the bench posts, for us and for the bare INSERT alike.
 */
export async function fillCharges(ownerUrl: string, members: number, charges: number): Promise<void> {
  await fillGrants(ownerUrl, members, 20_000)
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query("select set_config('app.scope', 'installation', false)")
    await client.query("set synchronous_commit = off; set work_mem = '256MB'")
    await client.query(
      `insert into "user" (id, handle, name, state, metering, created_at) values ($1, 'bench_meter', 'Bench', 'ACTIVE', true, now()) on conflict do nothing`,
      [METER],
    )
    const present = await client.query("select 1 from charge where batch = 'bench' limit 1")
    if (present.rowCount === 0) await fillMonths(client, charges)
  } finally {
    await client.end()
  }
}

async function fillMonths(client: pg.Client, charges: number): Promise<void> {
  const projects = Array.from({ length: PROJECTS_BIG + PROJECTS_REST }, (_, n) => chargedProject(n))
  const now = new Date()
  const months = Array.from(
    { length: MONTHS },
    (_, n) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1 - n, 1)),
  )
  await client.query("select charge_months_ready($1::date, $2::date)", [months.at(-1), months[0]])
  const each = Math.ceil(charges / MONTHS)
  for (const month of months)
    await client.query(MONTH, [month, month.toISOString().slice(0, 7), METER, projects, each, projects.length])
  await client.query("vacuum analyze charge")
  await client.query(
    `insert into charge_total (payer, month, project_id, user_id, kind, amount, quantity, lines)
     select payer, date_trunc('month', at at time zone 'utc')::date, project_id, user_id, kind, sum(amount), sum(quantity), count(*) from charge group by 1, 2, 3, 4, 5`,
  )
  // Limits that are never in the way: a check of them is what is measured.
  await client.query(
    `update billing_account b set charged = x.all, storage_charged = x.storage, compute_charged = x.compute, egress_charged = x.egress, spending_limit = x.all + 8000000000000000
     from (select payer, sum(amount) as all, coalesce(sum(amount) filter (where kind = 'STORAGE'), 0) as storage, coalesce(sum(amount) filter (where kind = 'COMPUTE'), 0) as compute,
       coalesce(sum(amount) filter (where kind = 'EGRESS'), 0) as egress from charge_total group by 1) x where b.id = x.payer`,
  )
  await client.query("vacuum analyze charge_total, billing_account")
}

/** The orgs beside the big one. */
export const ORGS = Array.from({ length: 198 }, (_, n) => `org-bench_${n + 1}`)
