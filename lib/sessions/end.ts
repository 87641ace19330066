import { sessionsEnded } from "@/db/sql/mail-links"
import { type SessionRow, sessionEnded, sessionsLive } from "@/db/sql/sessions"
import { sessionOf } from "@/lib/operations/actor"
import { mutation, query } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { nothingInput, sessionInput } from "./inputs"

export type Session = {
  readonly id: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly ip: string | null
  readonly agent: string | null
  readonly isCurrent: boolean
}

const labelOf = (row: Pick<SessionRow, "agent" | "ip">): string => row.agent?.slice(0, 60) ?? row.ip ?? "Session"

/** The person's own sessions that are open now. */
export const listSessions = query({
  name: "session.list",
  summary: "Where you are signed in.",
  on: "account",
  needs: "signed-in",
  input: nothingInput,
  run: async (tx, { me, actor, now }): Promise<readonly Session[]> =>
    (await tx.rows<SessionRow>(sessionsLive(me, now))).map((row) => ({
      id: row.id,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
      ip: row.ip,
      agent: row.agent,
      isCurrent: row.id === sessionOf(actor),
    })),
  example: () => ({}),
})

/** Ends one of the person's own sessions, at once (INV-14). */
export const endSession = mutation({
  name: "session.end",
  summary: "Signs you out in one place.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  input: sessionInput,
  load: (tx, { me, now }) => tx.rows<SessionRow>(sessionsLive(me, now)),
  rule: anyone,
  plan: (rows, { input }) => {
    const row = rows.find((one) => one.id === input.session)
    if (!row) return [{ target: input.session, label: "Session", outcome: "refused", refusal: "not_found" }]
    return [
      {
        target: row.id,
        label: labelOf(row),
        outcome: "changed",
        before: { session: "open", ip: row.ip },
        after: { session: "ended" },
      },
    ]
  },
  apply: async (tx, changed, { me, now }) => {
    for (const one of changed) await tx.rows(sessionEnded(me, one.target, now))
    return { value: null }
  },
  example: ({ session }) => ({ session }),
})

/** Ends all of the person's sessions but the one they ask from. */
export const endOtherSessions = mutation({
  name: "session.end-others",
  summary: "Signs you out everywhere else.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  input: nothingInput,
  load: (tx, { me, now }) => tx.rows<SessionRow>(sessionsLive(me, now)),
  rule: anyone,
  plan: (rows, { actor }) =>
    rows
      .filter((row) => row.id !== sessionOf(actor))
      .map((row) => ({
        target: row.id,
        label: labelOf(row),
        outcome: "changed" as const,
        before: { session: "open", ip: row.ip },
        after: { session: "ended" },
      })),
  apply: async (tx, _changed, { me, actor, now }) => {
    await tx.rows(sessionsEnded(me, sessionOf(actor), me, now))
    return { value: null }
  },
  example: () => ({}),
})

/** Ends the session the person asks from; the door takes the cookie away. */
export const signOut = mutation({
  name: "session.sign-out",
  summary: "Signs you out here.",
  on: "account",
  needs: "signed-in",
  tokens: false,
  input: nothingInput,
  load: async (_tx, { actor }) => ({ id: sessionOf(actor) }),
  rule: anyone,
  plan: ({ id }) =>
    id
      ? [
          {
            target: id,
            label: "Session",
            outcome: "changed",
            before: { session: "open" },
            after: { session: "ended" },
          },
        ]
      : [],
  apply: async (tx, changed, { me, now }) => {
    for (const one of changed) await tx.rows(sessionEnded(me, one.target, now))
    return { value: { cookie: "gone" as const } }
  },
  example: () => ({}),
})
