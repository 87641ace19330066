import type { TaskList } from "graphile-worker"
import { z } from "zod"
import { inWorker } from "@/db/tenancy"
import { sendReset } from "@/lib/accounts/request-reset"
import { clock } from "@/lib/clock"
import { adoptStrays, sweepContent } from "@/lib/content/sweep"
import { newId } from "@/lib/ids"
import { addTasks } from "@/lib/notices/queue"
import { sendMail } from "@/lib/notices/send"
import { nextChunk } from "@/lib/operations/bulk"
import { perform } from "@/lib/operations/perform"
import { takeUp, tidy } from "./housekeeping"
import { expireAllReservations, meterAllStorage } from "./metering"
import { buildDueStatement, closeDueMonths, forecastAll } from "./money-tasks"
import { findMutation } from "./registry"

const bulkPayload = z.object({ org: z.string(), job: z.string() })
const mailPayload = z.object({ mail: z.string() })
const statementPayload = z.object({ org: z.string(), month: z.string() })
const resetPayload = z.object({ name: z.string() })

/** Puts the rest of a job back into the queue, for the next server to go on with. */
const leave = (org: string, job: string): Promise<void> =>
  inWorker({ org, actor: null, actorKind: "system", system: "system:bulk", now: clock.now() }, (tx) =>
    addTasks(tx, [{ identifier: "bulk", payload: { org, job }, jobKey: `bulk:${job}`, maxAttempts: 25 }]),
  )

/** What the worker does, by the names that stand in the queue. `draining` turns true when the server is about to stop. */
export const taskList = (draining: () => boolean): TaskList => ({
  bulk: async (payload) => {
    const { org, job } = bulkPayload.parse(payload)
    while (await nextChunk(findMutation, org, job, clock.now(), newId())) {
      if (draining()) return leave(org, job)
    }
  },
  mail: async (payload) => sendMail(mailPayload.parse(payload).mail),
  reset: async (payload) => {
    const answer = await perform(sendReset, {
      actor: { kind: "system", task: "reset" },
      origin: { id: newId(), ip: null, agent: null, door: "job" },
      input: resetPayload.parse(payload),
      now: clock.now(),
    })
    if (!answer.ok) throw new Error(answer.refusal)
  },
  statement: async (payload) => {
    const { org, month } = statementPayload.parse(payload)
    await buildDueStatement(org, month)
  },
  "close-months": async () => closeDueMonths(draining),
  forecast: async () => forecastAll(draining),
  "take-up": async () => {
    await takeUp()
  },
  tidy: async () => {
    await tidy()
  },
  sweep: async () => {
    await sweepContent(clock.now())
  },
  reservations: async () => {
    await expireAllReservations(clock.now())
  },
  storage: async () => {
    await meterAllStorage(clock.now())
  },
  strays: async () => {
    await adoptStrays(clock.now())
  },
})

/** Minutes and hours of the installation's clock; each is done once, however many servers there are. */
export const CRONTAB = [
  "* * * * * take-up ?max=1",
  "* * * * * reservations ?max=1",
  "15 0 * * * storage ?fill=1d&max=3",
  "7 * * * * tidy ?max=3",
  // Months close on the 3rd at 00:30 (UTC): the first of these that finds one open.
  "30 * * * * close-months ?max=3",
  "41 6 * * * forecast ?max=3",
  "37 * * * * sweep ?max=3",
  "23 3 * * * strays ?max=3",
].join("\n")
