import { sql } from "drizzle-orm"
import { index, jsonb, pgPolicy, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core"
import { inInstallation, ownRows } from "./policy"

const at = () => timestamp({ withTimezone: true })

/** What the bell shows: the same news as a mail, in full, read only after signing in (A184, A191). */
export const notification = pgTable(
  "notification",
  {
    userId: text().notNull(),
    id: text().notNull(),
    kind: text().notNull(),
    payload: jsonb().notNull(),
    /** Where it leads, a path of the console. */
    link: text(),
    createdAt: at().notNull(),
    readAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.id] }),
    index("notification_by_time").on(t.userId, t.createdAt, t.id),
    index("notification_unread").on(t.userId).where(sql`read_at is null`),
    ownRows("notification", "all"),
    inInstallation("notification"),
    // Anyone's change may tell somebody; only they read it.
    pgPolicy("notification_add", { for: "insert", withCheck: sql`user_id is not null` }),
  ],
)
