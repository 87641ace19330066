import { sql } from "drizzle-orm"
import { pgPolicy } from "drizzle-orm/pg-core"

/** The tenant and the person of the transaction, as init-plans: evaluated once a statement, never once a row. */
export const thisOrg = sql`(select nullif(current_setting('app.org', true), ''))`
export const thisActor = sql`(select nullif(current_setting('app.actor', true), ''))`
/** The projects and apps a transaction is about, named by its call and checked before anything else is read. */
export const theseThings = sql`(select string_to_array(nullif(current_setting('app.things', true), ''), ','))::text[]`
/** The projects the actor reaches by any path that counts: computed once a statement, and looked up for each row. */
export const reachedByActor = sql`(select r.project_id from access_reached(${thisActor}) r)`
/** Whom grants reach the actor through: themselves, the orgs they are active in, the groups they are in. Once a statement. */
export const actorPrincipals = sql`(select actor_principals())::text[]`
/** True in the transactions of identity, support and the worker, which belong to no tenant. */
export const installation = sql`(select current_setting('app.scope', true) = 'installation')`

/** Rows of the transaction's org and no others, read and written. */
export const ofThisOrg = (table: string) =>
  pgPolicy(`${table}_tenant`, { for: "all", using: sql`org_id = ${thisOrg}`, withCheck: sql`org_id = ${thisOrg}` })

/** Rows of the transaction's org, read alone: another road writes them. */
export const readOfThisOrg = (table: string) =>
  pgPolicy(`${table}_tenant`, { for: "select", using: sql`org_id = ${thisOrg}` })

/** The person's own rows, wherever they are. */
export const ownRows = (table: string, to: "select" | "all" = "select") =>
  pgPolicy(`${table}_own`, {
    for: to,
    using: sql`user_id = ${thisActor}`,
    ...(to === "all" ? { withCheck: sql`user_id = ${thisActor}` } : {}),
  })

/** Every row, in a transaction of the installation. */
export const inInstallation = (table: string) =>
  pgPolicy(`${table}_installation`, { for: "all", using: installation, withCheck: installation })

/** Rows that hang on one of the projects or apps the transaction is about. */
export const ofTheseThings = (table: string, column: string) => {
  const here = sql`${sql.identifier(column)} = any (${theseThings})`
  return pgPolicy(`${table}_here`, { for: "all", using: here, withCheck: here })
}
