import { orgsHeldUp, type PersonCountsRow, personCounts } from "@/db/sql/desk-people"
import { openSessionsOf, type PersonRow, type PlaceOfUser, placesOfUser, userWho } from "@/db/sql/support"
import { sentenceOf } from "@/lib/access/refusals"
import { allow, type Verdict } from "@/lib/access/verdict"
import { tryKey } from "@/lib/accounts/prove"
import { query } from "@/lib/operations/operation"
import { deskHistory } from "./history"
import { whoInput } from "./inputs"
import { holdsUp, mayDisable, mayResend } from "./rules"

const why = (verdict: Verdict): string | null =>
  verdict.allowed ? null : (verdict.message ?? sentenceOf(verdict.refusal))

const NOBODY = {
  user: null,
  places: [],
  sessions: 0,
  tokens: 0,
  failures: 0,
  waitsUntil: null,
  refusals: null,
  history: [],
}

type Stand = { sessions: number; failures: number; orgs: readonly { id: string; name: string }[] }

/** Why each thing support does to a person would be refused or change nothing; null where it can be done. */
const refusalsOf = (user: PersonRow, { sessions, failures, orgs }: Stand) => ({
  unlock: failures > 0 ? null : "No failed sign-in stands against this account.",
  signOut: sessions > 0 ? null : "No session of this person is open.",
  resend: why(mayResend(user)),
  disable: why(
    [mayDisable(user), user.state === "ACTIVE" ? holdsUp(orgs) : allow].find((one) => !one.allowed) ?? allow,
  ),
  enable: why(mayDisable(user)),
})

/** A user by username, id or address: where they belong, what lets them in and keeps them out, what support did; null where there is none. */
export const findUser = query({
  name: "user.find",
  summary: "Finds a user by username, id or e-mail address.",
  on: "installation",
  needs: "support",
  input: whoInput,
  run: async (tx, { input, now }) => {
    const [user] = await tx.rows<PersonRow>(userWho(input.who, false))
    if (!user) return NOBODY
    const places = await tx.rows<PlaceOfUser>(placesOfUser(user.id, now))
    const [open] = await tx.rows<{ n: number }>(openSessionsOf(user.id))
    const keys = [user.handle, user.email].flatMap((name) => (name ? [tryKey(name.toLowerCase())] : []))
    const [counts] = await tx.rows<PersonCountsRow>(personCounts(user.id, keys, now))
    const orgs = await tx.rows<{ id: string; name: string }>(orgsHeldUp(user.id))
    const { created_at, last_active_at, ...rest } = user
    const times = { createdAt: created_at.toISOString(), lastActiveAt: last_active_at?.toISOString() ?? null }
    const sessions = open?.n ?? 0
    const failures = counts?.failures ?? 0
    return {
      user: { ...rest, ...times },
      places,
      sessions,
      tokens: counts?.tokens ?? 0,
      failures,
      waitsUntil: counts?.waits_until && counts.waits_until > now ? counts.waits_until.toISOString() : null,
      refusals: refusalsOf(user, { sessions, failures, orgs }),
      history: await deskHistory(tx, user.id),
    }
  },
  example: ({ member }) => ({ who: member }),
})

type Found = Awaited<ReturnType<(typeof findUser)["run"]>>
/** A person as support sees them. */
export type DeskPersonDetails = Extract<Found, { user: object }>
