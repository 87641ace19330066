import { sql } from "drizzle-orm"
import { bigint, index, pgPolicy, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core"
import { inInstallation, ofThisOrg, ownRows, theseThings, thisActor, thisOrg } from "./policy"

const at = () => timestamp({ withTimezone: true })

/**
 * The trail: one chain an org, one for each person's own account, one for the installation. `canonical` is the exact
 * text that is hashed; the other columns are copies to search by. Rows come in through audit_append alone.
 */
export const auditEvent = pgTable(
  "audit_event",
  {
    chain: text().notNull(),
    seq: bigint({ mode: "number" }).notNull(),
    at: at().notNull(),
    actor: text().notNull(),
    actorKind: text().notNull(),
    operation: text().notNull(),
    target: text().notNull(),
    bulk: text(),
    requestId: text(),
    ip: text(),
    agent: text(),
    credential: text(),
    reason: text(),
    before: text(),
    after: text(),
    canonical: text().notNull(),
    prev: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.chain, t.seq] }),
    index("audit_event_of_target").on(t.chain, t.target, t.seq),
    // What support did to an org or a person, among all else that was done there.
    index("audit_event_by_support").on(t.chain, t.seq).where(sql`actor_kind = 'support'`),
    index("audit_event_of_installation").on(t.operation, t.seq).where(sql`chain = 'installation'`),
    inInstallation("audit_event"),
    pgPolicy("audit_event_chain", {
      for: "all",
      using: sql`chain in (${thisOrg}, ${thisActor})`,
      withCheck: sql`chain in (${thisOrg}, ${thisActor})`,
    }),
    // A person reads what was changed about their own access in any org (settled 2.8).
    pgPolicy("audit_event_about_me", { for: "select", using: sql`target = ${thisActor}` }),
    // Whoever reads a project reads its history; what hangs on it has targets that begin with its id and a stroke.
    pgPolicy("audit_event_of_things", {
      for: "select",
      using: sql`split_part(target, '/', 1) = any (${theseThings})`,
    }),
    index("audit_event_about").on(t.target, t.at),
  ],
)

export const auditHead = pgTable(
  "audit_head",
  {
    chain: text().primaryKey(),
    seq: bigint({ mode: "number" }).notNull(),
    hash: text().notNull(),
    at: at().notNull(),
  },
  () => [
    inInstallation("audit_head"),
    pgPolicy("audit_head_chain", {
      for: "all",
      using: sql`chain in (${thisOrg}, ${thisActor})`,
      withCheck: sql`chain in (${thisOrg}, ${thisActor})`,
    }),
  ],
)

/** Failed and denied attempts: written on the worker pool, outside the business transaction. */
export const securityEvent = pgTable(
  "security_event",
  {
    id: bigint({ mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
    at: at().notNull(),
    kind: text().notNull(),
    orgId: text(),
    userId: text(),
    operation: text(),
    refusal: text(),
    ip: text(),
    agent: text(),
    requestId: text(),
  },
  (t) => [
    index("security_event_at").on(t.at),
    inInstallation("security_event"),
    ofThisOrg("security_event"),
    ownRows("security_event"),
  ],
)
