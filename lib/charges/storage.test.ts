import { beforeEach, expect, test } from "vitest"
import { agree, setLimit, sumsOf } from "@/e2e/fixtures/charges"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { after, clock, DAY } from "@/lib/clock"
import { perform } from "@/lib/operations/perform"
import { meterStorage } from "./meter-storage"
import { storedForADay } from "./prices"

const GIB = 2 ** 30
let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const day = (n: number): string =>
  after(clock.now(), n * DAY)
    .toISOString()
    .slice(0, 10)
const meter = (through: string, now = after(clock.now(), 3 * DAY)) =>
  perform(
    meterStorage,
    world.call("system", { projects: [world.projects.lab, world.projects.bench], through }, { now, door: "job" }),
  )
/** Two files of the lab's: one of the admin's, one of the member's. */
const store = (mine: number, theirs: number) =>
  world.rows({
    text: `insert into data_object (project_id, id, kind, name, sort_name, content_hash, bytes, created_by, created_at, modified_at)
      select $1, 'file-' || b.who || $4, 'FILE', b.who || $4, b.who || $4, (select hash from content limit 1), b.bytes, b.who, now(), now()
      from (values ($2::text, $5::bigint), ($3::text, $6::bigint)) b(who, bytes)
      on conflict (project_id, id) do update set bytes = excluded.bytes`,
    values: [world.projects.lab, world.users.admin, world.users.member, world.tag, mine, theirs],
  })
const lines = async (payer = world.org) =>
  world.rows<{ key: string; amount: string; user_id: string; at: Date }>({
    text: "select key, amount::text, user_id, at, quantity::text from charge where payer = $1 and kind = 'STORAGE' order by key",
    values: [payer],
  })
const meteredThrough = async () =>
  (
    await world.rows<{ day: string }>({
      text: "select metered_through::text as day from project_usage where project_id = $1",
      values: [world.projects.lab],
    })
  )[0]?.day

test.each([
  [0n, 0n],
  [1n << 30n, 1000n],
  [(1n << 30n) / 2000n, 0n],
  [(1n << 30n) / 2000n + 1n, 1n],
  [1n << 50n, 1_048_576_000n],
  [10n ** 15n, 931_322_575n],
])("%s bytes cost %s micro-dollars for a day, half of one rounded up", (bytes, amount) => {
  expect(storedForADay(bytes)).toBe(amount)
})

test("A123 each day everybody's files in a project are charged to who pays for it, once, also by two servers at once", async () => {
  await store(3 * GIB, GIB)
  const first = await meter(day(0))
  expect(first).toMatchObject({ ok: true })
  const key = (user: string, n: number) => `storage/${world.projects.lab}/${user}/${day(n)}`
  expect(await lines()).toMatchObject(
    [
      { key: key(world.users.admin, 0), amount: "3000", quantity: `${3 * GIB + 9}` },
      { key: key(world.users.member, 0), amount: "1000", quantity: `${GIB}` },
    ].sort((a, b) => (a.key < b.key ? -1 : 1)),
  )
  expect(await meter(day(0))).toMatchObject({ ok: true, changed: 0 })
  await Promise.all([meter(day(1)), meter(day(1)), meter(day(1))])
  expect(await sumsOf(world)).toMatchObject({ charged: "8000", lines: "8000", totals: "8000", kinds: "8000" })
  expect(await meteredThrough()).toBe(day(1))
  const events = await world.rows<{ n: number }>({
    text: "select count(*)::int as n from audit_event where operation = 'storage.meter' and after::jsonb->>'amount' = '4000'",
  })
  expect(events[0]?.n).toBeGreaterThanOrEqual(2)
})

test("A028 days that do not fit into the limit wait, whole and in order, and are charged when it is raised: none lost, none twice", async () => {
  await store(3 * GIB, GIB)
  await setLimit(world, 9000)
  await meter(day(2))
  expect(await sumsOf(world)).toMatchObject({ charged: "8000" })
  expect(await meteredThrough()).toBe(day(1))
  await store(GIB, GIB)
  expect(await meter(day(2))).toMatchObject({ refusal: "spending_limit_exceeded" })
  await setLimit(world, null)
  await meter(day(2))
  expect(await sumsOf(world)).toMatchObject({ charged: "10000" })
  expect(agree(await sumsOf(world))).toBe(true)
  expect((await lines()).map((line) => line.key.slice(-10)).sort()).toEqual([0, 0, 1, 1, 2, 2].map(day))
})

test("A117 what cannot be charged for want of confirmed billing information is charged once it is there", async () => {
  await store(GIB, 0)
  const state = (to: string) =>
    world.rows({ text: "update billing_information set state = $2 where org_id = $1", values: [world.org, to] })
  await state("WITHDRAWN")
  await meter(day(1))
  expect(await lines()).toEqual([])
  await state("CONFIRMED")
  await meter(day(1))
  expect((await sumsOf(world)).charged).toBe("2000")
})

test("A199 storage is billed to the sponsor while the project is sponsored, and to its payer from the day after", async () => {
  await store(GIB, 0)
  const until = `${day(1)}T06:00:00Z`
  await world.rows({
    text: "update project set sponsored_by = $2, sponsored_until = $3 where id = $1",
    values: [world.projects.lab, world.foreign, until],
  })
  await meter(day(2))
  expect((await lines(world.foreign)).map((line) => line.key.slice(-10))).toEqual([day(0), day(1)])
  expect((await lines()).map((line) => line.key.slice(-10))).toEqual([day(2)])
  expect([await sumsOf(world), await sumsOf(world, world.foreign)].map(agree)).toEqual([true, true])
})

test("a day of a month that is closed counts to the month that is open; an org that is not billable is charged nothing for its days", async () => {
  await store(GIB, 0)
  const now = after(clock.now(), 40 * DAY)
  await world.rows({
    text: "insert into charge_closing values ($1, date_trunc('month', $2::date)::date, now())",
    values: [world.org, day(0)],
  })
  await meter(day(0), now)
  expect((await lines())[0]?.at.toISOString().slice(0, 7)).toBe(now.toISOString().slice(0, 7))
  await world.rows({ text: "update org set billable = false where id = $1", values: [world.org] })
  await meter(day(1), now)
  await world.rows({ text: "update org set billable = true where id = $1", values: [world.org] })
  await meter(day(2), now)
  expect((await lines()).map((line) => line.key.slice(-10))).toEqual([day(0), day(2)])
})
