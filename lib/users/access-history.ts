import { type AccessEventRow, accessEvents } from "@/db/sql/own-profile"
import { query } from "@/lib/operations/operation"
import { historyInput } from "./inputs"

const PAGE = 50

export type AccessEvent = {
  readonly id: string
  readonly at: string
  readonly orgId: string
  /** The id again where the person may no longer read the org's name. */
  readonly org: string
  readonly operation: string
  readonly actor: string
  readonly actorKind: string
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

const fields = (text: string | null): AccessEvent["before"] =>
  text === null ? null : (JSON.parse(text) as Readonly<Record<string, unknown>>)

/** What was changed about one's own access, in any org, and by whom (settled 2.8); newest first, from the trail itself. */
export const accessHistory = query({
  name: "user.access-history",
  summary: "What was changed about your own access.",
  on: "account",
  needs: "signed-in",
  input: historyInput,
  run: async (tx, { me, input }): Promise<{ events: readonly AccessEvent[]; hasMore: boolean }> => {
    const rows = await tx.rows<AccessEventRow>(accessEvents(me, input.before ?? null, PAGE + 1))
    const events = rows.slice(0, PAGE).map((row) => ({
      id: `${row.chain}:${row.seq}`,
      at: row.at,
      orgId: row.chain,
      org: row.org_name ?? row.chain,
      operation: row.operation,
      actor: row.actor,
      actorKind: row.actor_kind,
      before: fields(row.before),
      after: fields(row.after),
    }))
    return { events, hasMore: rows.length > PAGE }
  },
  example: () => ({}),
})
