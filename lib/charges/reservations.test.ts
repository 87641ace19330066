import { beforeEach, describe, expect, test } from "vitest"
import { agree, becameOf, type LineInput, lineIn, post, setLimit, sumsOf } from "@/e2e/fixtures/charges"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { clock, MINUTE } from "@/lib/clock"
import { expireAllReservations } from "@/lib/doors/metering"
import { perform } from "@/lib/operations/perform"
import { releaseCharge } from "./release"
import { reserveCharge } from "./reserve"

let world: World
let made = 0
beforeEach(async () => {
  world = await freshWorld()
  await setLimit(world, 1000)
})

const newKey = () => `${world.tag}/r${++made}`
const reserve = (over: LineInput = {}) =>
  perform(
    reserveCharge,
    world.call(
      "meter",
      { key: newKey(), project: world.projects.lab, user: world.users.member, amount: 600, minutes: 10, ...over },
      { token: "full" },
    ),
  )
const release = (key: string) => perform(releaseCharge, world.call("meter", { key }, { token: "full" }))
const line = (over: LineInput = {}) => lineIn(world, { amount: 1, ...over })

describe("INV-39 reservations", () => {
  test("A028 INV-39 what is reserved is gone for others, and is given back by a release, once", async () => {
    const key = newKey()
    expect(await reserve({ key })).toMatchObject({ ok: true, changed: 1 })
    expect(await sumsOf(world)).toMatchObject({ charged: "0", reserved: "600", open: "600" })
    expect(await reserve({ amount: 401 })).toMatchObject({ refusal: "spending_limit_exceeded" })
    expect(becameOf(await post(world, [line({ amount: 401 }), line({ amount: 400 })]))).toEqual([
      "spending_limit_exceeded",
      "changed",
    ])
    expect(await release(key)).toMatchObject({ ok: true, changed: 1 })
    expect(await release(key)).toMatchObject({ ok: true, unchanged: 1 })
    expect(await sumsOf(world)).toMatchObject({ charged: "400", reserved: "0", open: "0" })
  })

  test("INV-38 reserved again under its key it is the same; with another content it is refused, and so when it has ended", async () => {
    const key = newKey()
    await reserve({ key })
    expect(await reserve({ key, minutes: 5 })).toMatchObject({ ok: true, unchanged: 1 })
    expect(await reserve({ key, amount: 5 })).toMatchObject({ refusal: "key_reused" })
    await release(key)
    expect(await reserve({ key })).toMatchObject({ refusal: "key_reused", message: expect.stringMatching(/has ended/) })
    expect((await sumsOf(world)).reserved).toBe("0")
  })

  test("a line that names a reservation settles it: less gives the rest back, more has to fit, twice is refused", async () => {
    const [less, more, beyond] = [newKey(), newKey(), newKey()]
    for (const key of [less, more, beyond]) await reserve({ key, amount: 300 })
    const lines = [
      line({ amount: 100, reservation: less }),
      line({ amount: 5, reservation: less }),
      line({ amount: 500, reservation: more }),
      line({ amount: 401, reservation: beyond }),
      line({ amount: 1, reservation: "no-such" }),
      line({ amount: 1, reservation: beyond, project: world.projects.bench }),
      line({ amount: 400, reservation: beyond }),
    ]
    expect(becameOf(await post(world, lines))).toEqual([
      "changed",
      "unknown_reservation",
      "changed",
      "spending_limit_exceeded",
      "unknown_reservation",
      "unknown_reservation",
      "changed",
    ])
    expect(await sumsOf(world)).toMatchObject({ charged: "1000", reserved: "0", open: "0", lines: "1000" })
    expect(await release(less)).toMatchObject({ refusal: "unknown_reservation" })
  })

  test("what was reserved can be charged whatever became of the account since", async () => {
    const key = newKey()
    await reserve({ key })
    await world.rows({ text: "update org set billable = false where id = $1", values: [world.org] })
    expect(becameOf(await post(world, [line({ amount: 600, reservation: key }), line()]))).toEqual([
      "changed",
      "org_not_billable",
    ])
  })

  test("a reservation is with who paid for the project then, also when its line is paid by another", async () => {
    const key = newKey()
    await reserve({ key })
    await world.rows({
      text: "update project set billed_to = $2 where id = $1",
      values: [world.projects.lab, world.foreign],
    })
    expect(await post(world, [line({ amount: 700, reservation: key })])).toMatchObject({ ok: true })
    expect(await sumsOf(world)).toMatchObject({ charged: "0", reserved: "0" })
    expect(await sumsOf(world, world.foreign)).toMatchObject({ charged: "700", lines: "700" })
  })

  test("one whose minutes are over is given back by itself, once, in the trail; its line is then charged like any other", async () => {
    const key = newKey()
    await reserve({ key, minutes: 1 })
    await expireAllReservations(new Date(clock.now().getTime() + MINUTE / 2))
    expect((await sumsOf(world)).reserved).toBe("600")
    const over = new Date(clock.now().getTime() + 2 * MINUTE)
    await Promise.all([1, 2].map(() => expireAllReservations(over)))
    expect(await sumsOf(world)).toMatchObject({ reserved: "0", open: "0" })
    const events = await world.rows({
      text: "select actor from audit_event where target = $1 and operation = 'charge.expire-reservations'",
      values: [key],
    })
    expect(events).toEqual([{ actor: "system:reservations" }])
    expect(await post(world, [line({ amount: 10, reservation: key })])).toMatchObject({ ok: true, changed: 1 })
    expect(agree(await sumsOf(world))).toBe(true)
  })

  test("the project's compute limit of the month counts what is reserved", async () => {
    await world.rows({
      text: "update project set monthly_compute_limit = 700 where id = $1",
      values: [world.projects.lab],
    })
    const key = newKey()
    await reserve({ key })
    expect(await reserve({ amount: 101 })).toMatchObject({ refusal: "project_limit_reached" })
    expect(becameOf(await post(world, [line({ amount: 101 }), line({ amount: 100 })]))).toEqual([
      "project_limit_reached",
      "changed",
    ])
    expect(await post(world, [line({ amount: 600, reservation: key })])).toMatchObject({ ok: true })
  })

  test("thresholds that a reservation reaches are told of with it", async () => {
    await reserve({ amount: 1000 })
    expect((await world.mails()).filter((mail) => mail.kind === "budget.reached")[0]?.payload).toMatchObject({
      percent: 100,
    })
  })
})

