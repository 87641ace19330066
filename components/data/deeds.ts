import type { Target } from "@/components/table/selection"
import type { ObjectListed } from "@/lib/data/list"
import type { Filters } from "@/lib/listing/url"

/** What can be done with objects through a dialog. */
export type ObjectVerb = "rename" | "edit" | "move" | "copy" | "delete"

/** Something about to be done with objects of a folder. */
export type ObjectDeed = {
  readonly verb: ObjectVerb
  readonly target: Target
  /** How many; null while a total is still being counted. */
  readonly count: number | null
  /** Those of them in sight. */
  readonly rows: readonly ObjectListed[]
}

/** The project and the folder in view. */
export type DataPlace = {
  readonly project: { readonly id: string; readonly name: string }
  readonly folder: string | null
}

const COUNT = new Intl.NumberFormat("en-US")

export const objectsCounted = (count: number | null): string =>
  count === null ? "everything that matches" : count === 1 ? "1 object" : `${COUNT.format(count)} objects`

/** "reads.txt", "3 objects". */
export const whatOf = ({ count, rows }: Pick<ObjectDeed, "count" | "rows">): string =>
  count === 1 && rows[0] ? rows[0].name : objectsCounted(count)

/** What an operation takes for the rows that were picked. */
export const objectsOf = (target: Target, folder: string | null) =>
  "ids" in target ? target : { matching: { ...plain(target.matching), folder } }

const plain = ({ q, filters }: { q: string; filters: Filters }) => ({ q, filters })
