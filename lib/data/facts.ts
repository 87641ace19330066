import { createHash } from "node:crypto"
import {
  type BelowRow,
  type LineRow,
  lineTo,
  namesTaken,
  type ObjectRow,
  objectsBelow,
  objectsNamed,
  type PathRow,
  pathsOf,
} from "@/db/sql/objects"
import type { Tx } from "@/db/tenancy"
import { sentenceOf } from "@/lib/access/refusals"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Change } from "@/lib/operations/operation"

/** What an object named is the top of. */
export type Below = Omit<BelowRow, "root">
export type Named = ObjectRow & { readonly below: Below }

/** A folder something goes into: how deep it stands, and what stands in it by the names that matter. */
export type Place = {
  readonly folder: string | null
  readonly exists: boolean
  readonly line: readonly LineRow[]
  readonly taken: ReadonlyMap<string, string>
}

/** Objects by id, without what is below them. */
export const findObjects = async (
  tx: Tx,
  project: string,
  ids: readonly string[],
  lock: "read" | "share" | "update",
): Promise<ReadonlyMap<string, ObjectRow>> =>
  new Map((await tx.rows<ObjectRow>(objectsNamed(project, ids, lock))).map((row) => [row.id, row]))

/** Objects by id, each with what it is the top of. */
export async function findWithBelow(
  tx: Tx,
  project: string,
  ids: readonly string[],
  lock: "read" | "share" | "update",
): Promise<ReadonlyMap<string, Named>> {
  const found = await findObjects(tx, project, ids, lock)
  const below = new Map(
    (await tx.rows<BelowRow>(objectsBelow(project, [...found.keys()]))).map((row) => [row.root, row]),
  )
  return new Map(
    [...found].flatMap(([id, row]) => {
      const all = below.get(id)
      return all ? [[id, { ...row, below: all }] as const] : []
    }),
  )
}

/** Those that stand below another of those named: they go where that one goes. */
export const carriedAlong = (named: Iterable<Named>): ReadonlySet<string> =>
  new Set([...named].flatMap((one) => one.below.among))

/** Refuses what is too much for one transaction, in words that say how to go on. */
export function fewEnough(objects: ReadonlyMap<string, Named>, most: number, done: string): Verdict {
  const along = carriedAlong(objects.values())
  const count = [...objects.values()].reduce((sum, one) => sum + (along.has(one.id) ? 0 : one.below.objects), 0)
  return count <= most
    ? allow
    : refuse(
        "limit_reached",
        `These are ${COUNT.format(count)} objects; at most ${COUNT.format(most)} are ${done} at once. Choose a part.`,
      )
}

/** The folder something goes into, and which of the names are taken there. */
export async function findPlace(
  tx: Tx,
  project: string,
  folder: string | null,
  names: readonly string[],
): Promise<Place> {
  const line = folder === null ? [] : await tx.rows<LineRow>(lineTo(project, folder))
  const exists = folder === null || line.at(-1)?.kind === "FOLDER"
  const taken = exists ? await tx.rows<{ id: string; name: string }>(namesTaken(project, folder, names)) : []
  return { folder, exists, line, taken: new Map(taken.map((one) => [one.name, one.id])) }
}

export const placeExists = ({ exists }: Place): Verdict =>
  exists ? allow : refuse("not_found", "There is no such folder in the project.")

/** Where each object stands, as a path from the root of the project; "" at the root. */
export async function findPaths(tx: Tx, project: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  return new Map((await tx.rows<PathRow>(pathsOf(project, ids))).map((row) => [row.id, row.path]))
}

export const targetOf = (project: string, id: string): string => `${project}/${id}`

export const missing = (project: string, id: string): Change => ({
  target: targetOf(project, id),
  label: id,
  outcome: "refused",
  refusal: "not_found",
  message: sentenceOf("not_found"),
})

/** The id of a copy: always the same for one copying and one object, as objectsCopy makes them. */
export const copyId = (seed: string, id: string): string =>
  `${id.split("-")[0]}-${createHash("sha256")
    .update(seed + id)
    .digest("hex")
    .slice(0, 24)}`

const COUNT = new Intl.NumberFormat("en-US")
const UNITS = ["bytes", "kB", "MB", "GB", "TB", "PB"] as const

/** "1.2 GB": powers of 1,000, as people are billed. */
export function sizeInWords(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  if (power === 0) return bytes === 1 ? "1 byte" : `${bytes} bytes`
  return `${(bytes / 1000 ** power).toFixed(1)} ${UNITS[power]}`
}

/** "12 files, 1.2 GB": what a file is, or what is in a folder. */
export function amountOf(below: Pick<Below, "objects" | "files" | "bytes">, kind: ObjectRow["kind"]): string {
  if (kind === "FILE") return sizeInWords(below.bytes)
  const folders = below.objects - below.files
  const files = below.files === 1 ? "1 file" : `${COUNT.format(below.files)} files`
  return `${folders === 1 ? "the folder" : `${COUNT.format(folders)} folders`}, ${files}, ${sizeInWords(below.bytes)}`
}
