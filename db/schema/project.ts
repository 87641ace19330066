import { sql } from "drizzle-orm"
import { boolean, index, pgPolicy, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core"
import { inInstallation, thisActor, thisOrg } from "./policy"

const at = () => timestamp({ withTimezone: true })
const PAYER = sql`billed_to = ${thisOrg}`

/** A workspace, billed to an org or a user; keyed on its own id since it may be shared across orgs (settled 1.2). */
export const project = pgTable(
  "project",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    billedTo: text().notNull(),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
    containsPhi: boolean().notNull().default(false),
  },
  (t) => [
    index("project_billed_to").on(t.billedTo, t.id),
    inInstallation("project"),
    pgPolicy("project_payer", { for: "all", using: PAYER, withCheck: PAYER }),
    pgPolicy("project_granted", {
      for: "select",
      using: sql`exists (select 1 from project_grant g where g.project_id = project.id and g.principal in (${thisActor}, ${thisOrg}))`,
    }),
  ],
)

/** A level on a project for a user, a group or an org. */
export const projectGrant = pgTable(
  "project_grant",
  {
    projectId: text()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    principal: text().notNull(),
    level: text({ enum: ["VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"] }).notNull(),
    grantedBy: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.principal] }),
    index("project_grant_of").on(t.principal, t.projectId),
    inInstallation("project_grant"),
    pgPolicy("project_grant_reaching", { for: "select", using: sql`principal in (${thisActor}, ${thisOrg})` }),
    // The payer's admins decide over grants on the projects the org pays for; the function avoids a policy that asks itself.
    pgPolicy("project_grant_payer", {
      for: "all",
      using: sql`project_payer(project_id) = ${thisOrg}`,
      withCheck: sql`project_payer(project_id) = ${thisOrg}`,
    }),
  ],
)

/** A catalogue entry; metadata only. */
export const app = pgTable(
  "app",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    title: text().notNull(),
    billedTo: text().notNull(),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    index("app_billed_to").on(t.billedTo, t.id),
    inInstallation("app"),
    pgPolicy("app_payer", { for: "all", using: PAYER, withCheck: PAYER }),
    pgPolicy("app_permitted", {
      for: "select",
      using: sql`exists (select 1 from app_permission p where p.app_id = app.id and p.principal in (${thisActor}, ${thisOrg}))`,
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
  ],
)
