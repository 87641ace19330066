import type { Statement } from "./tenancy"

export type RoleRow = {
  readonly rolsuper: boolean
  readonly rolbypassrls: boolean
  readonly owns: boolean
  readonly name: string
}

/** The role of a connection, and what it may. */
export const currentRole: Statement = {
  text: `select rolname as name, rolsuper, rolbypassrls, exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and pg_has_role(c.relowner, 'member'))
      or exists (select 1 from pg_database where datname = current_database() and pg_has_role(datdba, 'member')) as owns
    from pg_roles where rolname = current_user`,
}

/** Why a role must not run the console, or null: it is superuser, may bypass row security, or owns the database or tables in it (settled 1.8). */
export function unfitRole(role: RoleRow | undefined): string | null {
  if (!role) return "The role of DATABASE_URL was not found."
  if (role.rolsuper)
    return `The role ${role.name} of DATABASE_URL is a superuser; give the console a role that owns nothing.`
  if (role.rolbypassrls)
    return `The role ${role.name} of DATABASE_URL may bypass row security; give the console one that may not.`
  if (role.owns)
    return `The role ${role.name} of DATABASE_URL owns the database or tables in it; keep it for MIGRATE_DATABASE_URL and give the console another.`
  return null
}
