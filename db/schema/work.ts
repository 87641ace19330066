import { sql } from "drizzle-orm"
import {
  boolean,
  customType,
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
import { org } from "./org"
import { inInstallation, ofThisOrg, ownRows } from "./policy"

const at = () => timestamp({ withTimezone: true })
const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" })

/** A mail that goes out when its transaction commits, and what became of it. Holds no live secret. */
export const mail = pgTable(
  "mail",
  {
    id: text().primaryKey(),
    orgId: text(),
    kind: text().notNull(),
    userId: text(),
    address: text().notNull(),
    payload: jsonb().notNull(),
    linkId: text(),
    dedupeKey: text(),
    messageId: text().notNull(),
    state: text({ enum: ["QUEUED", "SENT", "BOUNCED", "DEAD", "VOID", "HELD"] })
      .notNull()
      .default("QUEUED"),
    attempts: integer().notNull().default(0),
    error: text(),
    createdAt: at().notNull(),
    sentAt: at(),
    /** Kept in the demo alone, where mails are read on a page. */
    subject: text(),
    body: text(),
  },
  (t) => [
    uniqueIndex("mail_dedupe").on(t.dedupeKey),
    index("mail_by_time").on(t.createdAt),
    index("mail_of_org").on(t.orgId, t.createdAt),
    inInstallation("mail"),
    ofThisOrg("mail"),
    ownRows("mail", "all"),
    pgPolicy("mail_system", { for: "insert", withCheck: sql`org_id is null` }),
  ],
)

/** Work that goes on after the answer, in whole chunks of at most 1,000 rows. */
export const job = pgTable(
  "job",
  {
    orgId: text()
      .notNull()
      .references(() => org.id),
    id: text().notNull(),
    operation: text().notNull(),
    title: text().notNull(),
    input: jsonb().notNull(),
    state: text({ enum: ["RUNNING", "DONE", "STOPPED", "FAILED"] })
      .notNull()
      .default("RUNNING"),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    changed: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    refused: integer().notNull().default(0),
    startedBy: text().notNull(),
    /** The credential it runs under, so that ending it ends the job (INV-15). */
    credential: jsonb().notNull(),
    stopAsked: boolean().notNull().default(false),
    message: text(),
    createdAt: at().notNull(),
    endedAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("job_by_time").on(t.orgId, t.createdAt, t.id),
    ofThisOrg("job"),
    inInstallation("job"),
  ],
)

/** One row of a job: its target, and what became of it. */
export const jobItem = pgTable(
  "job_item",
  {
    orgId: text().notNull(),
    jobId: text().notNull(),
    n: integer().notNull(),
    target: text().notNull(),
    row: jsonb(),
    outcome: text({ enum: ["changed", "unchanged", "refused"] }),
    message: text(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.jobId, t.n] }),
    foreignKey({ columns: [t.orgId, t.jobId], foreignColumns: [job.orgId, job.id] }).onDelete("cascade"),
    ofThisOrg("job_item"),
    inInstallation("job_item"),
  ],
)

/** A file that came through the upload door, before an operation takes it. */
export const storedFile = pgTable(
  "stored_file",
  {
    orgId: text()
      .notNull()
      .references(() => org.id),
    id: text().notNull(),
    userId: text().notNull(),
    name: text().notNull(),
    bytes: integer().notNull(),
    content: bytea().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), ofThisOrg("stored_file"), inInstallation("stored_file")],
)

/** An answer given once for a key, for 24 hours (INV-38). */
export const idempotency = pgTable(
  "idempotency",
  {
    userId: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    answer: jsonb(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.key] }),
    index("idempotency_by_time").on(t.createdAt),
    ownRows("idempotency", "all"),
    inInstallation("idempotency"),
  ],
)

/** Counters of the rate limiter, by key and window. Unlogged: a crash empties it. */
export const rate = pgTable("rate", { key: text().notNull(), window: at().notNull(), n: integer().notNull() }, (t) => [
  primaryKey({ columns: [t.key, t.window] }),
])
