import { sql } from "drizzle-orm"
import {
  bigint,
  check,
  date,
  index,
  integer,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core"
import { inInstallation, theseThings, thisActor, thisOrg } from "./policy"

const at = () => timestamp({ withTimezone: true })
const micro = () => bigint({ mode: "bigint" })
const kind = () => text({ enum: ["STORAGE", "COMPUTE", "EGRESS"] }).notNull()
const PAYER = sql`payer in (${thisOrg}, ${thisActor})`

/**
 * The ledger: a line for each use that is charged. It only grows, and is partitioned by the month of `at`. Read by who pays; who may see
 * which of its lines is the query's rule.
 */
export const charge = pgTable(
  "charge",
  {
    /** The org or the user that pays. */
    payer: text().notNull(),
    /** When it was used, to the microsecond; says the month it counts to. */
    at: at().notNull(),
    /** What makes a repeated line the same line; unique in the installation (charge_key). */
    key: text().notNull(),
    kind: kind(),
    projectId: text().notNull(),
    /** Who caused it. */
    userId: text().notNull(),
    /** Bytes for a day (storage), seconds (compute), bytes (egress). */
    quantity: bigint({ mode: "number" }).notNull(),
    /** Micro-dollars. */
    amount: micro().notNull(),
    /** The id of what ran, where something did. */
    reference: text().notNull().default(""),
    /** Who posted it: a metering account, or the console itself. */
    meter: text().notNull(),
    batch: text().notNull(),
    postedAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.payer, t.at, t.key] }),
    index("charge_of_user").on(t.payer, t.userId, t.at, t.key),
    check("charge_amounts", sql`amount >= 0 and quantity >= 0`),
    inInstallation("charge"),
    pgPolicy("charge_payer", { for: "select", using: PAYER }),
  ],
)

/** Every key there ever was, with what its line said: the same again is the same line, anything else is refused. */
export const chargeKey = pgTable(
  "charge_key",
  {
    key: text().primaryKey(),
    /** sha256 of the line, hex. */
    digest: text().notNull(),
  },
  () => [inInstallation("charge_key")],
)

/** The ledger added up by month: kept in the transaction that posts, under the lock of the account. */
export const chargeTotal = pgTable(
  "charge_total",
  {
    payer: text().notNull(),
    /** Its first day, UTC. */
    month: date().notNull(),
    projectId: text().notNull(),
    userId: text().notNull(),
    kind: kind(),
    amount: micro().notNull(),
    quantity: bigint({ mode: "number" }).notNull(),
    lines: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.payer, t.month, t.projectId, t.userId, t.kind] }),
    index("charge_total_of_project").on(t.projectId, t.month, t.kind),
    index("charge_total_of_user").on(t.payer, t.userId, t.month),
    inInstallation("charge_total"),
    pgPolicy("charge_total_payer", { for: "select", using: PAYER }),
    pgPolicy("charge_total_here", { for: "select", using: sql`project_id = any (${theseThings})` }),
  ],
)

/** A part of an account's funds kept for work that is under way; settled by the charge that names it, or released. */
export const reservation = pgTable(
  "reservation",
  {
    key: text().primaryKey(),
    payer: text().notNull(),
    projectId: text().notNull(),
    userId: text().notNull(),
    /** Micro-dollars; reserved while it is open. */
    amount: micro().notNull(),
    state: text({ enum: ["OPEN", "SETTLED", "RELEASED", "EXPIRED"] })
      .notNull()
      .default("OPEN"),
    meter: text().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
  },
  (t) => [
    index("reservation_expiring").on(t.expiresAt).where(sql`state = 'OPEN'`),
    index("reservation_of_project").on(t.projectId).where(sql`state = 'OPEN'`),
    check("reservation_amount", sql`amount >= 0`),
    inInstallation("reservation"),
    pgPolicy("reservation_payer", { for: "select", using: PAYER }),
  ],
)

/** Months of an account that are closed: nothing is charged to them any more, so that a statement stays true. */
export const chargeClosing = pgTable(
  "charge_closing",
  {
    payer: text().notNull(),
    month: date().notNull(),
    closedAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.payer, t.month] }),
    inInstallation("charge_closing"),
    pgPolicy("charge_closing_payer", { for: "select", using: PAYER }),
  ],
)
