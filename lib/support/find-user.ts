import { openSessionsOf, type PersonRow, type PlaceOfUser, placesOfUser, userWho } from "@/db/sql/support"
import { query } from "@/lib/operations/operation"
import { whoInput } from "./inputs"

/** A user by username, id or address, with where they belong and how many sessions are open; null where there is none. */
export const findUser = query({
  name: "user.find",
  summary: "Finds a user by username, id or e-mail address.",
  on: "installation",
  needs: "system",
  input: whoInput,
  run: async (tx, { input, now }) => {
    const [user] = await tx.rows<PersonRow>(userWho(input.who, false))
    if (!user) return { user: null, places: [], sessions: 0 }
    const places = await tx.rows<PlaceOfUser>(placesOfUser(user.id, now))
    const [open] = await tx.rows<{ n: number }>(openSessionsOf(user.id))
    const { created_at, last_active_at, ...rest } = user
    const times = { createdAt: created_at.toISOString(), lastActiveAt: last_active_at?.toISOString() ?? null }
    return { user: { ...rest, ...times }, places, sessions: open?.n ?? 0 }
  },
  example: ({ member }) => ({ who: member }),
})
