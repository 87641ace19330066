import type { Tx } from "@/db/tenancy"
import { appendAudit } from "@/lib/audit/append"
import { addTasks, queueNotices } from "@/lib/notices/queue"
import { userOf } from "./actor"
import type { Call } from "./ground"
import type { AnyMutation, Asked, Change, Changed, Ground, On } from "./operation"
import type { Done } from "./outcome"
import { changedOf, count, linesOf } from "./plan"

/** Up to so many rows go in one transaction; more become a job (settled 3.3). */
export const AT_ONCE = 1000

function chainOf(op: AnyMutation, call: Call, change: Change, asked: object): string {
  if (change.outcome === "changed" && change.chain) return change.chain
  if (op.on === "org") return call.org ?? "installation"
  // What is done in a project stands in the trail of who pays for it.
  if (op.on === "project" && "project" in asked) return (asked as Ground["project"]).project.payer.id
  return (op.on === "account" && userOf(call.actor)) || "installation"
}

/** What goes into the trail: an event for each change, or the one that stands for them all. */
function recordedOf(
  op: AnyMutation,
  changed: readonly Changed[],
  asked: Asked<On, unknown, unknown>,
): readonly Changed[] {
  if (!op.event || changed.length === 0) return changed
  return [{ label: op.name, outcome: "changed", before: null, ...op.event(changed, asked) }]
}

/** Applies a plan and all that must stand with it: the outbox, the queue and the trail, in this transaction. */
export async function carryOut(
  tx: Tx,
  op: AnyMutation,
  call: Call,
  plan: readonly Change[],
  asked: Asked<On, unknown, unknown>,
  bulk?: string,
): Promise<Done<unknown>> {
  const changed = changedOf(plan)
  const result = changed.length === 0 ? { value: null } : await op.apply(tx, changed, asked)
  await queueNotices(tx, result.notices ?? [], call.now)
  if (result.jobs?.length) {
    await addTasks(
      tx,
      result.jobs.map((job) => ({
        identifier: job.task,
        payload: job.payload,
        ...(job.key ? { jobKey: job.key } : {}),
        ...(job.runAt ? { runAt: job.runAt.toISOString() } : {}),
      })),
    )
  }
  const chains = new Map<string, Change[]>()
  for (const change of recordedOf(op, changed, asked)) {
    const chain = chainOf(op, call, change, asked)
    chains.set(chain, [...(chains.get(chain) ?? []), change])
  }
  // Two chains in one transaction are locked in the order of their names, so that no two wait for each other.
  const reason = op.reason?.(asked.input, asked.facts)
  for (const [chain, changes] of [...chains].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const events = changes.map((one) => ({
      operation: op.name,
      target: one.target,
      before: one.outcome === "changed" ? one.before : null,
      after: one.outcome === "changed" ? one.after : null,
      ...(bulk ? { bulk } : {}),
      ...(reason ? { reason } : {}),
    }))
    await appendAudit(tx, chain, events)
  }
  return {
    ok: true,
    value: result.value,
    changed: changed.length,
    unchanged: count(plan, "unchanged"),
    refused: count(plan, "refused"),
    lines: linesOf(plan, AT_ONCE),
  }
}
