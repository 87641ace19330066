import pg from "pg"
import { beforeAll, describe, expect, test } from "vitest"
import { freshWorld, ownerRows, type World } from "@/e2e/fixtures/database"
import { tablesApart } from "@/e2e/fixtures/dump"
import { inTransaction } from "./tenancy"

// Tables whose rows belong to no one tenant, or that a definer function must read for someone who is not yet known. Each is
// still under row security for the runtime role; only its owner, who signs nobody in, is not bound.
const NOT_FORCED: Readonly<Record<string, string>> = {
  user: "a person is in many orgs; signing in looks them up before there is a tenant",
  account: "read by the definer functions of signing in",
  session: "found by its secret before it is known whose it is",
  token: "found by its secret before it is known whose it is",
  mail_link: "found by its secret before it is known whose it is",
  project: "may be shared with people of other orgs, so its policy asks for a grant",
  project_grant: "names principals of any org",
  app: "may be shared with people of other orgs",
  app_permission: "names principals of any org",
  sign_in_try: "closed to the runtime role; counted through a function before it is known who signs in",
  member_search: "closed to the runtime role altogether; asked through a function that carries the tenant",
}
const NO_ROW_SECURITY: Readonly<Record<string, string>> = {
  rate: "counters by key, closed to the runtime role and reached through one function",
}
// The runtime role holds no right at all on these.
const CLOSED = ["member_search", "rate", "sign_in_try"]

type Table = { name: string; secured: boolean; forced: boolean; tenant: boolean; policies: number; unchecked: string[] }

