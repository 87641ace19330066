import { type LineRow, lineTo, objectMakers } from "@/db/sql/objects"
import {
  OBJECT_ORDERS,
  type ObjectCountRow,
  type ObjectKind,
  type ObjectPageRow,
  type ObjectsAsk,
  objectsCount,
  objectsPage,
} from "@/db/sql/objects-page"
import type { Tx } from "@/db/tenancy"
import { refuse, type Verdict } from "@/lib/access/verdict"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { Leave, refused } from "@/lib/operations/failures"
import { type Ask, query } from "@/lib/operations/operation"
import { findPaths } from "./facts"
import { countInput, type ListInput, listInput } from "./inputs"
import { permitsIn, seesData } from "./rules"
import { askOf } from "./selection"

/** A row of the Manage tab (A131). */
export type ObjectListed = {
  readonly id: string
  readonly kind: ObjectKind
  readonly name: string
  /** Null of a folder. */
  readonly bytes: number | null
  readonly mediaType: string
  readonly tags: readonly string[]
  readonly createdBy: { readonly id: string; readonly name: string }
  readonly createdAt: string
  readonly modifiedAt: string
  readonly version: number
  /** The folders it stands in, where a search finds it; null in the listing of a folder. */
  readonly path: string | null
}

type Sorted = Pick<ListInput, "sort" | "direction">
const orderOf = ({ sort, direction }: Sorted, kind: ObjectKind): string => `${sort} ${direction} ${kind}`

type Position = { readonly kind: ObjectKind; readonly keys: readonly string[] }
const FORWARD: readonly ObjectKind[] = ["FOLDER", "FILE"]

/** The place a cursor of this order means, or null when it is of another or was tampered with. */
export function objectPlace(input: Sorted, cursor: string): Position | null {
  for (const kind of FORWARD) {
    const keys = readCursor(cursor, orderOf(input, kind), OBJECT_ORDERS[input.sort][kind].types)
    if (keys) return { kind, keys }
  }
  return null
}

function mayList(ask: Ask<"project", ListInput>): Verdict {
  const cursor = ask.input.after ?? ask.input.before
  if (cursor && !objectPlace(ask.input, cursor))
    return refuse("invalid_input", "This place in the list is not known. Start from the first page.")
  return seesData(ask)
}

/** The folders and then the files, or backwards, until the page is full. */
async function pageOf(tx: Tx, asked: ObjectsAsk, input: ListInput): Promise<ObjectPageRow[]> {
  const back = !input.after && Boolean(input.before)
  const cursor = input.after ?? input.before
  const place = cursor ? objectPlace(input, cursor) : null
  const flipped = input.direction === "asc" ? "desc" : "asc"
  const kinds = back ? [...FORWARD].reverse() : FORWARD
  const wanted = asked.filter.kind?.[0]
  const found: ObjectPageRow[] = []
  for (const kind of place ? kinds.slice(kinds.indexOf(place.kind)) : kinds) {
    const limit = input.size + 1 - found.length
    if (limit <= 0 || (wanted && wanted !== kind)) continue
    const past = place?.kind === kind ? place.keys : null
    const direction = back ? flipped : input.direction
    found.push(
      ...(await tx.rows<ObjectPageRow>(objectsPage({ ...asked, kind, sort: input.sort, direction, past, limit }))),
    )
  }
  return found
}

async function breadcrumbs(tx: Tx, project: string, folder: string | null) {
  const line = folder === null ? [] : await tx.rows<LineRow>(lineTo(project, folder))
  if (folder !== null && line.at(-1)?.kind !== "FOLDER")
    throw new Leave(refused("not_found", { message: "There is no such folder in the project." }))
  return line.map(({ id, name }) => ({ id, name }))
}

async function run(tx: Tx, ask: Ask<"project", ListInput>) {
  const { input, project, access } = ask
  const line = await breadcrumbs(tx, project.id, input.folder)
  const asked = askOf(input)
  const back = !input.after && Boolean(input.before)
  const found = await pageOf(tx, asked, input)
  const more = found.length > input.size
  const rows = found.slice(0, input.size)
  if (back) rows.reverse()
  const ids = rows.map((row) => row.id)
  const paths = asked.scope === "folder" ? null : await findPaths(tx, project.id, ids)
  const makers = new Map(
    (await tx.rows<{ user_id: string; name: string }>(objectMakers(project.id, ids))).map((one) => [
      one.user_id,
      one.name,
    ]),
  )
  const place = (row: ObjectPageRow | undefined) => (row ? writeCursor(orderOf(input, row.kind), row.keys) : null)
  return {
    breadcrumbs: line,
    rows: rows.map(
      (row): ObjectListed => ({
        id: row.id,
        kind: row.kind,
        name: row.name,
        bytes: row.kind === "FILE" ? row.bytes : null,
        mediaType: row.media_type,
        tags: row.tags,
        createdBy: { id: row.created_by, name: makers.get(row.created_by) ?? row.created_by },
        createdAt: row.created_at.toISOString(),
        modifiedAt: row.modified_at.toISOString(),
        version: row.version,
        path: paths ? (paths.get(row.id) ?? "") : null,
      }),
    ),
    next: back || more ? place(rows.at(-1)) : null,
    previous: (back ? more : Boolean(input.after)) ? place(rows[0]) : null,
    permits: permitsIn({ project, access }),
  }
}

export type ListObjects = Awaited<ReturnType<typeof run>>

/** A folder's content, folders first, or what a search finds in the project or below the folder, by keyset (A131, A144). */
export const listObjects = query({
  name: "object.list",
  summary: "A page of a folder's content, folders first, or of what a search finds in the project.",
  on: "project",
  needs: "project:VIEW",
  input: listInput,
  rule: mayList,
  run,
  example: ({ project }) => ({ project }),
})

/** How many objects the same list holds, and how much they weigh: counted apart from its rows (settled 3.9). */
export const countObjects = query({
  name: "object.count",
  summary: "How many files and folders a folder holds or a search finds, and their bytes.",
  on: "project",
  needs: "project:VIEW",
  input: countInput,
  rule: seesData,
  run: async (tx, { input }) => {
    const [row] = await tx.rows<ObjectCountRow>(objectsCount(askOf(input)))
    return row ?? { objects: 0, files: 0, bytes: 0 }
  },
  example: ({ project }) => ({ project }),
})
