import { monthsReady } from "@/db/sql/charges"
import { storageDue } from "@/db/sql/storage"
import { inWorker } from "@/db/tenancy"
import { meterStorage } from "@/lib/charges/meter-storage"
import { expireReservations } from "@/lib/charges/release"
import { after, DAY } from "@/lib/clock"
import { newId } from "@/lib/ids"
import { log } from "@/lib/log"
import type { Call } from "@/lib/operations/ground"
import { perform } from "@/lib/operations/perform"

const bounds = (now: Date) => ({ org: null, actor: null, installation: true, actorKind: "system", now })

const callOf = (task: string, input: unknown, now: Date): Call => ({
  actor: { kind: "system", task },
  origin: { id: newId(), ip: null, agent: null, door: "job" },
  input,
  now,
})

/** Charges what is stored for the days through yesterday (UTC), in chunks of projects; may run twice, or on two servers at once. */
export async function meterAllStorage(now: Date): Promise<void> {
  const through = after(now, -DAY).toISOString().slice(0, 10)
  for (let last = ""; ; ) {
    const due = await inWorker(bounds(now), (tx) => tx.rows<{ id: string }>(storageDue(through, last)))
    const next = due.at(-1)?.id
    if (next === undefined) return
    const input = { projects: due.map((one) => one.id), through }
    const answer = await perform(meterStorage, callOf("storage", input, now))
    // What an account cannot be charged waits for a day when it can.
    if (!answer.ok && answer.incident)
      log.warn({ from: due[0]?.id, refusal: answer.refusal }, "storage was not metered")
    last = next
  }
}

/** Gives back the reservations whose time is over. */
export async function expireAllReservations(now: Date): Promise<void> {
  for (;;) {
    const answer = await perform(expireReservations, callOf("reservations", {}, now))
    if (!answer.ok || answer.changed === 0) return
  }
}

/** Makes the ledger's partitions of the months to come. */
export const readyMonths = (now: Date): Promise<unknown> => inWorker(bounds(now), (tx) => tx.rows(monthsReady(now)))
