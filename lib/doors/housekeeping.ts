import { FORGOTTEN, foldFacets, freeLostMails, idleJobs, orgsDue } from "@/db/sql/housekeeping"
import { type Bounds, inWorker, queuePool } from "@/db/tenancy"
import { expireInformation } from "@/lib/billing-information/expire"
import { clock } from "@/lib/clock"
import { eraseFiles } from "@/lib/files/erase"
import { newId } from "@/lib/ids"
import { lapseInvitations } from "@/lib/invitations/lapse"
import { log } from "@/lib/log"
import { eraseFormer } from "@/lib/members/erase-former"
import { warnEnding } from "@/lib/members/warn-ending"
import { addTasks } from "@/lib/notices/queue"
import type { AnyMutation } from "@/lib/operations/operation"
import { perform } from "@/lib/operations/perform"
import { expireOrg } from "@/lib/orgs/set-state"
import { readyMonths } from "./metering"

const HOURLY: readonly AnyMutation[] = [
  expireOrg,
  warnEnding,
  eraseFormer,
  lapseInvitations,
  expireInformation,
  eraseFiles,
]

// So many rows more to add up cost a filtered total less than a tenth of a millisecond.
const LOOSE_FACETS = 100

const everywhere = (now: Date): Bounds => ({
  org: null,
  actor: null,
  installation: true,
  actorKind: "system",
  system: "system:housekeeping",
  now,
})

/** What the hour brings for one org: warnings of an end; former members, old invitations and files that have had their time. */
export async function tidyOrg(org: string, now: Date, only?: string): Promise<void> {
  for (const operation of HOURLY.filter((one) => only === undefined || one.name === only)) {
    const answer = await perform(operation, {
      actor: { kind: "system", task: "housekeeping" },
      origin: { id: newId(), ip: null, agent: null, door: "job" },
      org,
      input: {},
      now,
    })
    if (!answer.ok) log.warn({ operation: operation.name, org, refusal: answer.refusal }, "housekeeping was refused")
  }
}

/** The hour's housekeeping, of the ledger, of every org where something is due, and of what nobody asks for any more. */
export async function tidy(now: Date = clock.now()): Promise<void> {
  await readyMonths(now)
  for (const { org_id: org, operation } of await dueAt(now)) await tidyOrg(org, now, operation)
  await forget(now)
}

/** What is due of the hour's work, by org. */
export const dueAt = (now: Date): Promise<{ org_id: string; operation: string }[]> =>
  inWorker(everywhere(now), (tx) => tx.rows<{ org_id: string; operation: string }>(orgsDue(now)))

/** Forgets what nobody asks for any more. */
export async function forget(now: Date): Promise<void> {
  await inWorker(everywhere(now), async (tx) => {
    for (const statement of FORGOTTEN) await tx.rows(statement(now))
  })
}

/**
 * Takes up what a killed server left: jobs under way that nobody works on go back into the queue, whose own locks would hold them
 * for hours. Two workers at one job are kept apart by its row. Then folds the counts that filtered totals add up.
 */
export async function takeUp(now: Date = clock.now()): Promise<number> {
  const left = await inWorker(everywhere(now), async (tx) => {
    const jobs = await tx.rows<{ org: string; id: string }>(idleJobs())
    const tasks = jobs.map(({ org, id }) => ({
      identifier: "bulk",
      payload: { org, job: id },
      jobKey: `bulk:${id}`,
      maxAttempts: 25,
    }))
    if (tasks.length > 0) await addTasks(tx, tasks)
    return tasks.length
  })
  await queuePool().query(freeLostMails().text)
  await inWorker(everywhere(now), (tx) => tx.rows(foldFacets(LOOSE_FACETS)))
  return left
}
