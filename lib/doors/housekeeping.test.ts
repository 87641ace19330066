import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { queuePool } from "@/db/tenancy"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { clock, DAY, HOUR } from "@/lib/clock"
import { stageOf } from "@/lib/members/warn-ending"
import { dueAt, forget, takeUp, tidyOrg } from "./housekeeping"
import { taskList } from "./tasks"

const later = (milliseconds: number): Date => new Date(clock.now().getTime() + milliseconds)
const count = async (world: World, text: string, values: unknown[] = [world.org]) =>
  (await world.rows<{ n: number }>({ text, values }))[0]?.n
const kinds = async (world: World) => (await world.mails()).map((mail) => mail.kind)

test.each([
  [15, null],
  [14, "14 days"],
  [4, "14 days"],
  [3, "3 days"],
  [0.1, "3 days"],
  [0, "ended"],
  [-2, "ended"],
])("a membership that ends in %s days is due for: %s", (days, stage) => {
  const now = clock.now()
  expect(stageOf(new Date(now.getTime() + days * DAY), now)).toBe(stage)
})

test("A345 a member is warned 14 and 3 days before the end, told when it has come, each once, each in the trail", async () => {
  const world = await freshWorld()
  const end = later(20 * DAY)
  await world.rows({ text: "update member set ends_at = null where org_id = $1", values: [world.org] })
  await world.rows({
    text: "update member set ends_at = $2 where org_id = $1 and user_id = $3",
    values: [world.org, end, world.users.member],
  })
  const at = (days: number) => tidyOrg(world.org, new Date(end.getTime() - days * DAY))
  await at(15)
  expect(await kinds(world)).toEqual([])
  await at(13)
  await at(12)
  expect(await kinds(world)).toEqual(["member.ending"])
  await at(2)
  await at(1)
  expect(await kinds(world)).toEqual(["member.ending", "member.ending"])
  await at(-0.1)
  await at(-0.2)
  expect(await kinds(world)).toEqual(["member.ending", "member.ending", "member.ended"])
  const warned = (await world.trail()).filter((event) => event.operation === "member.warn-ending")
  expect(warned.map((event) => [event.actor, event.target, event.after?.warned])).toEqual([
    ["system:housekeeping", world.users.member, "14 days"],
    ["system:housekeeping", world.users.member, "3 days"],
    ["system:housekeeping", world.users.member, "ended"],
  ])
})

test("settled 2.5 what was kept of a removed member is erased after 90 days, but for the trail", async () => {
  const world = await freshWorld()
  const kept = () => count(world, "select count(*)::int as n from former_member where org_id = $1")
  await tidyOrg(world.org, later(88 * DAY))
  expect(await kept()).toBe(1)
  await tidyOrg(world.org, later(90 * DAY))
  expect(await kept()).toBe(0)
  expect((await world.trail()).at(-1)).toMatchObject({ operation: "member.erase-former", target: world.users.removed })
})

test("files go after a day, invitations that expired 90 days ago lapse", async () => {
  const world = await freshWorld()
  const files = () => count(world, "select count(*)::int as n from stored_file where org_id = $1")
  const open = () => count(world, "select invitation_count as n from org where id = $1")
  await tidyOrg(world.org, later(23 * HOUR))
  expect([await files(), await open()]).toEqual([3, 1])
  await tidyOrg(world.org, later(25 * HOUR))
  expect([await files(), await open()]).toEqual([0, 1])
  await tidyOrg(world.org, later(98 * DAY))
  expect(await open()).toBe(0)
})

test("the hour finds the orgs where something is due, and forgets answers kept for retries after 24 hours", async () => {
  const world = await freshWorld()
  await world.rows({
    text: "update stored_file set created_at = now() - interval '2 days' where org_id = $1",
    values: [world.org],
  })
  await world.rows({
    text: "insert into idempotency (user_id, key, request_hash, created_at) select $1, $2 || h, 'x', now() - make_interval(hours => h) from unnest(array[23, 25]) h",
    values: [world.users.admin, world.tag],
  })
  const now = clock.now()
  const due = (await dueAt(now)).filter((one) => one.org_id === world.org).map((one) => one.operation)
  expect(due.sort()).toEqual(["file.erase", "member.warn-ending"])
  for (const operation of due) await tidyOrg(world.org, now, operation)
  await forget(now)
  expect(await count(world, "select count(*)::int as n from stored_file where org_id = $1")).toBe(0)
  const kept = await world.rows({ text: "select key from idempotency where key like $1 || '%'", values: [world.tag] })
  expect(kept).toEqual([{ key: `${world.tag}23` }])
})

test("INV-36 a job whose worker was killed goes back into the queue, and what a lost worker held of mails is given back", async () => {
  const world = await freshWorld()
  const mail = randomUUID()
  const queue = (text: string, values: unknown[] = []) => queuePool().query<{ n: number }>(text, values)
  const waiting = async () =>
    (
      await queue(
        "select count(*)::int as n from graphile_worker._private_jobs where payload->>'job' = $1 and locked_at is null",
        [world.job],
      )
    ).rows[0]?.n
  await queue("select graphile_worker.add_job('bulk', $1::json, job_key => $2)", [
    JSON.stringify({ org: world.org, job: world.job }),
    `bulk:${world.job}`,
  ])
  await queue("select graphile_worker.add_job('mail', $1::json)", [JSON.stringify({ mail })])
  // As a worker leaves them that was killed an hour ago.
  await queue(
    "update graphile_worker._private_jobs set locked_at = now() - interval '1 hour', locked_by = 'gone-' || id where payload->>'job' = $1 or payload->>'mail' = $2",
    [world.job, mail],
  )
  expect(await waiting()).toBe(0)
  await takeUp()
  expect(await waiting()).toBe(1)
  const mails = await queue(
    "select count(*)::int as n from graphile_worker._private_jobs where payload->>'mail' = $1 and locked_at is null",
    [mail],
  )
  expect(mails.rows[0]?.n).toBe(1)
  await queue("delete from graphile_worker._private_jobs where payload->>'mail' = $1 or payload->>'job' = $2", [
    mail,
    world.job,
  ])
})

test("a server that drains leaves the rest of a job to the next one", async () => {
  const world = await freshWorld()
  await world.rows({
    text: `insert into job_item (org_id, job_id, n, target) select $1, $2, g, 'user-nobody-' || g from generate_series(1, 1500) g`,
    values: [world.org, world.job],
  })
  await world.rows({
    text: `update job set total = 1500, credential = $2, input = '{"members": {"matching": {}}, "appAccess": false}' where id = $1`,
    values: [world.job, JSON.stringify({ session: world.sessions.admin, token: null, ip: null, agent: null })],
  })
  const run = taskList(() => true).bulk
  await run?.({ org: world.org, job: world.job }, {} as never)
  const done = () =>
    count(world, "select count(*)::int as n from job_item where job_id = $1 and outcome is not null", [world.job])
  expect(await done()).toBe(1000)
  await taskList(() => false).bulk?.({ org: world.org, job: world.job }, {} as never)
  expect(await done()).toBe(1500)
  const [job] = await world.rows({ text: "select state, refused from job where id = $1", values: [world.job] })
  expect(job).toEqual({ state: "DONE", refused: 1500 })
  await queuePool().query("delete from graphile_worker._private_jobs where payload->>'job' = $1", [world.job])
})
