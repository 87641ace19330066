import { sql } from "drizzle-orm"
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core"
import { inInstallation, ownRows, thisActor, thisOrg } from "./policy"

const at = () => timestamp({ withTimezone: true })

/** Something asked of support, for oneself or for an org (A343). Its admins see what was asked for their org. */
export const request = pgTable(
  "request",
  {
    id: text().primaryKey(),
    number: bigint({ mode: "number" }).generatedAlwaysAsIdentity(),
    userId: text().notNull(),
    orgId: text(),
    kind: text({
      enum: ["support", "provisioning", "phi", "billable-org", "licence", "spending-limit", "sponsorship"],
    }).notNull(),
    subject: text().notNull(),
    message: text().notNull(),
    state: text({ enum: ["NEW", "IN_REVIEW", "RETURNED", "APPROVED", "DECLINED", "CLOSED"] })
      .notNull()
      .default("NEW"),
    createdAt: at().notNull(),
    /** Which, where the kind is a licence. */
    licence: text(),
    /** What is asked for in figures: a limit, a project and its sponsor, the name of a new org. */
    details: jsonb().notNull().default({}),
    /** Who of support looks after it. */
    assignedTo: text(),
    /** When something was last said or decided. */
    updatedAt: at().notNull().default(sql`now()`),
    /** When support is waited for since: null while it waits for the one who asked, or has ended. Its age in the queue. */
    waitingSince: at(),
    decidedAt: at(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index("request_of_user").on(t.userId, t.createdAt),
    index("request_of_org").on(t.orgId, t.createdAt),
    index("request_waiting").on(t.waitingSince, t.id).where(sql`waiting_since is not null`),
    index("request_by_update").on(t.updatedAt, t.id),
    ownRows("request", "all"),
    inInstallation("request"),
    pgPolicy("request_tenant", { for: "select", using: sql`org_id = ${thisOrg} and ${thisActor} is not null` }),
  ],
)

/** What was said about a request, in order; a note of support's own is read by support alone. */
export const requestMessage = pgTable(
  "request_message",
  {
    requestId: text()
      .notNull()
      .references(() => request.id, { onDelete: "cascade" }),
    id: text().notNull(),
    at: at().notNull(),
    author: text().notNull(),
    byStaff: boolean().notNull().default(false),
    body: text().notNull(),
    /** What the state became with it. */
    state: text(),
    internal: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.at, t.id] }),
    inInstallation("request_message"),
    // Whoever sees the request reads what was said, but for support's own notes.
    pgPolicy("request_message_seen", {
      for: "select",
      using: sql`not internal and exists (select 1 from request r where r.id = request_message.request_id)`,
    }),
    pgPolicy("request_message_said", {
      for: "insert",
      withCheck: sql`author = ${thisActor} and not by_staff and not internal
        and exists (select 1 from request r where r.id = request_message.request_id and r.user_id = ${thisActor})`,
    }),
  ],
)
