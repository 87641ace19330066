import { sql } from "drizzle-orm"
import { foreignKey, index, integer, pgTable, primaryKey, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core"
import { member, org } from "./org"
import { inInstallation, ofThisOrg, ownRows } from "./policy"

const at = () => timestamp({ withTimezone: true })

/** People of one org, with group admins and group members. Its id is never used again (INV-10). */
export const group = pgTable(
  "group",
  {
    orgId: text()
      .notNull()
      .references(() => org.id),
    id: text().notNull(),
    name: text().notNull(),
    description: text().notNull().default(""),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex("group_id").on(t.id),
    uniqueIndex("group_name").on(t.orgId, sql`lower(${t.name})`),
    ofThisOrg("group"),
    inInstallation("group"),
  ],
)

export const groupMember = pgTable(
  "group_member",
  {
    orgId: text().notNull(),
    groupId: text().notNull(),
    userId: text().notNull(),
    role: text({ enum: ["ADMIN", "MEMBER"] }).notNull(),
    addedBy: text().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.groupId, t.userId] }),
    foreignKey({ columns: [t.orgId, t.groupId], foreignColumns: [group.orgId, group.id] }).onDelete("cascade"),
    foreignKey({ columns: [t.orgId, t.userId], foreignColumns: [member.orgId, member.userId] }).onDelete("cascade"),
    index("group_member_of_user").on(t.userId, t.orgId, t.groupId),
    ofThisOrg("group_member"),
    ownRows("group_member"),
    inInstallation("group_member"),
  ],
)
