import { sql } from "drizzle-orm"
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core"
import { inInstallation, ofThisOrg, ownRows, thisActor, thisOrg } from "./policy"
import { user } from "./user"

const at = () => timestamp({ withTimezone: true })

/** A tenant and a billing account. The handle never changes; totals are kept here, under the lock that changes them. */
export const org = pgTable(
  "org",
  {
    id: text().primaryKey(),
    handle: text().notNull(),
    name: text().notNull(),
    state: text({ enum: ["LIVE", "SUSPENDED", "EXPIRED"] })
      .notNull()
      .default("LIVE"),
    billable: boolean().notNull().default(false),
    memberListVisibility: text({ enum: ["ADMIN", "MEMBER", "PUBLIC"] })
      .notNull()
      .default("ADMIN"),
    projectTransfer: text({ enum: ["ADMIN", "MEMBER"] })
      .notNull()
      .default("ADMIN"),
    /** Switched on by support alone (A080, A043). */
    provisioning: boolean().notNull().default(false),
    phi: boolean().notNull().default(false),
    gxp: boolean().notNull().default(false),
    /** Flags of projects that need a licence, for which there is one (A342). */
    licences: text().array().notNull().default(sql`'{}'`),
    /** The agreement that the licences stand on, and when the BAA was signed (A180). */
    licenceReference: text().notNull().default(""),
    baaSignedOn: date(),
    /** Not for production: what compliance asks of a production org is not asked of it. */
    development: boolean().notNull().default(false),
    /** When it expires by itself (B1.14); null never. */
    expiresAt: at(),
    memberCount: integer().notNull().default(0),
    invitationCount: integer().notNull().default(0),
    projectCount: integer().notNull().default(0),
    createdAt: at().notNull(),
    createdBy: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex("org_handle").on(t.handle),
    index("org_by_name").on(sql`lower(${t.name})`, t.id),
    index("org_by_created").on(t.createdAt, t.id),
    index("org_expiring").on(t.expiresAt).where(sql`state = 'LIVE' and expires_at is not null`),
    check("org_id_of_handle", sql`${t.id} = 'org-' || ${t.handle}`),
    inInstallation("org"),
    pgPolicy("org_tenant", { for: "all", using: sql`id = ${thisOrg}`, withCheck: sql`id = ${thisOrg}` }),
    pgPolicy("org_of_member", {
      for: "select",
      using: sql`exists (select 1 from member m where m.org_id = org.id and m.user_id = ${thisActor})`,
    }),
  ],
)

/** A person in an org. Name, handle and address are the person's, copied by trigger, so that a list reads one table. */
export const member = pgTable(
  "member",
  {
    orgId: text()
      .notNull()
      .references(() => org.id),
    userId: text()
      .notNull()
      .references(() => user.id),
    handle: text().notNull(),
    name: text().notNull(),
    email: text(),
    /** The name as it sorts: lower case. */
    sortName: text().notNull(),
    level: text({ enum: ["ADMIN", "MEMBER"] }).notNull(),
    billableActivities: boolean().notNull(),
    projectAccess: text({ enum: ["NONE", "VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"] }).notNull(),
    appAccess: boolean().notNull(),
    disabled: boolean().notNull().default(false),
    endsAt: at(),
    joinedAt: at().notNull(),
    addedBy: text(),
    lastActiveAt: at(),
    version: integer().notNull().default(1),
    /** The roles in `member_role`, in order, copied by trigger, so that what a list filters by stands in one row. */
    roleIds: text().array().notNull().default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.userId] }),
    index("member_by_name").on(t.orgId, t.sortName, t.userId),
    index("member_by_level_name").on(t.orgId, t.level, t.sortName, t.userId),
    index("member_by_joined").on(t.orgId, t.joinedAt, t.userId),
    index("member_of_user").on(t.userId, t.orgId),
    index("member_ending").on(t.endsAt).where(sql`ends_at is not null`),
    index("member_by_end").on(t.orgId, t.endsAt).where(sql`ends_at is not null`),
    check(
      "member_admin_settings",
      sql`level <> 'ADMIN' or (billable_activities and project_access = 'ADMINISTER' and app_access)`,
    ),
    ofThisOrg("member"),
    ownRows("member"),
    inInstallation("member"),
  ],
)

