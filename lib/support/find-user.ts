import { type FoundPersonRow, orgsHeldUp, type PersonCountsRow, peopleFound, personCounts } from "@/db/sql/desk-people"
import { openSessionsOf, type PersonRow, type PlaceOfUser, placesOfUser, userWho } from "@/db/sql/support"
import { tryKey } from "@/lib/accounts/prove"
import { query } from "@/lib/operations/operation"
import { userSearchInput, whoInput } from "./inputs"

/** A user by username, id or address, with where they belong and how many sessions are open; null where there is none. */
export const findUser = query({
  name: "user.find",
  summary: "Finds a user by username, id or e-mail address.",
  on: "installation",
  needs: "support",
  input: whoInput,
  run: async (tx, { input, now }) => {
    const [user] = await tx.rows<PersonRow>(userWho(input.who, false))
    if (!user) return { user: null, places: [], sessions: 0, tokens: 0, failures: 0, waitsUntil: null, holdsUp: [] }
    const places = await tx.rows<PlaceOfUser>(placesOfUser(user.id, now))
    const [open] = await tx.rows<{ n: number }>(openSessionsOf(user.id))
    const keys = [user.handle, user.email].flatMap((name) => (name ? [tryKey(name.toLowerCase())] : []))
    const [counts] = await tx.rows<PersonCountsRow>(personCounts(user.id, keys, now))
    const holdsUp = await tx.rows<{ id: string; name: string }>(orgsHeldUp(user.id))
    const { created_at, last_active_at, ...rest } = user
    const times = { createdAt: created_at.toISOString(), lastActiveAt: last_active_at?.toISOString() ?? null }
    return {
      user: { ...rest, ...times },
      places,
      sessions: open?.n ?? 0,
      tokens: counts?.tokens ?? 0,
      failures: counts?.failures ?? 0,
      waitsUntil: counts?.waits_until && counts.waits_until > now ? counts.waits_until.toISOString() : null,
      /** Orgs whose only admin they are. */
      holdsUp,
    }
  },
  example: ({ member }) => ({ who: member }),
})

const MOST = 50

/** People by a part of their username, name or address, or by the whole of their id: at most 50, the exact one first. */
export const searchUsers = query({
  name: "user.search",
  summary: "Searches people by username, name, e-mail address or id.",
  on: "installation",
  needs: "support",
  input: userSearchInput,
  run: async (tx, { input }) => {
    if (input.q.length < 2) return { rows: [], more: false }
    const rows = await tx.rows<FoundPersonRow>(peopleFound(input.q, MOST + 1))
    return {
      rows: rows.slice(0, MOST).map((row) => ({
        id: row.id,
        handle: row.handle,
        name: row.name,
        email: row.email,
        state: row.state,
        staff: row.support,
        metering: row.metering,
        orgs: row.orgs,
        lastActiveAt: row.last_active_at?.toISOString() ?? null,
      })),
      more: rows.length > MOST,
    }
  },
  example: ({ member }) => ({ q: member }),
})
