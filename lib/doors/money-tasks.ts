import { orgsToForecast } from "@/db/sql/forecast"
import { inWorker } from "@/db/tenancy"
import { forecastKey, warnOfForecast } from "@/lib/budgets/warn"
import { clock } from "@/lib/clock"
import { newId } from "@/lib/ids"
import type { Mutation } from "@/lib/operations/operation"
import { perform } from "@/lib/operations/perform"

const everywhere = (now: Date) => ({
  org: null,
  actor: null,
  installation: true,
  actorKind: "system",
  system: "system:money",
  now,
})

/** Does one thing as the worker; a refusal fails the task, which is then tried again. */
async function done<Input, Facts, Value>(
  mutation: Mutation<"installation", Input, Facts, Value>,
  input: unknown,
  now: Date,
): Promise<number> {
  const answer = await perform(mutation, {
    actor: { kind: "system", task: "money" },
    origin: { id: newId(), ip: null, agent: null, door: "job" },
    input,
    now,
  })
  if (!answer.ok) throw new Error(answer.refusal)
  return answer.changed
}

const AT_ONCE = 500

/** The day's look at every org with a limit: whether it will be reached this month. */
export async function forecastAll(draining: () => boolean = () => false, now: Date = clock.now()): Promise<void> {
  let after = ""
  while (!draining()) {
    const orgs = await inWorker({ ...everywhere(now), readOnly: true }, (tx) =>
      tx.rows<{ id: string }>(orgsToForecast(forecastKey(now), after, AT_ONCE)),
    )
    for (const { id } of orgs) await done(warnOfForecast, { org: id }, now)
    const last = orgs.at(-1)
    if (!last) return
    after = last.id
  }
}
