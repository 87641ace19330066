import { sql } from "drizzle-orm"
import { index, pgPolicy, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core"
import { inInstallation, ownRows, thisActor } from "./policy"

const at = () => timestamp({ withTimezone: true })

/** What support tells everybody who signs in, until they put it away in that sign-in (A262). Plain text. */
export const announcement = pgTable(
  "announcement",
  {
    id: text().primaryKey(),
    title: text().notNull(),
    body: text().notNull(),
    tone: text({ enum: ["info", "warning", "maintenance"] })
      .notNull()
      .default("info"),
    startsAt: at().notNull(),
    /** Null goes on until somebody ends it. */
    endsAt: at(),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    index("announcement_by_start").on(t.startsAt, t.id),
    inInstallation("announcement"),
    pgPolicy("announcement_read", { for: "select", using: sql`${thisActor} is not null` }),
  ],
)

/** Where it was put away: in which sign-in, by whom. */
export const announcementSeen = pgTable(
  "announcement_seen",
  {
    userId: text().notNull(),
    sessionId: text().notNull(),
    announcementId: text()
      .notNull()
      .references(() => announcement.id, { onDelete: "cascade" }),
    seenAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.sessionId, t.announcementId] }),
    ownRows("announcement_seen", "all"),
    inInstallation("announcement_seen"),
  ],
)
