import { createHash } from "node:crypto"
import pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { inTransaction } from "@/db/tenancy"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { giveBillable, renameOrg } from "@/e2e/fixtures/toys"
import { perform } from "@/lib/operations/perform"
import { appendAudit, canonical } from "./append"

let world: World
let client: pg.Client

beforeAll(async () => {
  world = await freshWorld()
  for (let n = 1; n <= 4; n += 1) await perform(renameOrg, world.call("admin", { name: `Ünï "${n}" \\ 🙂\n` }))
  const ids = [world.users.member, world.users.member2]
  await perform(giveBillable, world.call("admin2", { selection: { ids }, billable: true }))
  client = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  await client.connect()
  await client.query("select set_config('app.scope', 'installation', false)")
})
afterAll(() => client.end())

type Verified = { events: number; broken_at: number | null }

async function verified(): Promise<Verified | undefined> {
  const answer = await client.query<Verified>("select events::int, broken_at::int from audit_verify($1)", [world.org])
  return answer.rows[0]
}

/** What verification says after a tampering by someone who can do anything to the tables; undone afterwards. */
async function tampered(...statements: readonly string[]): Promise<Verified | undefined> {
  await client.query("begin")
  try {
    await client.query("alter table audit_event disable trigger user")
    for (const statement of statements) await client.query(statement.replaceAll("$org", `'${world.org}'`))
    return await verified()
  } finally {
    await client.query("rollback")
  }
}

describe("INV-45 the chain", () => {
  test("INV-45 has no gaps, every hash is right, and the head equals the last event", async () => {
    expect(await verified()).toEqual({ events: 6, broken_at: null })
    const rows = await world.rows<{ seq: string; prev: string; hash: string; canonical: string }>({
      text: "select seq, prev, hash, canonical from audit_event where chain = $1 order by audit_event.seq",
      values: [world.org],
    })
    let prev = "0".repeat(64)
    for (const [n, row] of rows.entries()) {
      expect(Number(row.seq)).toBe(n + 1)
      expect(row.prev).toBe(prev)
      prev = createHash("sha256")
        .update(prev + row.canonical)
        .digest("hex")
      expect(row.hash).toBe(prev)
      // The text is what a reader in any language would write for the same fields.
      expect(canonical(JSON.parse(row.canonical))).toBe(row.canonical)
    }
    const [head] = await world.rows<{ hash: string }>({
      text: "select hash from audit_head where chain = $1",
      values: [world.org],
    })
    expect(head?.hash).toBe(prev)
  })

  test("INV-45 times only grow", async () => {
    const [row] = await world.rows<{ grows: boolean }>({
      text: "select bool_and(at > before) as grows from (select at, lag(at, 1, '-infinity') over (order by seq) as before from audit_event where chain = $1) x",
      values: [world.org],
    })
    expect(row?.grows).toBe(true)
  })

  const one = "where chain = $org and seq = 3"
  const tamperings: readonly [what: string, at: number, ...statements: string[]][] = [
    ["a flipped byte of the text", 3, `update audit_event set canonical = replace(canonical, '"3', '"8') ${one}`],
    ["a changed copy of what was written", 3, `update audit_event set after = '{"name":"never"}' ${one}`],
    ["a changed actor", 3, `update audit_event set actor = 'user-someone' ${one}`],
    ["a changed time", 3, `update audit_event set at = at - interval '1 day' ${one}`],
    ["a changed hash", 3, `update audit_event set hash = repeat('a', 64) ${one}`],
    ["an event cut out", 4, `delete from audit_event ${one}`],
    ["the first event cut", 2, "delete from audit_event where chain = $org and seq = 1"],
    ["the last event cut", 6, "delete from audit_event where chain = $org and seq = 6"],
    ["every event cut", 6, "delete from audit_event where chain = $org"],
    [
      "two events swapped",
      2,
      "update audit_event set seq = -2 where chain = $org and seq = 2",
      "update audit_event set seq = 2 where chain = $org and seq = 3",
      "update audit_event set seq = 3 where chain = $org and seq = -2",
    ],
    [
      "a tail hashed anew after a change",
      6,
      `update audit_event set canonical = replace(canonical, '"after":{"name"', '"after":{"nome"'), after = replace(after, '"name"', '"nome"') ${one}`,
      `update audit_event e set prev = r.prev, hash = r.hash from (
        with recursive link as (
          select seq, prev, encode(sha256(convert_to(prev || canonical, 'UTF8')), 'hex') as hash from audit_event ${one}
          union all
          select n.seq, l.hash, encode(sha256(convert_to(l.hash || n.canonical, 'UTF8')), 'hex')
            from audit_event n join link l on n.chain = $org and n.seq = l.seq + 1
        ) select * from link) r where e.chain = $org and e.seq = r.seq`,
    ],
  ]
  test.each(tamperings)("INV-45 %s is found", async (_name: string, at: number, ...statements: string[]) => {
    expect(await tampered(...statements)).toMatchObject({ broken_at: at })
    expect(await verified()).toEqual({ events: 6, broken_at: null })
  })
})

describe("INV-46 append only", () => {
  const bounds = () => ({ org: world.org, actor: world.users.admin, actorKind: "user", now: new Date() })
  const asRuntime = (text: string) => inTransaction(bounds(), (tx) => tx.rows({ text }))
  const forbidden = [
    "update audit_event set after = null",
    "delete from audit_event",
    "truncate audit_event",
    "insert into audit_event (chain, seq, at, actor, actor_kind, operation, target, canonical, prev, hash) values ('c', 1, now(), 'a', 'u', 'o', 't', 'x', 'p', 'h')",
    "update audit_head set seq = 0",
    "delete from audit_head",
    "truncate audit_head",
    "insert into audit_head (chain, seq, hash, at) values ('c', 1, 'h', now())",
    "alter table audit_event disable trigger user",
    "drop trigger audit_event_no_change on audit_event",
    "set session_replication_role = replica",
  ]
  test.each(forbidden)("INV-46 the runtime role is refused: %s", async (text) => {
    await expect(asRuntime(text)).rejects.toMatchObject({ code: "42501" })
    await expect(asRuntime(`set local app.scope = 'installation'; ${text}`)).rejects.toMatchObject({ code: "42501" })
  })

  test.each(["update audit_event set after = null", "delete from audit_event", "truncate audit_event"])(
    "INV-46 the owner, by mistake, is refused too: %s",
    async (text) => {
      await expect(client.query(text)).rejects.toMatchObject({ code: "42501" })
    },
  )

  test("INV-46 a transaction adds to its own chain alone", async () => {
    const event = { operation: "toy", target: "t", before: null, after: null }
    const other = inTransaction(bounds(), (tx) => appendAudit(tx, world.foreign, [event]))
    await expect(other).rejects.toMatchObject({ code: "42501" })
    expect(await world.trail(world.foreign)).toEqual([])
  })
})
