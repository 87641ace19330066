import { fileURLToPath } from "node:url"
import { drizzle } from "drizzle-orm/node-postgres"
import { migrate } from "drizzle-orm/node-postgres/migrator"
import { runMigrations } from "graphile-worker"
import pg from "pg"

const LOCK = 727_001

// The runtime role writes these through definer functions or triggers alone, or never.
const CLOSED = ["rate", "member_search", "sign_in_try"]
const READ_ONLY = ["audit_event", "audit_head", "member_facet"]
// What is added stays as it was.
const GROWING = ["charge", "charge_key", "charge_closing", "statement", "budget_alert"]

/** What the runtime role may do, said anew after every migration. It owns nothing (settled 1.8). */
function grants(role: string): string {
  const to = pg.escapeIdentifier(role)
  return `
    revoke all on schema public from public;
    grant usage on schema public, graphile_worker to ${to};
    revoke execute on all functions in schema public from public;
    grant execute on all functions in schema public to ${to};
    grant select, insert, update, delete on all tables in schema public to ${to};
    grant usage on all sequences in schema public to ${to};
    revoke all on ${CLOSED.join(", ")} from ${to};
    revoke insert, update, delete on ${READ_ONLY.join(", ")} from ${to};
    revoke update, delete on ${GROWING.join(", ")} from ${to};
    do $$ declare t record; begin
      for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relispartition and c.relkind = 'r'
      loop execute format('revoke all on %I from %I', t.relname, ${pg.escapeLiteral(role)}); end loop;
    end $$;
    grant execute on all functions in schema graphile_worker to ${to};
    grant select, insert, update, delete on all tables in schema graphile_worker to ${to};
    grant usage on all sequences in schema graphile_worker to ${to};
    grant usage on schema drizzle to ${to};
    grant select on all tables in schema drizzle to ${to};
    do $$ declare t record; begin
      for t in select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'graphile_worker' and c.relkind = 'r' and c.relrowsecurity
      loop
        execute format('drop policy if exists provost on graphile_worker.%I', t.relname);
        execute format('create policy provost on graphile_worker.%I to %I using (true) with check (true)', t.relname, ${pg.escapeLiteral(role)});
      end loop;
    end $$;`
}

/** Brings a database forward, as its owner, and lets the runtime role in. One at a time, by an advisory lock. */
export async function migrateDatabase(ownerUrl: string, runtimeUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK])
    await migrate(drizzle(client, { casing: "snake_case" }), {
      migrationsFolder: fileURLToPath(new URL("./migrations", import.meta.url)),
    })
    await runMigrations({ connectionString: ownerUrl })
    const role = decodeURIComponent(new URL(runtimeUrl).username)
    await client.query(grants(role))
  } finally {
    await client.end()
  }
}
