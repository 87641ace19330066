import { sql } from "drizzle-orm"
import { bigint, boolean, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { inInstallation, ofThisOrg } from "./policy"

/**
 * How many members of an org are alike in all that a list filters by: the sum of `n`. Triggers add what each statement changed,
 * housekeeping folds it; nobody else writes (decision 10).
 */
export const memberFacet = pgTable(
  "member_facet",
  {
    orgId: text().notNull(),
    id: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    level: text({ enum: ["ADMIN", "MEMBER"] }).notNull(),
    billableActivities: boolean().notNull(),
    projectAccess: text({ enum: ["NONE", "VIEW", "UPLOAD", "CONTRIBUTE", "ADMINISTER"] }).notNull(),
    appAccess: boolean().notNull(),
    disabled: boolean().notNull(),
    hasEnd: boolean().notNull(),
    roleIds: text().array().notNull(),
    n: integer().notNull(),
    folded: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index("member_facet_loose").on(t.orgId).where(sql`not folded`),
    ofThisOrg("member_facet"),
    inInstallation("member_facet"),
  ],
)
