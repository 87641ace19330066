import { beforeEach, describe, expect, test } from "vitest"
import { lineIn, post, setLimit } from "@/e2e/fixtures/charges"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { after, clock, DAY } from "@/lib/clock"
import { perform } from "@/lib/operations/perform"
import { forecast } from "./forecast"
import { setThresholds } from "./set-thresholds"
import { warnOfForecast } from "./warn"

const now = new Date("2026-11-21T00:00:00Z")
const spending = {
  now,
  monthToDate: 2_000_000n,
  recent: 1_400_000n,
  since: new Date("2026-11-07T00:00:00Z"),
  before: true,
  fundsLeft: null,
}

describe("what a month comes to", () => {
  test("is what was charged, and the pace of two weeks for the days to go", () => {
    // 100,000 a day, ten days to go.
    expect(forecast(spending)).toMatchObject({ known: true, monthEnd: "3000000", perDay: "100000", paceDays: 14 })
  })

  test("says when the limit is reached, and whether that is this month", () => {
    const at = (fundsLeft: bigint) => forecast({ ...spending, fundsLeft })
    expect(at(500_000n)).toMatchObject({ limitReachedAt: "2026-11-26T00:00:00.000Z", reachedThisMonth: true })
    expect(at(1_000_000n)).toMatchObject({ limitReachedAt: "2026-12-01T00:00:00.000Z", reachedThisMonth: false })
    expect(at(100_000_000n)).toMatchObject({ limitReachedAt: null, reachedThisMonth: false })
    expect(at(0n)).toMatchObject({ limitReachedAt: now.toISOString(), reachedThisMonth: true })
    expect(forecast({ ...spending, recent: 0n, fundsLeft: 1n })).toMatchObject({
      monthEnd: "2000000",
      limitReachedAt: null,
    })
  })

  test("takes the time since the first charge where that is shorter, and says nothing of fewer than three days", () => {
    const young = (days: number) => forecast({ ...spending, before: false, since: after(now, -days * DAY) })
    expect(young(7)).toMatchObject({ known: true, perDay: "200000", paceDays: 7 })
    expect(young(3)).toMatchObject({ known: true })
    expect(young(2)).toEqual({ known: false, daysNeeded: 3 })
    expect(forecast({ ...spending, before: false, since: null, recent: 0n })).toEqual({ known: false, daysNeeded: 3 })
  })

  test("is a whole number for amounts no float can hold", () => {
    const recent = 9_007_199_254_740_993n
    expect(forecast({ ...spending, recent })).toMatchObject({ perDay: String(recent / 14n) })
  })
})

describe("in an org", () => {
  let world: World
  beforeEach(async () => {
    world = await freshWorld()
  })
  const told = async () => (await world.mails()).filter((mail) => mail.kind === "budget.forecast")
  const at = (year: number, day: number) => new Date(Date.UTC(year, 9, day, 12))

  test("admins and the recipient are told once a month that the limit will be reached, and not where it will not", async () => {
    const year = clock.now().getUTCFullYear() - (clock.now().getUTCMonth() >= 10 ? 0 : 1)
    await setLimit(world, 20_000_000)
    for (let day = 1; day <= 10; day += 1)
      await post(world, [lineIn(world, { at: at(year, day).toISOString(), amount: 1_000_000 })])
    const warn = (when: Date) => perform(warnOfForecast, world.call("system", { org: world.org }, { now: when }))
    await setLimit(world, 60_000_000)
    expect(await warn(at(year, 10))).toMatchObject({ ok: true, changed: 0 })
    await setLimit(world, 20_000_000)
    expect(await warn(at(year, 10))).toMatchObject({ ok: true, changed: 1 })
    expect(await warn(at(year, 11))).toMatchObject({ ok: true, changed: 0 })
    const mails = await told()
    const recipient = `invoices@${world.org.slice(4)}.example`
    const admins = [world.handles.admin, world.handles.admin2].map((handle) => `${handle}@people.example`)
    expect(mails.map((mail) => mail.address)).toEqual(expect.arrayContaining([...admins, recipient]))
    expect(mails[0]?.payload).toMatchObject({ spent: "10000000", limit: "20000000" })
    expect((await world.trail()).at(-1)).toMatchObject({ operation: "budget.warn", after: { month: `${year}-10` } })
  })

  test("an admin sets the thresholds, none to six of them; the trail has both, and nothing else of the account changes", async () => {
    const set = (thresholds: readonly unknown[], by: "admin" | "manager" | "member" = "admin") =>
      perform(setThresholds, world.call(by, { thresholds }))
    const account = () => world.rows({ text: "select * from billing_account where id = $1", values: [world.org] })
    const before = await world.dump()
    for (const wrong of [[0], [101], [50, 50], [75, 50], [1, 2, 3, 4, 5, 6, 7], [1.5], ["50"]])
      expect(await set(wrong)).toMatchObject({ refusal: "invalid_input" })
    expect(await set([10], "manager")).toMatchObject({ refusal: "lacks_permission" })
    expect(await set([10], "member")).toMatchObject({ refusal: "lacks_permission" })
    expect(difference(before, await world.dump())).toEqual({})
    const [was] = await account()
    expect(await set([25, 80])).toMatchObject({ ok: true, changed: 1, value: { before: [50, 75, 90, 100] } })
    expect(await account()).toEqual([{ ...was, alert_thresholds: [25, 80], version: 2 }])
    expect((await world.trail()).at(-1)).toMatchObject({
      operation: "budget.set-thresholds",
      before: { thresholds: [50, 75, 90, 100] },
      after: { thresholds: [25, 80] },
    })
    expect(await set([25, 80])).toMatchObject({ ok: true, changed: 0 })
    expect(await set([])).toMatchObject({ ok: true, changed: 1 })
  })
})