const catalog = () =>
  ownerRows<Table>({
    text: `select c.relname as name, c.relrowsecurity as secured, c.relforcerowsecurity as forced,
        exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped) as tenant,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
        array(select p.polname::text from pg_policy p where p.polrelid = c.oid and p.polcmd in ('*', 'a', 'w') and p.polwithcheck is null) as unchecked
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  })

describe("INV-31 row security", () => {
  test("INV-31 stands on every table, forced, with what may be written checked too; exceptions are listed with a reason", async () => {
    const tables = await catalog()
    expect(tables.filter((t) => !t.secured).map((t) => t.name)).toEqual(Object.keys(NO_ROW_SECURITY))
    expect(tables.filter((t) => t.secured && !t.forced).map((t) => t.name)).toEqual(Object.keys(NOT_FORCED).sort())
    expect(tables.filter((t) => t.secured && t.policies === 0).map((t) => t.name)).toEqual([
      "member_search",
      "sign_in_try",
    ])
    expect(tables.flatMap((t) => t.unchecked.map((policy) => `${t.name}.${policy}`))).toEqual([])
    // A table that carries a tenant is forced unless it says above why not.
    const tenant = tables.filter(
      (t) => t.tenant && !t.forced && !(t.name in NOT_FORCED) && !(t.name in NO_ROW_SECURITY),
    )
    expect(tenant).toEqual([])
  })

  test("INV-31 the partitions of the ledger are secured like the ledger, and closed to the runtime role: only through it are they read", async () => {
    const role = decodeURIComponent(new URL(process.env.DATABASE_URL ?? "").username)
    const parts = await ownerRows<{ name: string; secured: boolean; open: boolean }>({
      text: `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as secured,
          has_table_privilege($1, c.oid, 'select, insert, update, delete') as open
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relispartition and c.relkind = 'r'`,
      values: [role],
    })
    expect(parts.length).toBeGreaterThan(5)
    expect(parts.filter((part) => !part.secured || part.open)).toEqual([])
  })

  test("INV-31 every table is looked at where tests ask what a refusal left behind: say in e2e/fixtures/dump.ts whose its rows are", async () => {
    expect(await tablesApart()).toEqual([])
  })

  test("INV-31 the runtime role owns nothing, makes nothing and goes around nothing", async () => {
    const role = decodeURIComponent(new URL(process.env.DATABASE_URL ?? "").username)
    const [found] = await ownerRows<Record<string, boolean>>({
      text: `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
          exists (select 1 from pg_class where relowner = r.oid) as owns,
          has_schema_privilege(r.oid, 'public', 'create') as creates,
          exists (select 1 from pg_auth_members where member = r.oid) as belongs
        from pg_roles r where rolname = $1`,
      values: [role],
    })
    expect(Object.values(found ?? { missing: true })).toEqual(Array(8).fill(false))
    const open = await ownerRows<{ name: string }>({
      text: `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relname = any($2)
          and has_table_privilege($1, c.oid, 'select, insert, update, delete')`,
      values: [role, CLOSED],
    })
    expect(open).toEqual([])
  })

  test("INV-31 every function that runs with its owner's rights fixes where names are looked up", async () => {
    const loose = await ownerRows({
      text: `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'public' and p.prosecdef and not ('search_path=public, pg_temp' = any(coalesce(p.proconfig, '{}')))`,
    })
    expect(loose).toEqual([])
  })
})

describe("the wall", () => {
  let world: World
  beforeAll(async () => {
    world = await freshWorld()
  })

  const visible = async (org: string | null, actor: string | null) => {
    const tables = (await catalog()).filter((t) => !CLOSED.includes(t.name))
    return inTransaction({ org, actor, actorKind: "user", now: new Date() }, async (tx) => {
      const seen: Record<string, number> = {}
      for (const { name } of tables) {
        const [row] = await tx.rows<{ n: number }>({ text: `select count(*)::int as n from "${name}"` })
        seen[name] = row?.n ?? 0
      }
      return seen
    })
  }

  test("INV-31 with no tenant and no person set every table shows no rows", async () => {
    const seen = await visible(null, null)
    expect(Object.entries(seen).filter(([, n]) => n > 0)).toEqual([])
    expect(Object.keys(seen).length).toBeGreaterThan(20)
  })

  test("INV-31 with a tenant set no other org's rows are seen, changed or written", async () => {
    const bounds = { org: world.org, actor: world.users.admin, actorKind: "user", now: new Date() }
    const tables = (await catalog()).filter((t) => t.tenant && !CLOSED.includes(t.name) && t.name !== "token")
    await inTransaction(bounds, async (tx) => {
      for (const { name } of tables) {
        const rows = await tx.rows<{ org_id: string | null }>({ text: `select distinct org_id from "${name}"` })
        expect(
          rows.filter((row) => row.org_id !== world.org),
          name,
        ).toEqual([])
      }
      expect(await tx.count({ text: "update member set name = 'x' where org_id = $1", values: [world.foreign] })).toBe(
        0,
      )
      expect(await tx.count({ text: "delete from invitation where org_id = $1", values: [world.foreign] })).toBe(0)
    })
    const write = inTransaction(bounds, (tx) =>
      tx.rows({
        text: "insert into role (org_id, id, name) values ($1, 'planted', 'Planted')",
        values: [world.foreign],
      }),
    )
    await expect(write).rejects.toMatchObject({ code: "42501" })
    const move = inTransaction(bounds, (tx) =>
      tx.rows({ text: "update stored_file set org_id = $2 where org_id = $1", values: [world.org, world.foreign] }),
    )
    await expect(move).rejects.toMatchObject({ code: "42501" })
  })

  test("INV-29 another person's sessions, links, keys and password stay theirs, also in the same org", async () => {
    const bounds = { org: world.org, actor: world.users.admin, actorKind: "user", now: new Date() }
    await inTransaction(bounds, async (tx) => {
      for (const table of ["session", "account", "idempotency", "request"]) {
        const rows = await tx.rows({
          text: `select 1 from "${table}" where user_id <> $1`,
          values: [world.users.admin],
        })
        expect(rows, table).toEqual([])
      }
      const users = await tx.rows<{ id: string }>({ text: 'select id from "user" order by id' })
      expect(users.map((row) => row.id)).not.toContain(world.users.outsider)
      expect(users.map((row) => row.id)).not.toContain(world.users.nobody)
      expect(users.map((row) => row.id)).toContain(world.users.invited)
    })
  })

  test("INV-29 a project is seen by its payer and through a grant, and by nobody else", async () => {
    const projects = async (org: string | null, actor: string) =>
      inTransaction({ org, actor, actorKind: "user", now: new Date() }, async (tx) =>
        (await tx.rows<{ id: string }>({ text: "select id from project order by name" })).map((row) => row.id),
      )
    const { resources, raw, lab, bench, foreign } = world.projects
    expect(await projects(world.org, world.users.admin)).toEqual([bench, lab, raw, resources])
    // Through a grant of their own, their org's and their group's; not where the membership that carries it has ended.
    expect(await projects(null, world.users.member)).toEqual([foreign, lab, raw, resources])
    expect(await projects(null, world.users.member2)).toEqual([bench, raw, resources])
    expect(await projects(null, world.users.ended)).toEqual([])
    expect(await projects(world.foreign, world.users.outsider)).toEqual([foreign])
    expect(await projects(null, world.users.nobody)).toEqual([])
  })
})

describe("INV-32 keys", () => {
  test("INV-32 every key from one tenant table to another carries the org on both sides", async () => {
    const keys = await ownerRows<{ name: string }>({
      text: `select k.conname as name from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'org_id'
        join pg_attribute b on b.attrelid = k.confrelid and b.attname = 'org_id'
        where k.contype = 'f' and not exists (select 1 from unnest(k.conkey, k.confkey) as pair(from_column, to_column)
          where from_column = a.attnum and to_column = b.attnum)`,
    })
    expect(keys).toEqual([])
    const unkeyed = await ownerRows<{ name: string }>({
      text: `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'org_id' and a.attnotnull
        where n.nspname = 'public' and c.relkind = 'r' and not exists
          (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and a.attnum = any(k.conkey))`,
    })
    expect(unkeyed).toEqual([])
  })

  test("INV-32 a row that would join two orgs is refused by its key, even as the owner", async () => {
    const world = await freshWorld()
    const client = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
    await client.connect()
    await client.query("select set_config('app.scope', 'installation', false)")
    const cross = client.query("insert into member_role (org_id, user_id, role_id) values ($1, $2, 'member')", [
      world.foreign,
      world.users.member,
    ])
    await expect(cross).rejects.toMatchObject({ code: "23503" })
    const item = client.query("insert into job_item (org_id, job_id, n, target) values ($1, $2, 9, 'x')", [
      world.foreign,
      world.job,
    ])
    await expect(item).rejects.toMatchObject({ code: "23503" })
    await client.end()
  })
})
