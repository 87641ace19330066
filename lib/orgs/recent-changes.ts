import { namesStatement, newestEvents, staffNamed, type TrailRow } from "@/db/sql/org-overview"
import { wordsOf } from "@/lib/audit/words"
import { query } from "@/lib/operations/operation"
import { recentChangesInput } from "./inputs"

type Fields = Readonly<Record<string, unknown>>
const parsed = (text: string | null): Fields | null => (text === null ? null : (JSON.parse(text) as Fields))

/** The ids an event speaks of, besides who did it and to whom. */
const mentioned = (fields: Fields | null): string[] =>
  Object.values(fields ?? {}).filter(
    (value): value is string => typeof value === "string" && /^(user|org)-/.test(value),
  )

/** The last lines of the org's trail, in words. */
export const recentChanges = query({
  name: "org.recent-changes",
  summary: "Lists the last changes of the organization, in words.",
  on: "org",
  needs: "audit:read",
  input: recentChangesInput,
  run: async (tx, { org, input }) => {
    const rows = await tx.rows<TrailRow>(newestEvents(org.id, input.limit))
    const events = rows.map((row) => ({
      seq: Number(row.seq),
      at: row.at.toISOString(),
      operation: row.operation,
      actor: row.actor,
      actorKind: row.actor_kind,
      target: row.target,
      before: parsed(row.before),
      after: parsed(row.after),
      reason: row.reason,
    }))
    const ids = new Set(
      events.flatMap((one) => [one.actor, one.target, ...mentioned(one.before), ...mentioned(one.after)]),
    )
    const named = await tx.rows<{ id: string; name: string }>(namesStatement(org.id, [...ids]))
    const staff = events.filter((one) => one.actorKind === "support").map((one) => one.actor)
    if (staff.length > 0) named.push(...(await tx.rows<{ id: string; name: string }>(staffNamed([...new Set(staff)]))))
    const names = Object.fromEntries(named.map(({ id, name }) => [id, name]))
    return {
      changes: events.map((event) => {
        const { actor, did, changes, reason } = wordsOf(event, names)
        return { seq: event.seq, at: event.at, actor, did, changes, reason }
      }),
    }
  },
  example: () => ({}),
})
