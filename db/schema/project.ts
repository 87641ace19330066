import { sql } from "drizzle-orm"
import {
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core"
import { actorPrincipals, inInstallation, ofTheseThings, reachedByActor, thisActor, thisOrg } from "./policy"

const at = () => timestamp({ withTimezone: true })
const flag = () => boolean().notNull().default(false)
const PAYER = sql`billed_to = ${thisOrg}`
const UNMETERED = sql`((coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()) at time zone 'utc')::date - 1)`
const REACHING = sql`principal in (${thisActor}, ${thisOrg}) or principal = any (${actorPrincipals})`

/** A workspace, billed to an org or a user; keyed on its own id since it may be shared across orgs (settled 1.2). */
export const project = pgTable(
  "project",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** The name as it sorts: lower case. */
    sortName: text().notNull().default(""),
    summary: text().notNull().default(""),
    description: text().notNull().default(""),
    tags: text().array().notNull().default(sql`'{}'`),
    properties: jsonb().notNull().default({}),
    billedTo: text().notNull(),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
    modifiedAt: at().notNull().default(sql`now()`),
    version: integer().notNull().default(1),
    /** One way: never false again (A185). */
    containsPhi: flag(),
    /** Delete Access: admins only (A162). */
    protected: flag(),
    /** Copy Access: no one (A163). */
    restricted: flag(),
    /** Download Access: no one (A164). */
    downloadRestricted: flag(),
    /** External Upload Access: no one (A169, licensed). */
    externalUploadRestricted: flag(),
    databaseUiViewOnly: flag(),
    displayDataProtectionNotice: flag(),
    httpsAppIsolatedBrowsing: flag(),
    /** Ids of what may run as a root execution; null allows everything (A150, A151). */
    allowedExecutables: text().array(),
    /** Data stands in a store outside: its billing never moves (A197). */
    autoSymlink: flag(),
    sponsoredBy: text(),
    sponsoredUntil: at(),
    /** What a calendar month (UTC) may cost in compute, in micro-dollars, and let out in bytes; what may be stored, in bytes. Null is unlimited. */
    monthlyComputeLimit: bigint({ mode: "number" }),
    monthlyEgressLimit: bigint({ mode: "number" }),
    storageLimit: bigint({ mode: "number" }),
  },
  (t) => [
    index("project_sponsored").on(t.sponsoredUntil, t.id).where(sql`sponsored_by is not null`),
    index("project_billed_to").on(t.billedTo, t.id),
    index("project_by_name").on(t.billedTo, t.sortName, t.id),
    index("project_by_creation").on(t.billedTo, t.createdAt, t.id),
    check("project_phi_is_billed_to_an_org", sql`not contains_phi or billed_to like 'org-%'`),
    inInstallation("project"),
    pgPolicy("project_payer", { for: "all", using: PAYER, withCheck: PAYER }),
    pgPolicy("project_own", { for: "select", using: sql`billed_to = ${thisActor}` }),
    ofTheseThings("project", "id"),
    pgPolicy("project_granted", {
      for: "select",
      using: sql`id in ${reachedByActor} or id in (select g.project_id from project_grant g where g.principal = ${thisOrg})`,
    }),
  ],
)

/** A level on a project for a user, a group or an org, perhaps until a moment. */
export const projectGrant = pgTable(
  "project_grant",
  {
    projectId: text()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    principal: text().notNull(),
    level: text({ enum: ["VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"] }).notNull(),
    endsAt: at(),
    /** The project's payer, copied by trigger, so that row security compares a column and asks no function per row. */
    billedTo: text().notNull().default(""),
    grantedBy: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.principal] }),
    index("project_grant_of").on(t.principal, t.projectId),
    index("project_grant_ending").on(t.endsAt).where(sql`ends_at is not null`),
    inInstallation("project_grant"),
    pgPolicy("project_grant_reaching", { for: "select", using: REACHING }),
    pgPolicy("project_grant_payer", { for: "all", using: PAYER, withCheck: PAYER }),
    ofTheseThings("project_grant", "project_id"),
  ],
)

/** What a project holds, kept by triggers beside its row: uploads at once change this and hold the project's settings still. */
export const projectUsage = pgTable(
  "project_usage",
  {
    projectId: text()
      .primaryKey()
      .references(() => project.id, { onDelete: "cascade" }),
    billedTo: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull().default(0),
    objects: integer().notNull().default(0),
    /** The last day (UTC) whose storage is charged; the day before its first until then. */
    meteredThrough: date().notNull().default(UNMETERED),
  },
  () => [
    inInstallation("project_usage"),
    pgPolicy("project_usage_payer", { for: "all", using: PAYER, withCheck: PAYER }),
    pgPolicy("project_usage_own", { for: "select", using: sql`billed_to = ${thisActor}` }),
    ofTheseThings("project_usage", "project_id"),
    pgPolicy("project_usage_granted", { for: "select", using: sql`project_id in ${reachedByActor}` }),
  ],
)

/** A request to take over a project's billing; at most one open a project (A190 to A195). */
export const projectTransfer = pgTable(
  "project_transfer",
  {
    projectId: text()
      .primaryKey()
      .references(() => project.id, { onDelete: "cascade" }),
    toUser: text().notNull(),
    requestedBy: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    index("project_transfer_to").on(t.toUser, t.createdAt),
    inInstallation("project_transfer"),
    pgPolicy("project_transfer_own", { for: "select", using: sql`to_user = ${thisActor}` }),
    ofTheseThings("project_transfer", "project_id"),
  ],
)

/** Who has accepted a project's Data Protection Notice (A168). */
export const projectNotice = pgTable(
  "project_notice",
  {
    projectId: text()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    userId: text().notNull(),
    acceptedAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.userId] }),
    inInstallation("project_notice"),
    ofTheseThings("project_notice", "project_id"),
  ],
)
