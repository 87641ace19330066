import { createHash } from "node:crypto"
import { writeFile } from "node:fs/promises"
import { OBJECTS } from "../db/seed/objects"
import type { Tx } from "../db/tenancy"
import { after, DAY } from "../lib/clock"
import { contentStore, waitingFile } from "../lib/content/place"
import { newObjectId } from "../lib/ids"

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex")
const upTo = (path: string): string => path.slice(0, path.lastIndexOf("/"))

async function store(says: string): Promise<void> {
  const file = await waitingFile()
  await writeFile(file, says)
  await contentStore().put(sha256(says), file, Buffer.byteLength(says))
}

/** Puts the files and folders of the demo story into its projects, and what they say into the store. */
export async function storeFiles(tx: Tx, now: Date): Promise<void> {
  const ids = new Map(OBJECTS.map((one) => [`${one.project}/${one.path}`, newObjectId(one.says ? "file" : "folder")]))
  const rows = OBJECTS.map(({ project, path, says, media = "", by, daysAgo, tags = [], properties = {} }) => ({
    project,
    id: ids.get(`${project}/${path}`),
    kind: says === undefined ? "FOLDER" : "FILE",
    parent: ids.get(`${project}/${upTo(path)}`) ?? null,
    name: path.slice(path.lastIndexOf("/") + 1),
    hash: says === undefined ? null : sha256(says),
    bytes: Buffer.byteLength(says ?? ""),
    media: says === undefined ? "" : media || "text/plain",
    by: `user-${by}`,
    at: after(now, -daysAgo * DAY),
    tags,
    properties,
  }))
  for (const { says } of OBJECTS) if (says !== undefined) await store(says)
  const written = JSON.stringify(rows)
  const told = "jsonb_to_recordset($1::jsonb) as x(hash text, bytes bigint)"
  await tx.rows({
    text: `insert into piece (hash, bytes, stored, held_at) select distinct x.hash, x.bytes, true, $2::timestamptz from ${told}
      where x.hash is not null on conflict do nothing`,
    values: [written, now],
  })
  await tx.rows({
    text: `insert into content (hash, bytes, created_at) select distinct x.hash, x.bytes, $2::timestamptz from ${told}
      where x.hash is not null on conflict do nothing`,
    values: [written, now],
  })
  await tx.rows({
    text: `insert into content_piece (content_hash, "from", piece_hash) select distinct x.hash, 0, x.hash from ${told}
      where x.hash is not null on conflict do nothing`,
    values: [written],
  })
  await tx.rows({
    text: `insert into data_object (project_id, id, kind, parent_id, name, sort_name, content_hash, bytes, media_type, tags, properties, created_by,
        created_at, modified_at)
      select x.project, x.id, x.kind, x.parent, x.name, lower(x.name), x.hash, x.bytes, x.media, x.tags, x.properties, x.by, x.at, x.at
      from jsonb_to_recordset($1::jsonb) as x(project text, id text, kind text, parent text, name text, hash text, bytes bigint, media text,
        tags text[], properties jsonb, by text, at timestamptz)`,
    values: [written],
  })
}
