import type { z } from "zod"
import { type BelowRow, objectMakers, objectsBelow } from "@/db/sql/objects"
import type { Tx } from "@/db/tenancy"
import { Leave, refused } from "@/lib/operations/failures"
import { type Ask, query } from "@/lib/operations/operation"
import { findObjects, findPaths } from "./facts"
import { objectInput } from "./inputs"
import { seesData } from "./rules"

async function run(tx: Tx, { input: { object: id }, project }: Ask<"project", z.infer<typeof objectInput>>) {
  const row = (await findObjects(tx, project.id, [id], "read")).get(id)
  if (!row) throw new Leave(refused("not_found"))
  const [below] = row.kind === "FOLDER" ? await tx.rows<BelowRow>(objectsBelow(project.id, [id])) : []
  const path = (await findPaths(tx, project.id, [id])).get(id) ?? ""
  const [maker] = await tx.rows<{ user_id: string; name: string }>(objectMakers(project.id, [id]))
  return {
    id,
    project: project.id,
    kind: row.kind,
    name: row.name,
    folder: row.parent_id,
    path,
    bytes: below?.bytes ?? row.bytes,
    /** What stands below a folder; null of a file. */
    holds: below ? { objects: below.objects - 1, files: below.files } : null,
    mediaType: row.media_type,
    sha256: row.content_hash,
    createdBy: { id: row.created_by, name: maker?.name ?? row.created_by },
    createdAt: row.created_at.toISOString(),
    modifiedAt: row.modified_at.toISOString(),
    version: row.version,
    tags: row.tags,
    properties: row.properties,
    attributes: row.attributes,
  }
}

export type ObjectShown = Awaited<ReturnType<typeof run>>

/** All that is known of one file or folder: what the info panel shows (A133). */
export const getObject = query({
  name: "object.get",
  summary: "Describes a file or folder: place, size, sha256, maker, times, tags, properties and attributes.",
  on: "project",
  needs: "project:VIEW",
  input: objectInput,
  rule: seesData,
  run,
  example: ({ project, object }) => ({ project, object }),
})
