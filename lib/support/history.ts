import { deskEvents, installationEvents, namesOf } from "@/db/sql/desk-orgs"
import type { TrailRow } from "@/db/sql/org-overview"
import type { Tx } from "@/db/tenancy"
import { wordsOf } from "@/lib/audit/words"

const EVENTS = 50
const PLACE_EVENTS = 20

const parsed = (text: string | null) => (text === null ? null : (JSON.parse(text) as Record<string, unknown>))

/** Events of the trail in words, with the names of whoever did them and whom they were done to. */
async function inWords(tx: Tx, events: readonly TrailRow[]) {
  const ids = events.flatMap((one) => [one.actor, one.target])
  const named = await tx.rows<{ id: string; name: string }>(namesOf([...new Set(ids)]))
  const names = Object.fromEntries(named.map(({ id, name }) => [id, name]))
  return events.map((one) => {
    const { actor, did, changes, reason } = wordsOf(
      {
        operation: one.operation,
        actor: one.actor,
        actorKind: one.actor_kind,
        target: one.target,
        before: parsed(one.before),
        after: parsed(one.after),
        reason: one.reason,
      },
      names,
    )
    return { seq: Number(one.seq), at: one.at.toISOString(), actor, did, changes, reason }
  })
}

/** What support did in the chain of an org or a person, and why, in words; the newest first. */
export const deskHistory = async (tx: Tx, chain: string) =>
  inWords(tx, await tx.rows<TrailRow>(deskEvents(chain, EVENTS)))

/** What was last done in the installation by operations that are named, in words. */
export const installationHistory = async (tx: Tx, operations: readonly string[]) =>
  inWords(tx, await tx.rows<TrailRow>(installationEvents(operations, PLACE_EVENTS)))
