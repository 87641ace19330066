import { sql } from "drizzle-orm"
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core"
import { inInstallation, ofTheseThings } from "./policy"
import { project } from "./project"

const at = () => timestamp({ withTimezone: true })
const inAProject = sql`(select nullif(current_setting('app.things', true), '')) is not null`

/** What is stored, once for each sha256 of what it says; no tenant's, since two may hold the same bytes. */
export const content = pgTable(
  "content",
  {
    /** sha256, hex. */
    hash: text().primaryKey(),
    bytes: bigint({ mode: "number" }).notNull(),
    createdAt: at().notNull(),
  },
  () => [
    inInstallation("content"),
    pgPolicy("content_read", { for: "select", using: inAProject }),
    pgPolicy("content_add", { for: "insert", withCheck: inAProject }),
  ],
)

/** A file or folder in a project, with attributes, tags and properties. */
export const dataObject = pgTable(
  "data_object",
  {
    projectId: text()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    /** `file-` or `folder-` and 24 characters. */
    id: text().notNull(),
    kind: text({ enum: ["FILE", "FOLDER"] }).notNull(),
    /** Null at the root of the project. */
    parentId: text(),
    name: text().notNull(),
    sortName: text().notNull(),
    contentHash: text().references(() => content.hash),
    bytes: bigint({ mode: "number" }).notNull().default(0),
    mediaType: text().notNull().default(""),
    tags: text().array().notNull().default(sql`'{}'`),
    properties: jsonb().notNull().default({}),
    attributes: jsonb().notNull().default({}),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
    modifiedAt: at().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.id] }),
    foreignKey({ columns: [t.projectId, t.parentId], foreignColumns: [t.projectId, t.id] }),
    // The bare column in each: under row security an index on an expression is not looked into.
    unique("data_object_name").on(t.projectId, t.parentId, t.name).nullsNotDistinct(),
    index("data_object_listed").on(t.projectId, t.parentId, t.kind, t.sortName, t.id),
    index("data_object_by_size").on(t.projectId, t.parentId, t.kind, t.bytes, t.id),
    index("data_object_by_change").on(t.projectId, t.parentId, t.kind, t.modifiedAt, t.id),
    index("data_object_content").on(t.contentHash),
    check("data_object_file_has_content", sql`(kind = 'FILE') = (content_hash is not null)`),
    inInstallation("data_object"),
    ofTheseThings("data_object", "project_id"),
  ],
)

/** A file on its way in: what has arrived, and what it has to be in the end. */
export const upload = pgTable(
  "upload",
  {
    projectId: text()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    id: text().notNull(),
    parentId: text(),
    name: text().notNull(),
    mediaType: text().notNull().default(""),
    bytes: bigint({ mode: "number" }).notNull(),
    received: bigint({ mode: "number" }).notNull().default(0),
    /** sha256 the sender promised, hex; null when none was. */
    sha256: text(),
    state: text({ enum: ["OPEN", "DONE", "FAILED", "CANCELLED"] })
      .notNull()
      .default("OPEN"),
    message: text(),
    objectId: text(),
    /** How the sender knows the file again, to go on after a reload: its size and when it was last changed. */
    fingerprint: text().notNull().default(""),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.id] }),
    uniqueIndex("upload_id").on(t.id),
    index("upload_open").on(t.expiresAt).where(sql`state = 'OPEN'`),
    inInstallation("upload"),
    ofTheseThings("upload", "project_id"),
  ],
)
