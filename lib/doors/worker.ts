import { setTimeout as wait } from "node:timers/promises"
import { Logger, type Runner, run } from "graphile-worker"
import { currentRole, type RoleRow, unfitRole } from "@/db/runtime-role"
import { closePools, lookup, openRequests, queuePool } from "@/db/tenancy"
import { log, placesOf } from "@/lib/log"
import { takeUp } from "./housekeeping"
import { beginClosing } from "./money-tasks"
import { CRONTAB, taskList } from "./tasks"

type Working = { runner: Runner | null; draining: boolean }
const kept = globalThis as typeof globalThis & { provostWorker?: Working }

const AGAIN_MS = 3000
const DRAIN_MS = 6000

// A job's error is told by its name and place alone: messages can hold what was in the rows.
const logger = new Logger(() => (level, _message, meta) => {
  if (level !== "error") return
  const error = meta && "error" in meta ? meta.error : null
  log.error(
    { stack: placesOf(error), name: error instanceof Error ? error.name : undefined },
    "a task of the queue failed",
  )
})

async function startOnce(working: Working): Promise<Runner> {
  const [role] = await lookup<RoleRow>(currentRole, "worker")
  const unfit = unfitRole(role)
  if (unfit) {
    log.fatal(unfit)
    process.exit(1)
  }
  await takeUp()
  await beginClosing()
  return run({
    pgPool: queuePool(),
    taskList: taskList(() => working.draining),
    crontab: CRONTAB,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger,
  })
}

/** Starts the worker in this process, and again whenever the database was away. */
async function work(working: Working): Promise<void> {
  while (!working.draining) {
    try {
      working.runner = await startOnce(working)
      log.info("the worker is at work")
      await working.runner.promise
    } catch (error) {
      log.warn({ name: error instanceof Error ? error.name : "unknown" }, "the worker could not go on and starts again")
    }
    working.runner = null
    if (!working.draining) await wait(AGAIN_MS)
  }
}

/** Lets the chunk, the mail and the requests that are under way finish, then closes the connections. */
async function drain(working: Working): Promise<void> {
  working.draining = true
  await Promise.race([working.runner?.stop().catch(() => {}), wait(DRAIN_MS)])
  const until = Date.now() + DRAIN_MS
  while (openRequests() > 0 && Date.now() < until) await wait(50)
  await Promise.race([closePools(), wait(1000)])
}

/** The worker of this server, and its orderly end on SIGTERM and SIGINT. */
export function startWorker(): void {
  if (kept.provostWorker) return
  const working: Working = { runner: null, draining: false }
  kept.provostWorker = working
  void work(working)
  // Once is enough: a terminal tells the whole group, and the parent tells its child again.
  const end = (): void => {
    if (!working.draining) void drain(working).finally(() => process.exit(0))
  }
  process.on("SIGTERM", end)
  process.on("SIGINT", end)
}
