import { beforeEach, expect, test } from "vitest"
import { inTransaction } from "@/db/tenancy"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { clock } from "@/lib/clock"
import { queueNotices } from "@/lib/notices/queue"
import { noticesOfSpending } from "./alerts"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

/** Leaves so much charged and reserved, and tells of it as a posting does. */
const spend = (charged: number, reserved = 0) =>
  inTransaction({ org: null, actor: null, installation: true, actorKind: "metering", now: clock.now() }, async (tx) => {
    await tx.rows({
      text: "update billing_account set charged = $2, reserved = $3 where id = $1",
      values: [world.org, charged, reserved],
    })
    const notices = await noticesOfSpending(tx, [world.org, world.foreign, world.users.member], clock.now())
    await queueNotices(tx, notices, clock.now())
  })
const limit = (micro: number | null, thresholds = "{50,75,90,100}") =>
  world.rows({
    text: "update billing_account set spending_limit = $2, alert_thresholds = $3, limit_version = limit_version + 1 where id = $1",
    values: [world.org, micro, thresholds],
  })
const mails = async () => (await world.mails()).filter((mail) => mail.kind === "budget.reached")
const recorded = async () =>
  (
    await world.rows<{ key: string }>({ text: "select key from budget_alert where org_id = $1", values: [world.org] })
  ).map((row) => row.key.split(":").at(-1))

test("each threshold of a limit is told of once, to the active admins and the recipient, whatever is charged at once", async () => {
  await limit(1_000_000)
  await spend(499_999)
  expect(await mails()).toEqual([])
  await spend(400_000, 100_000)
  const first = await mails()
  const recipient = `invoices@${world.org.slice(4)}.example`
  expect(first.map((mail) => mail.address).sort()).toEqual(
    [`${world.handles.admin}@people.example`, `${world.handles.admin2}@people.example`, recipient].sort(),
  )
  expect(first[0]?.payload).toMatchObject({ percent: 50, spent: "500000", limit: "1000000" })
  const rung = {
    text: "select user_id from notification where kind = 'budget.reached' and payload->>'orgId' = $1",
    values: [world.org],
  }
  expect((await world.rows<{ user_id: string }>(rung)).map((row) => row.user_id).sort()).toEqual(
    [world.users.admin, world.users.admin2].sort(),
  )
  await spend(600_000)
  expect(await mails()).toHaveLength(3)
  // Two thresholds at once are one mail, of the higher.
  await spend(950_000)
  expect((await mails()).slice(3).map((mail) => mail.payload.percent)).toEqual([90, 90, 90])
  expect((await recorded()).sort()).toEqual(["50", "75", "90"])
})

test("another limit is told of anew; no limit, and a limit of nothing, are told of never", async () => {
  await limit(1_000_000, "{80}")
  await spend(800_000)
  await spend(900_000)
  expect(await mails()).toHaveLength(3)
  await limit(1_000_001, "{80}")
  await spend(1_000_000)
  expect(await mails()).toHaveLength(6)
  await limit(null)
  await spend(5_000_000)
  await spend(0)
  await limit(0)
  await spend(0)
  expect(await mails()).toHaveLength(6)
})

test("an admin who is the recipient too is told once", async () => {
  await limit(100)
  await world.rows({
    text: "update billing_information set email = upper($2) where org_id = $1 and state = 'CONFIRMED'",
    values: [world.org, `${world.handles.admin}@people.example`],
  })
  await spend(100)
  expect(await mails()).toHaveLength(2)
})
