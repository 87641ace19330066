import { sql } from "drizzle-orm"
import { index, integer, pgPolicy, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core"
import { inInstallation, ofTheseThings, thisActor, thisOrg } from "./policy"

const at = () => timestamp({ withTimezone: true })
const PAYER = sql`billed_to = ${thisOrg}`

/** A catalogue entry; metadata only. */
export const app = pgTable(
  "app",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    title: text().notNull(),
    description: text().notNull().default(""),
    billedTo: text().notNull(),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index("app_billed_to").on(t.billedTo, t.id),
    uniqueIndex("app_name").on(t.billedTo, t.name),
    inInstallation("app"),
    pgPolicy("app_payer", { for: "all", using: PAYER, withCheck: PAYER }),
    pgPolicy("app_own", { for: "select", using: sql`billed_to = ${thisActor}` }),
    ofTheseThings("app", "id"),
    pgPolicy("app_permitted", {
      for: "select",
      using: sql`exists (select 1 from app_permission p where p.app_id = app.id and p.principal in (${thisActor}, ${thisOrg}))`,
    }),
  ],
)

/** A published version of an app; a deprecated one stays for those who use it (A100). */
export const appVersion = pgTable(
  "app_version",
  {
    appId: text()
      .notNull()
      .references(() => app.id, { onDelete: "cascade" }),
    version: text().notNull(),
    notes: text().notNull().default(""),
    publishedBy: text().notNull(),
    publishedAt: at().notNull(),
    deprecatedAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.appId, t.version] }),
    inInstallation("app_version"),
    ofTheseThings("app_version", "app_id"),
    // Whoever sees the app sees its versions.
    pgPolicy("app_version_seen", {
      for: "select",
      using: sql`exists (select 1 from app a where a.id = app_version.app_id)`,
    }),
  ],
)

/** Developers and authorized users of an app: users or orgs. */
export const appPermission = pgTable(
  "app_permission",
  {
    appId: text()
      .notNull()
      .references(() => app.id, { onDelete: "cascade" }),
    principal: text().notNull(),
    kind: text({ enum: ["DEVELOPER", "USER"] }).notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.appId, t.principal, t.kind] }),
    index("app_permission_of").on(t.principal, t.appId),
    inInstallation("app_permission"),
    pgPolicy("app_permission_reaching", { for: "select", using: sql`principal in (${thisActor}, ${thisOrg})` }),
    pgPolicy("app_permission_payer", {
      for: "all",
      using: sql`app_payer(app_id) = ${thisOrg}`,
      withCheck: sql`app_payer(app_id) = ${thisOrg}`,
    }),
    ofTheseThings("app_permission", "app_id"),
  ],
)
