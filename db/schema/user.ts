import { sql } from "drizzle-orm"
import { boolean, check, index, integer, pgPolicy, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core"
import { inInstallation, ownRows, thisActor, thisOrg } from "./policy"

const at = (name?: string) => (name ? timestamp(name, { withTimezone: true }) : timestamp({ withTimezone: true }))

/** A person. No tenant's table: open to the person, to the orgs they are in or invited to, and to the installation. */
export const user = pgTable(
  "user",
  {
    id: text().primaryKey(),
    handle: text().notNull(),
    name: text().notNull(),
    email: text(),
    /** INVITED until activated, CLOSED for good. */
    state: text({ enum: ["INVITED", "ACTIVE", "DISABLED", "CLOSED"] }).notNull(),
    /** Staff of the installation: a member of no org (settled 1.5). What they may do at the desk stands in `staffRights`. */
    support: boolean().notNull().default(false),
    staffRights: text().array().notNull().default(sql`'{}'`),
    /** A metering account: posts charges with its token and does nothing else. */
    metering: boolean().notNull().default(false),
    defaultOrg: text(),
    billTo: text(),
    /** The org that made the account, if one did. */
    provisionedBy: text(),
    timeZone: text(),
    createdAt: at().notNull(),
    lastActiveAt: at(),
    version: integer().notNull().default(1),
    /** What support's search looks in; kept, because it is looked at for each row that a search passes. */
    searchText: text().generatedAlwaysAs(sql`lower(name || ' ' || handle || ' ' || coalesce(email, ''))`),
  },
  (t) => [
    uniqueIndex("user_handle_lower").on(sql`lower(${t.handle})`),
    uniqueIndex("user_email_lower").on(sql`lower(${t.email})`),
    // Support's list of people; asked through functions, since row security lets no index answer a search.
    index("user_by_name").on(sql`lower(${t.name})`, t.id),
    index("user_disabled").on(sql`lower(${t.name})`, t.id).where(sql`state = 'DISABLED'`),
    index("user_search").using("gin", sql`${t.searchText} gin_trgm_ops`),
    check("user_id_of_handle", sql`${t.id} = 'user-' || lower(${t.handle})`),
    inInstallation("user"),
    pgPolicy("user_self", { for: "all", using: sql`id = ${thisActor}`, withCheck: sql`id = ${thisActor}` }),
    pgPolicy("user_of_org", {
      for: "select",
      using: sql`exists (select 1 from member m where m.org_id = ${thisOrg} and m.user_id = "user".id)
        or exists (select 1 from invitation i where i.org_id = ${thisOrg} and i.user_id = "user".id)`,
    }),
  ],
)

/** What signs a person in. The hash is read by identity alone. */
export const account = pgTable(
  "account",
  {
    userId: text()
      .primaryKey()
      .references(() => user.id),
    passwordHash: text(),
    passwordChangedAt: at(),
  },
  () => [inInstallation("account"), ownRows("account", "all")],
).enableRLS()

/** Where a person is signed in. `secretHash` is the sha256 of the cookie. */
export const session = pgTable(
  "session",
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => user.id),
    secretHash: text().notNull(),
    createdAt: at().notNull(),
    lastSeenAt: at().notNull(),
    /** When the password was last entered (INV-22). */
    provenAt: at().notNull(),
    ip: text(),
    agent: text(),
    revokedAt: at(),
    revokedBy: text(),
  },
  (t) => [
    uniqueIndex("session_secret").on(t.secretHash),
    uniqueIndex("session_of_user").on(t.userId, t.id),
    inInstallation("session"),
    ownRows("session", "all"),
  ],
)

/** A program's credential. Bound to one org or to all of the person's, read-only or not (settled 2.8). */
export const token = pgTable(
  "token",
  {
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => user.id),
    name: text().notNull(),
    secretHash: text().notNull(),
    /** The last four characters, to tell tokens apart. */
    ending: text().notNull(),
    orgId: text(),
    readOnly: boolean().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    lastUsedAt: at(),
    revokedAt: at(),
  },
  (t) => [
    uniqueIndex("token_secret").on(t.secretHash),
    uniqueIndex("token_of_user").on(t.userId, t.id),
    inInstallation("token"),
    ownRows("token", "all"),
    pgPolicy("token_of_member", {
      for: "select",
      using: sql`exists (select 1 from member m where m.org_id = ${thisOrg} and m.user_id = token.user_id)`,
    }),
  ],
)

/** A mailed secret of one use: activation, password reset, change of e-mail. Made when the mail is sent, never before. */
export const mailLink = pgTable(
  "mail_link",
  {
    id: text().primaryKey(),
    kind: text({ enum: ["activate", "reset", "email", "billing"] }).notNull(),
    /** Null for a billing recipient, who need not have an account. */
    userId: text().references(() => user.id),
    orgId: text(),
    invitationId: text(),
    billingInformationId: text(),
    /** The new address, for a change of e-mail; for the others the address it was made for. */
    email: text().notNull(),
    secretHash: text(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    usedAt: at(),
    voidedAt: at(),
  },
  (t) => [
    uniqueIndex("mail_link_secret").on(t.secretHash),
    uniqueIndex("mail_link_of_user").on(t.userId, t.id),
    inInstallation("mail_link"),
    ownRows("mail_link", "all"),
    pgPolicy("mail_link_tenant", { for: "all", using: sql`org_id = ${thisOrg}`, withCheck: sql`org_id = ${thisOrg}` }),
  ],
)
