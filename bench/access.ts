import pg from "pg"
import { inTransaction, type Tx } from "../db/tenancy"
import type { Actor } from "../lib/operations/actor"
import { placeInProject } from "../lib/operations/ground-project"
import { accessLists } from "./access-lists"
import { fillGrants, IN_BIG, PERSON } from "./grants"
import { inTurn, type Row } from "./measure"

const ROUNDS = 400
const id = (n: number): string => `project-${String(n).padStart(24, "0")}`

// The same facts by nothing but indexes: the project, its payer, what it holds, and the level by every path.
const BARE = `
  with place as (select m.org_id, case when m.level = 'ADMIN' then 4 else level_rank(m.project_access) end as cap, m.disabled or m.ends_at <= now() is true as off
      from member m where m.user_id = $2),
    reach as (select $2 as principal, 4 as cap, false as off union all select org_id, cap, off from place
      union all select g.group_id, p.cap, p.off from place p join group_member g on g.user_id = $2 and g.org_id = p.org_id)
  select p.*, u.bytes, u.objects, o.name as payer, o.state, o.phi, o.project_transfer, t.to_user,
    exists (select 1 from project_notice n where n.project_id = p.id and n.user_id = $2) as accepted,
    (select coalesce(max(least(level_rank(g.level), r.cap)), 0) from reach r join project_grant g on g.principal = r.principal and g.project_id = p.id
      where not r.off and (g.ends_at is null or g.ends_at > now())) as level
  from project p left join project_usage u on u.project_id = p.id left join org o on o.id = p.billed_to left join project_transfer t on t.project_id = p.id
  where p.id = $1`

async function check(ownerUrl: string, actor: Actor): Promise<{ ours: number; bare: number }> {
  const held = new pg.Client({ connectionString: ownerUrl })
  await held.connect()
  try {
    await held.query("select set_config('app.scope', 'installation', false)")
    const projects = Array.from({ length: 50 }, (_, n) => id(1 + ((n * 37) % IN_BIG)))
    let turn = 0
    const next = () => projects[turn++ % projects.length] ?? id(1)
    const bounds = { org: null, actor: PERSON, things: projects, actorKind: "user", now: new Date() }
    return await inTransaction(bounds, (tx: Tx) =>
      inTurn(
        () => placeInProject(tx, next(), { actor }, "read"),
        () => held.query({ name: "bare check", text: BARE, values: [next(), PERSON] }),
        ROUNDS,
      ),
    )
  } finally {
    await held.end()
  }
}

const row = (name: string, ours: number, bare: number, most: number, bound: string): Row => ({
  name,
  value: ours,
  unit: "ms",
  limit: bare,
  ratio: ours / bare,
  bound,
  held: ours <= most,
})

/** Who may do what: the check inside an open transaction and the lists about access against bare indexed SQL, at a tenth of the grants and at all. */
export async function access(ownerUrl: string, admin: Actor, members: number): Promise<Row[]> {
  const actor: Actor = {
    kind: "user",
    userId: PERSON,
    handle: PERSON.slice(5),
    name: "Bench",
    email: null,
    support: false,
    staff: [],
    metering: false,
    session: null,
    token: null,
  }
  const measured = async () => ({
    check: await check(ownerUrl, actor),
    lists: await accessLists(ownerUrl, admin, actor),
  })
  await fillGrants(ownerUrl, members, 100_000)
  const few = await measured()
  await fillGrants(ownerUrl, members, 1_000_000)
  const many = await measured()
  const rows = [
    row("may this person do this here, 1,000,000 grants", many.check.ours, many.check.bare, many.check.bare * 2, "2x"),
    row("  the same among 1,000,000 and 100,000 grants", many.check.ours, few.check.ours, few.check.ours * 2, "2x"),
  ]
  for (const [n, { name, ours, bare }] of many.lists.entries()) {
    rows.push(row(name, ours, bare, Math.max(bare * 5, bare + 1), "5x or +1 ms"))
    const before = few.lists[n]?.ours ?? Number.NaN
    rows.push(row("  the same among 1,000,000 and 100,000 grants", ours, before, before * 2, "2x"))
  }
  return rows
}
