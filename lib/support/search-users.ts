import { type FoundPersonRow, peopleCounted, peopleFound } from "@/db/sql/desk-people"
import { query } from "@/lib/operations/operation"
import { userSearchInput } from "./inputs"
import { chosen, deskPage, either } from "./page"

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
    const { bounds, pageOf } = deskPage({ ...input, sort: "people" })
    const { state, signIn, seen } = input.filters
    const sought = {
      now,
      // The id is the username behind "user-".
      q: input.q.replace(/^user-/i, ""),
      states: chosen(state),
      locked: either(signIn, "locked"),
      never: either(seen, "never"),
    }
    const page = pageOf(await tx.rows<FoundPersonRow>(peopleFound({ ...sought, ...bounds })))
    const [counted] = await tx.rows<{ n: number }>(peopleCounted(sought))
    return { ...page, rows: page.rows.map((row) => listed(row, now)), total: counted?.n ?? 0 }
  },
  example: ({ member }) => ({ q: member }),
})
