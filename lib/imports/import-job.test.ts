import { describe, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { rosterOf, uploadRoster } from "@/e2e/fixtures/roster"
import { clock } from "@/lib/clock"
import { getJob, jobRows, listJobs } from "@/lib/jobs/see"
import { stopJob } from "@/lib/jobs/stop"
import { nextChunk } from "@/lib/operations/bulk"
import type { AnyMutation } from "@/lib/operations/operation"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { importMembers } from "./import-members"
import { type DryRun, importRows } from "./rows"

async function dryRun(
  world: World,
  file: string,
  input: object = {},
  by: "admin" | "manager" = "admin",
): Promise<DryRun> {
  const answer = await read(importRows, world.call(by, { file, ...input }))
  if (!answer.ok || "problem" in answer.value) throw new Error(JSON.stringify(answer))
  return answer.value
}

const apply = (world: World, file: string, input: object = {}, options: Parameters<World["call"]>[2] = {}) =>
  perform(importMembers, world.call("admin", { file, ...input }, options))

const find = (): AnyMutation => importMembers as unknown as AnyMutation

/** What the worker does with a job, until it is done. */
async function work(world: World, job: string, most = 1000): Promise<number> {
  let chunks = 1
  while (chunks <= most && (await nextChunk(find, world.org, job, clock.now(), "test"))) chunks += 1
  return chunks
}

describe("a roster of more than 1,000", () => {
  test("becomes a job of whole chunks with progress, and every row is answered for", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, rosterOf(world, 1276))
    const { digest, asJob, counts } = await dryRun(world, file)
    expect([asJob, counts.create]).toEqual([true, 1276])
    const opened = await apply(world, file, { mails: "none" }, { expect: digest })
    const job = opened.ok ? (opened.job ?? "") : ""
    expect(await read(listJobs, world.call("admin", { state: "RUNNING" }))).toMatchObject({
      value: { jobs: expect.arrayContaining([expect.objectContaining({ id: job, total: 1276, done: 0 })]) },
    })
    expect(await nextChunk(find, world.org, job, clock.now(), "test")).toBe(true)
    expect(await read(getJob, world.call("admin", { job }))).toMatchObject({ value: { state: "RUNNING", done: 1000 } })
    expect(await work(world, job)).toBe(1)
    expect(await read(getJob, world.call("admin", { job }))).toMatchObject({
      value: { state: "DONE", done: 1276, changed: 1276, refused: 0, title: "Import 1,276 people" },
    })
    const [org] = await world.rows<{ kept: number; real: number }>({
      text: "select invitation_count as kept, (select count(*)::int from invitation where org_id = o.id and state = 'OPEN') as real from org o where id = $1",
      values: [world.org],
    })
    expect(org).toEqual({ kept: 1277, real: 1277 })
    const page = await read(jobRows, world.call("admin", { job, size: 1 }))
    expect(page).toMatchObject({ value: { rows: [{ n: 1, outcome: "changed" }], next: 1 } })
    expect((await world.trail()).filter((event) => event.bulk === job)).toHaveLength(1276)
  })

  test("INV-35 ALL-OR-NOTHING: two workers and a chunk that fails leave whole chunks, and going on finishes them", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, rosterOf(world, 2100))
    const opened = await apply(world, file, { mails: "none" })
    const job = opened.ok ? (opened.job ?? "") : ""
    await Promise.all([work(world, job, 1), work(world, job, 1)])
    const done = async () =>
      (
        await world.rows<{ n: number }>({
          text: "select count(*)::int as n from job_item where job_id = $1 and outcome is not null",
          values: [job],
        })
      )[0]?.n
    const after = await done()
    expect([1000, 2000]).toContain(after)
    await work(world, job)
    expect(await done()).toBe(2100)
    const [made] = await world.rows<{ n: number }>({
      text: "select count(*)::int as n from invitation where org_id = $1 and handle ~* $2",
      values: [world.org, `^${world.tag}(0xm|priyanka)`],
    })
    expect(made).toEqual({ n: 2100 })
  })

  test("INV-15 a job ends when the session it was started with is ended, or the right is gone", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, rosterOf(world, 1001))
    const opened = await apply(world, file, { mails: "none" })
    const job = opened.ok ? (opened.job ?? "") : ""
    await world.rows({ text: "update session set revoked_at = now() where id = $1", values: [world.sessions.admin] })
    expect(await work(world, job)).toBe(1)
    expect(await read(getJob, world.call("admin2", { job }))).toMatchObject({ value: { state: "FAILED", done: 0 } })
  })

  test("a job is stopped by who started it or an admin, and by nobody else", async () => {
    const world = await freshWorld()
    const file = await uploadRoster(world, rosterOf(world, 1001))
    const opened = await apply(world, file, { mails: "none" })
    const job = opened.ok ? (opened.job ?? "") : ""
    expect(await perform(stopJob, world.call("manager", { job }))).toMatchObject({ refusal: "not_found" })
    expect(await perform(stopJob, world.call("admin2", { job }))).toMatchObject({ ok: true, changed: 1 })
    await work(world, job)
    expect(await read(getJob, world.call("admin", { job }))).toMatchObject({ value: { state: "STOPPED", done: 0 } })
    expect(await perform(stopJob, world.call("admin", { job }))).toMatchObject({ refusal: "job_finished" })
  })
})
