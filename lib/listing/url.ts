/** What a list may be asked for in its address. Filters are a closed list of values, a span of dates, or free text. */
export type ListingSpec = {
  readonly sorts: readonly string[]
  readonly defaultSort: string
  readonly defaultDirection?: Direction | undefined
  readonly filters: Readonly<Record<string, readonly string[] | "date" | "text">>
  readonly columns: readonly string[]
  readonly defaultColumns: readonly string[]
  /** Page sizes; the first is the default. */
  readonly sizes?: readonly number[] | undefined
}

export type Direction = "asc" | "desc"
/** Days as YYYY-MM-DD, both included; either side may be open. */
export type Span = { readonly from: string | null; readonly to: string | null }
export type FilterValue = readonly string[] | Span | string

type FilterOf<T> = T extends readonly (infer V)[] ? readonly V[] : T extends "date" ? Span : string
export type Filters = Readonly<Record<string, FilterValue | undefined>>
export type FiltersOf<S extends ListingSpec> = { readonly [K in keyof S["filters"]]?: FilterOf<S["filters"][K]> }

/** What the address asks of a list. A filter that is absent lets everything through. */
export type ListingState = {
  readonly q: string
  readonly filters: Filters
  readonly sort: string
  readonly direction: Direction
  readonly after: string | null
  readonly before: string | null
  /** The number of the page's first row, for people to read; null when not known. */
  readonly from: number | null
  readonly columns: readonly string[]
  readonly size: number
  /** What a plain address of this list means, left out of links. */
  readonly plain: Pick<ListingState, "sort" | "direction" | "columns" | "size">
}

/** The same, in the words of one spec. */
export type ListingOf<S extends ListingSpec> = Omit<ListingState, "filters" | "sort" | "columns"> & {
  readonly filters: FiltersOf<S>
  readonly sort: S["sorts"][number]
  readonly columns: readonly S["columns"][number][]
}

export type SearchParams = Readonly<Record<string, string | readonly string[] | undefined>>

/** What is said below a table of the page it shows; the first page begins with the first row, whatever the address says. */
export function pageShown({ size, from }: Pick<ListingState, "size" | "from">, list: Listed) {
  const { total, next, previous } = list
  return { size, total, next, previous, from: previous === null ? 1 : from }
}
type Listed = { readonly total: number; readonly next: string | null; readonly previous: string | null }

const SIZES = [50, 25, 100] as const
const MAX_TEXT = 200
const MAX_CURSOR = 1000
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Reads a list's address; what the spec does not know is left out, never an error. */
export function parseListing<const S extends ListingSpec>(params: SearchParams, spec: S): ListingOf<S> {
  const plain = {
    sort: spec.defaultSort,
    direction: spec.defaultDirection ?? "asc",
    columns: spec.defaultColumns,
    size: (spec.sizes ?? SIZES)[0] ?? 50,
  } as const
  const after = cursor(one(params.after))
  const before = after === null ? cursor(one(params.before)) : null
  const columns = words(one(params.columns)).filter((column) => spec.columns.includes(column))
  const size = Number(one(params.size))
  const direction = one(params.direction)
  const sort = one(params.sort)
  const from = Number(one(params.from))
  return {
    q: text(one(params.q)),
    filters: parseFilters(params, spec) as FiltersOf<S>,
    sort: sort !== undefined && spec.sorts.includes(sort) ? sort : plain.sort,
    direction: direction === "asc" || direction === "desc" ? direction : plain.direction,
    after,
    before,
    from: after === null && before === null ? 1 : Number.isSafeInteger(from) && from > 0 ? from : null,
    columns: one(params.columns) === undefined ? plain.columns : columns,
    size: (spec.sizes ?? SIZES).includes(size) ? size : plain.size,
    plain,
  }
}

function parseFilters(params: SearchParams, spec: ListingSpec): Record<string, FilterValue> {
  const found: Record<string, FilterValue> = {}
  for (const [id, allowed] of Object.entries(spec.filters)) {
    const value = one(params[id])
    if (value === undefined) continue
    const parsed = allowed === "date" ? span(value) : allowed === "text" ? text(value) : chosen(value, allowed)
    if (isSet(parsed)) found[id] = parsed
  }
  return found
}

/** True when the filter keeps something out. */
export function isSet(value: FilterValue | undefined): value is FilterValue {
  if (value === undefined) return false
  if (typeof value === "string" || isChoice(value)) return value.length > 0
  return value.from !== null || value.to !== null
}

const isChoice = (value: FilterValue): value is readonly string[] => Array.isArray(value)

const one = (value: string | readonly string[] | undefined): string | undefined =>
  typeof value === "string" || value === undefined ? value : value[0]
const words = (value: string | undefined): string[] => [...new Set((value ?? "").split(",").filter(Boolean))]
const text = (value: string | undefined): string =>
  (value ?? "")
    .replace(/\p{Cc}/gu, "")
    .trim()
    .slice(0, MAX_TEXT)
const cursor = (value: string | undefined): string | null => (value && value.length <= MAX_CURSOR ? value : null)

function chosen(value: string, allowed: readonly string[]): readonly string[] {
  const known = words(value)
  const picked = allowed.filter((choice) => known.includes(choice))
  // Every choice is the same as none: "All".
  return picked.length === allowed.length ? [] : picked
}

function span(value: string): Span {
  const [from = "", to = ""] = value.split("..")
  return { from: day(from), to: value.includes("..") ? day(to) : day(from) }
}

const day = (value: string): string | null =>
  DAY.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value) ? value : null

export type ListingPatch = {
  readonly q?: string
  readonly filters?: Filters
  readonly sort?: string
  readonly direction?: Direction
  readonly after?: string | null
  readonly before?: string | null
  readonly from?: number | null
  readonly columns?: readonly string[]
  readonly size?: number
}

/**
 * The address of a list with some of it changed. A patch of `filters` changes only those it names. Whatever changes which
 * rows there are, or their order, leads back to the first page.
 */
export function listingHref(path: string, state: ListingState, patch: ListingPatch): string {
  const keepsPage = Object.keys(patch).every((key) => key === "columns")
  const place = keepsPage
    ? { after: state.after, before: state.before, from: state.from }
    : { after: null, before: null, from: null }
  const next = {
    ...state,
    ...place,
    ...patch,
    filters: { ...state.filters, ...patch.filters } as Filters,
  }
  const query = new URLSearchParams()
  if (next.q) query.set("q", next.q)
  for (const [id, value] of Object.entries(next.filters)) if (isSet(value)) query.set(id, written(value))
  if (next.sort !== state.plain.sort || next.direction !== state.plain.direction) {
    query.set("sort", next.sort)
    query.set("direction", next.direction)
  }
  if (!same(next.columns, state.plain.columns)) query.set("columns", next.columns.join(","))
  if (next.size !== state.plain.size) query.set("size", String(next.size))
  if (next.after) query.set("after", next.after)
  else if (next.before) query.set("before", next.before)
  if (next.from && (next.after || next.before)) query.set("from", String(next.from))
  const search = query.toString().replaceAll("%2C", ",")
  return search ? `${path}?${search}` : path
}

const written = (value: FilterValue): string =>
  typeof value === "string" ? value : isChoice(value) ? value.join(",") : `${value.from ?? ""}..${value.to ?? ""}`

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((column) => b.includes(column))

/** True when a search or a filter keeps rows out. */
export const isFiltered = (state: ListingState): boolean =>
  state.q !== "" || Object.values(state.filters).some((value) => isSet(value))
