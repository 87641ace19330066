import { sql } from "drizzle-orm"
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from "drizzle-orm/pg-core"
import { content, upload } from "./data-object"
import { inInstallation, ofTheseThings } from "./policy"
import { project } from "./project"

const at = () => timestamp({ withTimezone: true })
const inAProject = sql`(select nullif(current_setting('app.things', true), '')) is not null`
const from = () => bigint({ mode: "number" }).notNull()

/** A blob of the object store, named by the sha256 of its bytes. Written through `piece_hold` and `piece_kept` alone. */
export const piece = pgTable(
  "piece",
  {
    hash: text().primaryKey(),
    bytes: integer().notNull(),
    /** Whether the store has it for certain; the row stands before the bytes do, so that none lies there unknown. */
    stored: boolean().notNull().default(false),
    /** When someone last wanted it: for a day after it is nobody's but theirs. */
    heldAt: at().notNull(),
  },
  (t) => [
    index("piece_held").on(t.heldAt),
    inInstallation("piece"),
    pgPolicy("piece_read", { for: "select", using: inAProject }),
  ],
)

/** Which pieces a content is made of, and where in it each begins. */
export const contentPiece = pgTable(
  "content_piece",
  {
    contentHash: text()
      .notNull()
      .references(() => content.hash, { onDelete: "cascade" }),
    from: from(),
    pieceHash: text()
      .notNull()
      .references(() => piece.hash),
  },
  (t) => [
    primaryKey({ columns: [t.contentHash, t.from] }),
    index("content_piece_of").on(t.pieceHash),
    inInstallation("content_piece"),
    pgPolicy("content_piece_read", { for: "select", using: inAProject }),
    pgPolicy("content_piece_add", { for: "insert", withCheck: inAProject }),
  ],
)

/** What has arrived of an upload. */
export const uploadPiece = pgTable(
  "upload_piece",
  {
    projectId: text().notNull(),
    uploadId: text().notNull(),
    from: from(),
    pieceHash: text()
      .notNull()
      .references(() => piece.hash),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.uploadId, t.from] }),
    foreignKey({ columns: [t.projectId, t.uploadId], foreignColumns: [upload.projectId, upload.id] }).onDelete(
      "cascade",
    ),
    index("upload_piece_of").on(t.pieceHash),
    inInstallation("upload_piece"),
    ofTheseThings("upload_piece", "project_id"),
  ],
)

/** A file somebody was let download, for an hour: who asks for its bytes is asked who they are each time again. */
export const download = pgTable(
  "download",
  {
    projectId: text()
      .notNull()
      .references(() => project.id, { onDelete: "cascade" }),
    id: text().notNull(),
    objectId: text().notNull(),
    userId: text().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.id] }),
    index("download_expiring").on(t.expiresAt),
    inInstallation("download"),
    ofTheseThings("download", "project_id"),
  ],
)
