import type { RowSelectionState } from "@tanstack/react-table"
import type { Filters } from "@/lib/listing/url"

/** What an operation of many takes: the rows picked, or everything the search and filters let through. */
export type Target =
  | { readonly ids: readonly string[] }
  | { readonly matching: { readonly q: string; readonly filters: Filters } }

export type Selection<Row> = {
  /** How many; null while a total is still being counted. */
  readonly count: number | null
  readonly target: Target
  /** Those of them in sight. */
  readonly rows: readonly Row[]
  readonly clear: () => void
}

export type Picked = { readonly place: string; readonly all: boolean; readonly rows: RowSelectionState }

export const pickedOf = (place: string): Picked => ({ place, all: false, rows: {} })
