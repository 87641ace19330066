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
  uniqueIndex,
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
    /** What there is one open request of at a time: the org, the kind and which. Null where one may ask as often as one likes. */
    once: text(),
    /** The address of the account that asked, as it was then (A122). */
    askedFrom: text().notNull().default(""),
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
    // What waits for nobody comes last. An index may use it: row security holds back a coalesce, as one that might tell.
    index("request_by_age").on(
      sql`(case when waiting_since is null then '9999-01-01 00:00:00+00'::timestamptz else waiting_since end)`,
      t.id,
    ),
    uniqueIndex("request_once").on(t.once).where(sql`state in ('NEW', 'IN_REVIEW', 'RETURNED')`),
    index("request_by_update").on(t.updatedAt, t.id),
    ownRows("request", "all"),
    inInstallation("request"),
    // An org's admins see what was asked for it also where nothing but themselves is the tenant: on the page of the request.
    pgPolicy("request_of_admin", {
      for: "select",
      using: sql`exists (select 1 from member m where m.org_id = request.org_id and m.user_id = ${thisActor} and m.level = 'ADMIN' and not m.disabled
        and (m.ends_at is null or m.ends_at > (select coalesce(nullif(current_setting('app.now', true), '')::timestamptz, now()))))`,
    }),
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
