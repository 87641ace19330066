import { afterAll, beforeAll, expect, test } from "vitest"
import { newestEvents, type TrailRow } from "@/db/sql/org-overview"
import { closePools, inWorker, type Tx } from "@/db/tenancy"
import { holdStore } from "@/e2e/fixtures/uploads"
import { PASSWORD_LEAST } from "@/lib/accounts/inputs"
import { isWeak } from "@/lib/accounts/strength"
import { signIns, tellStory } from "./story"

const NOW = new Date("2026-11-22T12:00:00Z")
const bounds = { org: null, actor: null, installation: true, actorKind: "system", system: "system:seed", now: NOW }

class Enough extends Error {}

/** Tells the story, looks at it, and leaves no row behind; what its files say stays in the store. */
async function told<T>(look: (tx: Tx) => Promise<T>): Promise<T> {
  let seen: { value: T } | undefined
  await inWorker(bounds, async (tx) => {
    expect(await tellStory(tx, NOW)).toBe(true)
    seen = { value: await look(tx) }
    throw new Enough()
  }).catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error
  })
  if (!seen) throw new Error("the story was not told")
  return seen.value
}

beforeAll(async () => {
  process.env.AUTH_SECRET ??= "x".repeat(32)
  await holdStore("shared")
})
afterAll(closePools)

test("A079 A gives the org View on resources, D gives it Upload on raw data and the QC app, C holds what can be lost", async () => {
  const held = await told((tx) =>
    tx.rows({
      text: `select p.name, g.principal, g.level from project p join project_grant g on g.project_id = p.id
          where p.billed_to = 'org-demo_org' and g.principal in ('org-demo_org', 'user-user-c')
        union all select a.title, x.principal, x.kind from app a join app_permission x on x.app_id = a.id
          where a.billed_to = 'org-demo_org' and x.principal in ('org-demo_org', 'user-user-c') order by 1, 2`,
    }),
  )
  expect(held).toEqual([
    { name: "QC app", principal: "org-demo_org", level: "USER" },
    { name: "QC app", principal: "user-user-c", level: "USER" },
    { name: "raw data", principal: "org-demo_org", level: "UPLOAD" },
    { name: "raw data", principal: "user-user-c", level: "CONTRIBUTE" },
    { name: "resources", principal: "org-demo_org", level: "VIEW" },
    { name: "resources", principal: "user-user-c", level: "UPLOAD" },
  ])
})

test("A090 A092 the demo shows a project one is no member of, one for groups, one with an end date, a PHI project and a private one", async () => {
  const shown = await told((tx) =>
    tx.rows<{ name: string; phi: boolean; a: boolean; groups: number; ending: number }>({
      text: `select p.name, p.contains_phi as phi,
          exists (select 1 from access_paths(array[p.id], array['user-admin-a']) x where x.level <> 'NONE') as a,
          (select count(*)::int from project_grant g where g.project_id = p.id and g.principal like 'group-%') as groups,
          (select count(*)::int from project_grant g where g.project_id = p.id and g.ends_at is not null) as ending
        from project p where p.billed_to = 'org-demo_org' order by p.name`,
    }),
  )
  expect(shown).toEqual([
    { name: "cohort reports", phi: false, a: false, groups: 2, ending: 0 },
    { name: "notebook of alice", phi: false, a: false, groups: 0, ending: 0 },
    { name: "raw data", phi: true, a: true, groups: 0, ending: 0 },
    { name: "resources", phi: false, a: true, groups: 0, ending: 0 },
    { name: "run 42", phi: false, a: true, groups: 1, ending: 1 },
  ])
})

test("A003 A079 D is an admin of two orgs, A, B and C are in one, F only in the other", async () => {
  const places = await told((tx) =>
    tx.rows<{ user_id: string; orgs: string[] }>({
      text: `select user_id, array_agg(org_id || ' ' || level order by org_id) as orgs from member
        where user_id in ('user-admin-a', 'user-admin-d', 'user-user-b', 'user-user-c', 'user-user-f') group by 1 order by 1`,
    }),
  )
  expect(places).toEqual([
    { user_id: "user-admin-a", orgs: ["org-demo_org ADMIN"] },
    { user_id: "user-admin-d", orgs: ["org-demo_org ADMIN", "org-new ADMIN"] },
    { user_id: "user-user-b", orgs: ["org-demo_org MEMBER"] },
    { user_id: "user-user-c", orgs: ["org-demo_org MEMBER"] },
    { user_id: "user-user-f", orgs: ["org-new MEMBER"] },
  ])
})

test("INV-45 the story's history is in the trail, by who did it, and its chains verify", async () => {
  const { broken, first } = await told(async (tx) => {
    const chains = await tx.rows<{ events: string; broken_at: string | null }>({
      text: "select v.* from unnest(array['org-demo_org', 'org-new', 'org-northwind']) o, audit_verify(o) v",
    })
    const events = await tx.rows<TrailRow>(newestEvents("org-demo_org", 50))
    return { broken: chains.map((one) => [Number(one.events) > 0, one.broken_at]), first: events.at(-1) }
  })
  expect(broken).toEqual([
    [true, null],
    [true, null],
    [true, null],
  ])
  expect(first).toMatchObject({ operation: "org.create", actor: "user-support-s", actor_kind: "support" })
})

test("the totals kept with the story's orgs are what there is, and a second telling changes nothing", async () => {
  const { kept, counted, again } = await told(async (tx) => ({
    kept: await tx.rows({
      text: "select id, member_count as members, invitation_count as invited from org where id = any (array['org-demo_org', 'org-northwind']) order by 1",
    }),
    counted: await tx.rows({
      text: `select o.id, (select count(*)::int from member m where m.org_id = o.id) as members,
          (select count(*)::int from invitation i where i.org_id = o.id and i.state = 'OPEN') as invited
        from org o where o.id = any (array['org-demo_org', 'org-northwind']) order by 1`,
    }),
    again: await tellStory(tx, NOW),
  }))
  expect(kept).toEqual(counted)
  expect(again).toBe(false)
})

test("the demo's passwords are long enough and none is easy to guess", () => {
  for (const { login, password } of signIns()) {
    expect(password.length).toBeGreaterThanOrEqual(PASSWORD_LEAST)
    expect(isWeak(password, [login])).toBe(false)
  }
})

test("A118 A119 the demo's accounts, their totals by month and their ledgers agree, and what is left of the limit is what the header shows", async () => {
  const sums = await told((tx) =>
    tx.rows<{ payer: string; lines: string; totals: string; charged: string; left: string | null; months: number }>({
      text: `select b.id as payer, sum(c.amount)::text as lines, (select sum(t.amount) from charge_total t where t.payer = b.id)::text as totals,
          b.charged::text, (b.spending_limit - b.charged - b.reserved)::text as left, count(distinct date_trunc('month', c.at))::int as months
        from billing_account b join charge c on c.payer = b.id where b.id = any ($1) group by b.id order by 1`,
      values: [["org-demo_org", "org-new"]],
    }),
  )
  expect(sums.map((one) => [one.payer, one.lines === one.totals && one.lines === one.charged, one.left])).toEqual([
    ["org-demo_org", true, "4210550000"],
    ["org-new", true, null],
  ])
  expect(sums[0]?.months).toBeGreaterThanOrEqual(8)
})
