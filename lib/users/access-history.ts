import { type AccessEventRow, accessEvents, changersOfMine, orgsOfMine } from "@/db/sql/own-profile"
import { BUILT_IN_ROLES } from "@/lib/access/policies"
import { type EventWords, wordsOf } from "@/lib/audit/words"
import { query } from "@/lib/operations/operation"
import { historyInput } from "./inputs"

const PAGE = 50

export type AccessEvent = {
  readonly id: string
  readonly at: string
  readonly orgId: string
  readonly org: string
  readonly operation: string
  readonly actorId: string
} & Pick<EventWords, "actor" | "did" | "changes">

type Fields = Readonly<Record<string, unknown>>
const fields = (text: string | null): Fields | null => (text === null ? null : (JSON.parse(text) as Fields))

// "changed the access of you" is not how people say it.
const yours = (did: string): string => did.replace(/\bthe ([a-z ]+) of you(rself)?$/, "your $1")

/** The event as told to the one it is about. */
function told(row: AccessEventRow, me: string, names: Readonly<Record<string, string>>) {
  const event = {
    operation: row.operation,
    actor: row.actor,
    actorKind: row.actor_kind,
    target: me,
    before: fields(row.before),
    after: fields(row.after),
  }
  const { actor, did, ...words } = wordsOf(event, { ...names, [me]: "you" })
  // What is gone is gone as a whole.
  const changes = event.after === null ? [] : words.changes
  if (row.actor !== me) return { actor, did: yours(did), changes }
  return { actor: "You", did: yours(did.replace("themselves", "yourself")), changes }
}

/** What was changed about one's own access, in any org, and by whom (settled 2.8); newest first, from the trail itself. */
export const accessHistory = query({
  name: "user.access-history",
  summary: "What was changed about your own access.",
  on: "account",
  needs: "signed-in",
  input: historyInput,
  run: async (tx, { me, input }): Promise<{ events: readonly AccessEvent[]; hasMore: boolean }> => {
    const rows = await tx.rows<AccessEventRow>(accessEvents(me, input.before ?? null, PAGE + 1))
    const known = await tx.rows<{ id: string; name: string }>(changersOfMine())
    const orgs = await tx.rows<{ id: string; name: string }>(orgsOfMine())
    const names = Object.fromEntries([...BUILT_IN_ROLES, ...known, ...orgs].map(({ id, name }) => [id, name]))
    const events = rows.slice(0, PAGE).map((row) => ({
      id: `${row.chain}:${row.seq}`,
      at: row.at,
      orgId: row.chain,
      org: names[row.chain] ?? row.chain,
      operation: row.operation,
      actorId: row.actor,
      ...told(row, me, names),
    }))
    return { events, hasMore: rows.length > PAGE }
  },
  example: () => ({}),
})
