import { orgsToForecast } from "@/db/sql/forecast"
import { inWorker } from "@/db/tenancy"
import { forecastKey, warnOfForecast } from "@/lib/budgets/warn"
import { clock } from "@/lib/clock"
import { newId } from "@/lib/ids"
import { addTasks } from "@/lib/notices/queue"
import type { Mutation } from "@/lib/operations/operation"
import { perform } from "@/lib/operations/perform"
import { buildStatement } from "@/lib/statements/build"
import { closeMonths } from "@/lib/statements/close-months"
import { newestToClose } from "@/lib/statements/months"

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

/** Closes what is to be closed by now, some accounts at a time; what is left when the server stops, another goes on with. */
export async function closeDueMonths(draining: () => boolean = () => false, now: Date = clock.now()): Promise<void> {
  while ((await done(closeMonths, { month: newestToClose(now) }, now)) > 0) {
    if (draining()) return beginClosing(now)
  }
}

/** Has the worker look at once for months to close: after a start, when it may have been away on the 3rd. */
export const beginClosing = (now: Date = clock.now()): Promise<void> =>
  inWorker(everywhere(now), (tx) => addTasks(tx, [{ identifier: "close-months", payload: {}, jobKey: "close-months" }]))

/** Builds and keeps one statement. */
export const buildDueStatement = async (org: string, month: string, now: Date = clock.now()): Promise<void> => {
  await done(buildStatement, { org, month }, now)
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
