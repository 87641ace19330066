import pg from "pg"

/** Why a role must not run the console, or null: it is superuser, may bypass row security, or owns tables. */
export async function unfitRole(runtimeUrl: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: runtimeUrl, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    const answer = await client.query<{ rolsuper: boolean; rolbypassrls: boolean; owns: boolean; name: string }>(
      `select rolname as name, rolsuper, rolbypassrls, exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and pg_has_role(c.relowner, 'member')) as owns
       from pg_roles where rolname = current_user`,
    )
    const role = answer.rows[0]
    if (!role) return "The role of DATABASE_URL was not found."
    if (role.rolsuper)
      return `The role ${role.name} of DATABASE_URL is a superuser; give the console a role that owns nothing.`
    if (role.rolbypassrls)
      return `The role ${role.name} of DATABASE_URL may bypass row security; give the console one that may not.`
    if (role.owns)
      return `The role ${role.name} of DATABASE_URL owns tables; keep it for MIGRATE_DATABASE_URL and give the console another.`
    return null
  } finally {
    await client.end()
  }
}
