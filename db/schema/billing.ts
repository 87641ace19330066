import { sql } from "drizzle-orm"
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  index,
  integer,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core"
import { org } from "./org"
import { inInstallation, ofThisOrg, readOfThisOrg, thisActor, thisOrg } from "./policy"

const at = () => timestamp({ withTimezone: true })
const micro = () => bigint({ mode: "bigint" })
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" })

/**
 * What an org or a user is charged, and may be: one row each, made with it by trigger. Amounts are micro-dollars. What is charged and reserved
 * never passes the limit, whoever writes (INV-39).
 */
export const billingAccount = pgTable(
  "billing_account",
  {
    /** `org-…` or `user-…`. */
    id: text().primaryKey(),
    /** Null is unlimited. One an account, set by support (A122). */
    spendingLimit: micro(),
    charged: micro().notNull().default(sql`0`),
    reserved: micro().notNull().default(sql`0`),
    storageCharged: micro().notNull().default(sql`0`),
    computeCharged: micro().notNull().default(sql`0`),
    egressCharged: micro().notNull().default(sql`0`),
    /** Whether its billing information is confirmed; kept by trigger. A person is invoiced at the address of their account. */
    confirmed: boolean().notNull().default(false),
    /** Counts the limits there were: an alert is sent once for each threshold of each. */
    limitVersion: integer().notNull().default(1),
    /** Percentages of the limit at which admins and the recipient are told, ascending. */
    alertThresholds: integer().array().notNull().default(sql`'{50,75,90,100}'`),
    version: integer().notNull().default(1),
  },
  (t) => [
    index("billing_account_limited").on(t.id).where(sql`spending_limit is not null`),
    check(
      "billing_account_amounts",
      sql`charged >= 0 and reserved >= 0 and (spending_limit is null or spending_limit >= 0)`,
    ),
    check("billing_account_cap", sql`spending_limit is null or charged + reserved <= spending_limit`),
    inInstallation("billing_account"),
    // What an org changes of it are its thresholds; a trigger keeps the rest from it.
    pgPolicy("billing_account_tenant", { for: "select", using: sql`id = ${thisOrg}` }),
    pgPolicy("billing_account_thresholds", {
      for: "update",
      using: sql`id = ${thisOrg}`,
      withCheck: sql`id = ${thisOrg}`,
    }),
    pgPolicy("billing_account_own", { for: "select", using: sql`id = ${thisActor}` }),
  ],
)

/** Who is invoiced for an org, as it was submitted: in force once the recipient has confirmed it, and until another is (A116, facts B3.6). */
export const billingInformation = pgTable(
  "billing_information",
  {
    orgId: text()
      .notNull()
      .references(() => org.id),
    id: text().notNull(),
    state: text({ enum: ["PENDING", "CONFIRMED", "REPLACED", "WITHDRAWN", "EXPIRED"] })
      .notNull()
      .default("PENDING"),
    /** The recipient's. */
    email: text().notNull(),
    name: text().notNull(),
    companyName: text().notNull(),
    address1: text().notNull(),
    address2: text().notNull().default(""),
    city: text().notNull(),
    /** State, province or region. */
    region: text().notNull().default(""),
    postCode: text().notNull().default(""),
    /** ISO 3166-1, two letters. */
    country: text().notNull(),
    phone: text().notNull().default(""),
    vatId: text().notNull().default(""),
    /** ISO 4217. */
    currency: text().notNull().default("USD"),
    purchaseOrder: text().notNull().default(""),
    additionalInfo: text().notNull().default(""),
    submittedBy: text().notNull(),
    submittedAt: at().notNull(),
    /** Until when the mailed link can be followed. */
    expiresAt: at().notNull(),
    confirmedAt: at(),
    endedAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("billing_information_pending").on(t.orgId).where(sql`state = 'PENDING'`),
    uniqueIndex("billing_information_confirmed").on(t.orgId).where(sql`state = 'CONFIRMED'`),
    index("billing_information_expiring").on(t.expiresAt).where(sql`state = 'PENDING'`),
    ofThisOrg("billing_information"),
    inInstallation("billing_information"),
  ],
)

/** A month's statement of an org, built once when the month is closed, and kept (A027). */
export const statement = pgTable(
  "statement",
  {
    orgId: text()
      .notNull()
      .references(() => org.id),
    /** Its first day. */
    month: date().notNull(),
    /** Micro-dollars. */
    amount: micro().notNull(),
    lines: integer().notNull(),
    recipientName: text().notNull(),
    recipientEmail: text().notNull(),
    csv: bytea().notNull(),
    pdf: bytea().notNull(),
    builtAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.month] }), readOfThisOrg("statement"), inInstallation("statement")],
)

/** That admins and the recipient were told of a threshold, or of a forecast: once for each. */
export const budgetAlert = pgTable(
  "budget_alert",
  {
    orgId: text()
      .notNull()
      .references(() => org.id),
    /** `limit:<limit version>:<percent>` or `forecast:<month>`. */
    key: text().notNull(),
    at: at().notNull(),
    /** Micro-dollars charged and reserved when it was reached. */
    spent: micro().notNull(),
    spendingLimit: micro().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.key] }), readOfThisOrg("budget_alert"), inInstallation("budget_alert")],
)
