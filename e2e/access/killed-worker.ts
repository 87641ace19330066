import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as pause } from "node:timers/promises"
import type { World } from "@/e2e/fixtures/database"
import { editAccess } from "@/lib/members/edit-access"
import { perform } from "@/lib/operations/perform"

/** The worker of a server, in a process of its own on the same database. */
export const startWorker = (): ChildProcess =>
  spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      "--input-type=module",
      "-e",
      'const { startWorker } = await import("./lib/doors/worker.ts"); startWorker()',
    ],
    { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, NODE_ENV: "test" } },
  )

/** Ends it at once, as a lack of memory would: nothing is put in order first. Answers once the database has let go of its chunk. */
export async function killWorker(worker: ChildProcess, world: World, job: string): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return
  const gone = once(worker, "exit")
  worker.kill("SIGKILL")
  await gone
  await world.rows({ text: "select from job where id = $1 for update", values: [job] })
}

/** Opens the job that takes the apps from every member; answers its id. */
export async function openBulkEdit(world: World): Promise<string> {
  const answer = await perform(editAccess, world.call("admin", { members: { matching: {} }, appAccess: false }))
  if (!answer.ok || !answer.job) throw new Error("this is too small to become a job")
  return answer.job
}

export type Progress = { readonly state: string; readonly total: number; readonly done: number }

export async function progressOf(world: World, job: string): Promise<Progress> {
  const [row] = await world.rows<Progress>({
    text: `select j.state, j.total, (select count(*)::int from job_item i where i.org_id = j.org_id and i.job_id = j.id and i.outcome is not null) as done
      from job j where j.org_id = $1 and j.id = $2`,
    values: [world.org, job],
  })
  if (!row) throw new Error("the job is gone")
  return row
}

/** Waits until so many rows are done, or the job has ended. */
export async function reached(world: World, job: string, done: number): Promise<Progress> {
  for (;;) {
    const progress = await progressOf(world, job)
    if (progress.done >= done || progress.state !== "RUNNING") return progress
    await pause(10)
  }
}

/** Where what the job says, what the trail tells and how the members stand do not agree. */
export async function oddsOf(world: World, job: string) {
  const [odds] = await world.rows({
    text: `select
        (select count(*)::int from (select target from (
            select target, (outcome = 'changed')::int as n from job_item where org_id = $1 and job_id = $2 and outcome is not null
            union all select target, -1 from audit_event where chain = $1 and operation = 'member.edit-access') told
          group by target having sum(n) <> 0) odd) as "notToldOnce",
        (select count(*)::int from member where org_id = $1 and level = 'MEMBER' and app_access <> (user_id in (
          select target from job_item where org_id = $1 and job_id = $2 and outcome is null))) as torn,
        (select broken_at::int from audit_verify($1)) as "brokenAt"`,
    values: [world.org, job],
  })
  return odds
}
export const NO_ODDS = { notToldOnce: 0, torn: 0, brokenAt: null }
