import { type FoundPersonRow, peopleCounted, peopleFound } from "@/db/sql/desk-people"
import { readCursor, writeCursor } from "@/lib/members/cursor"
import { query } from "@/lib/operations/operation"
import { userSearchInput } from "./inputs"

const ORDER = "people"

/** One of two, or both: null lets both through. */
const only = (chosen: readonly string[] | undefined, yes: string): boolean | null =>
  chosen?.length === 1 ? chosen[0] === yes : null

const listed = (row: FoundPersonRow, now: Date) => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  email: row.email,
  state: row.state,
  staff: row.support,
  metering: row.metering,
  orgs: row.orgs,
  /** Until when failed sign-ins keep them out. */
  waitsUntil: row.waits_until && row.waits_until > now ? row.waits_until.toISOString() : null,
  lastActiveAt: row.last_active_at?.toISOString() ?? null,
})

/** A row of support's list of people. */
export type DeskPerson = ReturnType<typeof listed>

/** Everybody there is, by a part of their username, name, address or id: a page by name, the exact one first. */
export const searchUsers = query({
  name: "user.search",
  summary: "Searches people by username, name, e-mail address or id.",
  on: "installation",
  needs: "support",
  input: userSearchInput,
  run: async (tx, { input, now }) => {
    const { q, filters, size } = input
    const cursor = input.after ?? input.before
    const backwards = !input.after && Boolean(input.before)
    const past = cursor ? readCursor(cursor, ORDER, ["text", "text"]) : null
    const sought = {
      now,
      // The id is the username behind "user-".
      q: q.replace(/^user-/i, ""),
      states: filters.state?.length ? filters.state : null,
      locked: only(filters.signIn, "locked"),
      never: only(filters.seen, "never"),
    }
    const descending = (input.direction === "desc") !== backwards
    const found = await tx.rows<FoundPersonRow>(peopleFound({ ...sought, descending, past, limit: size + 1 }))
    const [counted] = await tx.rows<{ n: number }>(peopleCounted(sought))
    const more = found.length > size
    const rows = backwards ? found.slice(0, size).reverse() : found.slice(0, size)
    const edge = (row: FoundPersonRow | undefined) => (row ? writeCursor(ORDER, row.keys) : null)
    const moved = past !== null
    return {
      rows: rows.map((row) => listed(row, now)),
      total: counted?.n ?? 0,
      next: backwards ? (moved ? edge(rows.at(-1)) : null) : more ? edge(rows.at(-1)) : null,
      previous: backwards ? (more ? edge(rows[0]) : null) : moved ? edge(rows[0]) : null,
    }
  },
  example: ({ member }) => ({ q: member }),
})
