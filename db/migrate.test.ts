import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { drizzle } from "drizzle-orm/node-postgres"
import { migrate } from "drizzle-orm/node-postgres/migrator"
import pg from "pg"
import { expect, test } from "vitest"
import { migrateDatabase } from "./migrate"

const MIGRATIONS = join(import.meta.dirname, "migrations")

type Journal = { readonly entries: readonly { readonly tag: string }[] }

/** The migrations up to and with one of them, in a folder of their own. */
function upTo(tag: string): string {
  const folder = mkdtempSync(join(tmpdir(), "provost-migrations-"))
  cpSync(MIGRATIONS, folder, { recursive: true })
  const path = join(folder, "meta", "_journal.json")
  const journal = JSON.parse(readFileSync(path, "utf8")) as Journal
  const last = journal.entries.findIndex((entry) => entry.tag === tag)
  writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, last + 1) }))
  return folder
}

const onDatabase = (address: string | undefined, name: string): string => {
  const url = new URL(address ?? "")
  url.pathname = `/${name}`
  return url.href
}

async function connected(address: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: address })
  client.on("error", () => {})
  await client.connect()
  return client
}

test("INV-56 MIGRATION-SAFE limits, requests and staff of an installation with data come along into the billing accounts and the desk", async () => {
  const name = `provost_migrated_${process.pid}`
  const [ownerUrl, runtimeUrl] = [
    onDatabase(process.env.MIGRATE_DATABASE_URL, name),
    onDatabase(process.env.DATABASE_URL, name),
  ]
  const server = await connected(onDatabase(process.env.SUPER_DATABASE_URL, "postgres"))
  const folder = upTo("0006_apps")
  try {
    await server.query(`drop database if exists ${name} with (force)`)
    await server.query(
      `create database ${name} owner ${pg.escapeIdentifier(new URL(ownerUrl).username)} template template0`,
    )
    const client = await connected(ownerUrl)
    await migrate(drizzle(client, { casing: "snake_case" }), { migrationsFolder: folder })
    await client.query(`
      select set_config('app.scope', 'installation', false);
      insert into "user" (id, handle, name, email, state, support, created_at) values
        ('user-ada', 'ada', 'Ada', 'ada@x.example', 'ACTIVE', false, now()), ('user-sam', 'sam', 'Sam', 'sam@x.example', 'ACTIVE', true, now());
      insert into org (id, handle, name, billable, spending_limit, created_at) values
        ('org-limited', 'limited', 'Limited', true, '4210550000', now()), ('org-open', 'open', 'Open', true, null, now()),
        ('org-idle', 'idle', 'Idle', false, '77', now());
      insert into project (id, name, billed_to, created_by, created_at) values ('project-1', 'one', 'org-limited', 'user-ada', now());
      insert into request (id, user_id, org_id, kind, subject, message, created_at) values
        ('r1', 'user-ada', 'org-limited', 'phi', 'PHI', 'Please', '2026-11-01T00:00:00Z');`)
    await client.end()

    await migrateDatabase(ownerUrl, runtimeUrl)

    const after = await connected(ownerUrl)
    const rows = async (text: string): Promise<unknown[]> => {
      await after.query("select set_config('app.scope', 'installation', false)")
      return (await after.query<Record<string, unknown>>(text)).rows
    }
    expect(
      await rows("select id, spending_limit, charged, reserved, confirmed from billing_account order by id"),
    ).toEqual([
      { id: "org-idle", spending_limit: null, charged: "0", reserved: "0", confirmed: false },
      { id: "org-limited", spending_limit: "4210550000", charged: "0", reserved: "0", confirmed: false },
      { id: "org-open", spending_limit: null, charged: "0", reserved: "0", confirmed: false },
      { id: "user-ada", spending_limit: null, charged: "0", reserved: "0", confirmed: false },
      { id: "user-sam", spending_limit: null, charged: "0", reserved: "0", confirmed: false },
    ])
    expect(
      await rows("select state, waiting_since = created_at as waits, updated_at = created_at as told from request"),
    ).toEqual([{ state: "NEW", waits: true, told: true }])
    expect(await rows(`select id, cardinality(staff_rights) > 5 as staff from "user" order by id`)).toEqual([
      { id: "user-ada", staff: false },
      { id: "user-sam", staff: true },
    ])
    await after.end()
  } finally {
    await server.query(`drop database if exists ${name} with (force)`)
    await server.end()
    rmSync(folder, { recursive: true, force: true })
  }
})