test.each<[object, string]>([
  [{ amount: 0 }, "invalid_input"],
  [{ amount: -1 }, "invalid_input"],
  [{ amount: 1.5 }, "invalid_input"],
  [{ amount: "9999999999999999" }, "invalid_input"],
  [{ minutes: 0 }, "invalid_input"],
  [{ key: "storage/x" }, "invalid_input"],
  [{ project: "project-none" }, "unknown_project"],
  [{ user: "user-none" }, "unknown_user"],
])("INV-51 a reservation of %j is refused, and nothing changes", async (over, word) => {
  const before = await world.dump()
  expect(await reserve(over as LineInput)).toMatchObject({ ok: false, refusal: word })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A117 nothing is reserved from an org that is suspended, not billable, or without limit and confirmed billing information", async () => {
  const set = (text: string) => world.rows({ text, values: [world.org] })
  await set("update org set state = 'SUSPENDED' where id = $1")
  expect(await reserve()).toMatchObject({ refusal: "org_expired" })
  await set("update org set state = 'LIVE', billable = false where id = $1")
  expect(await reserve()).toMatchObject({ refusal: "org_not_billable" })
  await set("update org set billable = true where id = $1")
  await set("update billing_information set state = 'WITHDRAWN' where org_id = $1")
  await setLimit(world, null)
  expect(await reserve()).toMatchObject({ refusal: "billing_unconfirmed" })
})