/** A named set of policies. The built-in ones exist in every org from the start (facts B5.4). */
export const role = pgTable(
  "role",
  {
    orgId: text()
      .notNull()
      .references(() => org.id),
    id: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(""),
    builtIn: boolean().notNull().default(false),
    enabled: boolean().notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("role_name").on(t.orgId, sql`lower(${t.name})`),
    ofThisOrg("role"),
    inInstallation("role"),
    // A person sees of their own roles, in every org of theirs, whether they are switched on.
    pgPolicy("role_own", {
      for: "select",
      using: sql`exists (select 1 from member_role r where r.org_id = role.org_id and r.role_id = role.id and r.user_id = ${thisActor})`,
    }),
  ],
)

export const rolePolicy = pgTable(
  "role_policy",
  { orgId: text().notNull(), roleId: text().notNull(), policy: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.roleId, t.policy] }),
    foreignKey({ columns: [t.orgId, t.roleId], foreignColumns: [role.orgId, role.id] }).onDelete("cascade"),
    ofThisOrg("role_policy"),
    inInstallation("role_policy"),
    // A person reads what their own roles mean in every org of theirs.
    pgPolicy("role_policy_own", {
      for: "select",
      using: sql`exists (select 1 from member_role r where r.org_id = role_policy.org_id and r.role_id = role_policy.role_id and r.user_id = ${thisActor})`,
    }),
  ],
)

export const memberRole = pgTable(
  "member_role",
  { orgId: text().notNull(), userId: text().notNull(), roleId: text().notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.userId, t.roleId] }),
    foreignKey({ columns: [t.orgId, t.userId], foreignColumns: [member.orgId, member.userId] }).onDelete("cascade"),
    foreignKey({ columns: [t.orgId, t.roleId], foreignColumns: [role.orgId, role.id] }),
    index("member_role_by_role").on(t.orgId, t.roleId, t.userId),
    ofThisOrg("member_role"),
    ownRows("member_role"),
    inInstallation("member_role"),
  ],
)

/** An account not yet activated that will be a member (settled 2.4). Open while neither accepted nor revoked. */
export const invitation = pgTable(
  "invitation",
  {
    orgId: text()
      .notNull()
      .references(() => org.id),
    id: text().notNull(),
    userId: text()
      .notNull()
      .references(() => user.id),
    handle: text().notNull(),
    name: text().notNull(),
    email: text().notNull(),
    sortName: text().notNull(),
    level: text({ enum: ["ADMIN", "MEMBER"] }).notNull(),
    billableActivities: boolean().notNull(),
    projectAccess: text({ enum: ["NONE", "VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"] }).notNull(),
    appAccess: boolean().notNull(),
    roleId: text().notNull(),
    setBillTo: boolean().notNull().default(false),
    endsAt: at(),
    invitedBy: text().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    bouncedAt: at(),
    state: text({ enum: ["OPEN", "ACCEPTED", "REVOKED"] })
      .notNull()
      .default("OPEN"),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("invitation_open").on(t.orgId, t.userId).where(sql`state = 'OPEN'`),
    index("invitation_by_name").on(t.orgId, t.sortName, t.id).where(sql`state = 'OPEN'`),
    index("invitation_of_user").on(t.userId, t.orgId),
    ofThisOrg("invitation"),
    ownRows("invitation"),
    inInstallation("invitation"),
  ],
)

/** What a removed member held, for 90 days; then only the audit rows remain (settled 2.5). */
export const formerMember = pgTable(
  "former_member",
  {
    orgId: text()
      .notNull()
      .references(() => org.id),
    userId: text()
      .notNull()
      .references(() => user.id),
    handle: text().notNull(),
    name: text().notNull(),
    email: text(),
    removedAt: at().notNull(),
    removedBy: text().notNull(),
    eraseAt: at().notNull(),
    /** The membership, roles, grants and app permissions that were held. */
    held: jsonb().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.userId] }),
    index("former_member_by_removal").on(t.orgId, t.removedAt, t.userId),
    ofThisOrg("former_member"),
    inInstallation("former_member"),
  ],
)
