import { readCursor, writeCursor } from "@/lib/members/cursor"

type PageAsked<Sort extends string> = {
  readonly sort: Sort
  readonly direction: "asc" | "desc"
  readonly after?: string | null | undefined
  readonly before?: string | null | undefined
  readonly size: number
}
type Keys = Parameters<typeof readCursor>[2]

/** One keyset page of a list of the desk, whose order has a text, or what else is said, and the id as its keys. */
export function deskPage<Sort extends string>(asked: PageAsked<Sort>, keys: Keys = ["text", "text"]) {
  const { sort, direction, after, before, size } = asked
  const cursor = after ?? before
  const backwards = !after && Boolean(before)
  const past = cursor ? readCursor(cursor, sort, keys) : null
  const bounds = {
    sort,
    direction: (direction === "asc") !== backwards ? ("asc" as const) : ("desc" as const),
    past,
    limit: size + 1,
  }
  /** The rows in the order that was asked for, and where the pages beside them begin. */
  const pageOf = <Row extends { readonly keys: readonly string[] }>(found: readonly Row[]) => {
    const more = found.length > size
    const rows = backwards ? found.slice(0, size).reverse() : found.slice(0, size)
    const edge = (row: Row | undefined) => (row ? writeCursor(sort, row.keys) : null)
    const moved = past !== null
    return {
      rows,
      next: (backwards ? moved : more) ? edge(rows.at(-1)) : null,
      previous: (backwards ? more : moved) ? edge(rows[0]) : null,
    }
  }
  return { bounds, pageOf }
}

/** What a filter lets through; null for all. */
export const chosen = (words: readonly string[] | undefined): readonly string[] | null => (words?.length ? words : null)

/** What a filter of two words lets through: whether it is the one; null for both. */
export const either = (words: readonly string[] | undefined, yes: string): boolean | null =>
  words?.length === 1 ? words[0] === yes : null
