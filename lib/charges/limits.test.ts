import { beforeEach, describe, expect, test } from "vitest"
import { accountsStand } from "@/db/sql/charges"
import { inWorker } from "@/db/tenancy"
import { becameOf, type LineInput, lineIn, post, setLimit, sumsOf } from "@/e2e/fixtures/charges"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const line = (over: LineInput = {}) => lineIn(world, over)
const charged = async () => (await sumsOf(world)).charged

test.each([
  ["goes on", ""],
  ["is suspended", "update org set state = 'SUSPENDED' where id = $1"],
  ["has expired", "update org set expires_at = now() - interval '1 day' where id = $1"],
  ["is not billable", "update org set billable = false where id = $1"],
])(
  "A028 A117 an account stands the same looked up alone, held or not, as among others: an org that %s, and a person",
  async (_, text) => {
    await setLimit(world, 1000)
    await post(world, [line({ amount: 7 })])
    if (text) await world.rows({ text, values: [world.org] })
    const payers = [world.org, world.foreign, world.users.admin]
    const bounds = {
      org: null,
      actor: null,
      installation: true,
      actorKind: "system",
      system: "system:test",
      now: new Date(),
    }
    const stand = (ids: readonly string[], locking: boolean) =>
      inWorker(bounds, (tx) => tx.rows<{ id: string }>(accountsStand(ids, locking)))
    const together = await stand(payers, true)
    expect(together).toHaveLength(3)
    for (const id of payers)
      for (const locking of [true, false])
        expect(await stand([id], locking)).toEqual(together.filter((one) => one.id === id))
    expect(await stand(["org-nobody"], true)).toEqual([])
  },
)

describe("A028 INV-39 MONEY-CAP", () => {
  test("A028 INV-39 lines are posted to the last micro-dollar of the limit; what does not fit is refused, what is smaller behind it may fit", async () => {
    await setLimit(world, 100)
    const lines = [60, 41, 40, 1, 0].map((amount) => line({ amount }))
    const answer = await post(world, lines)
    expect(becameOf(answer)).toEqual([
      "changed",
      "spending_limit_exceeded",
      "changed",
      "spending_limit_exceeded",
      "changed",
    ])
    expect(await charged()).toBe("100")
    const before = await world.dump()
    const full = await post(world, [line({ amount: 1 })])
    expect(full).toMatchObject({
      refusal: "spending_limit_exceeded",
      message: expect.stringMatching(/\$0\.000000 left/),
    })
    expect(difference(before, await world.dump())).toEqual({})
    await setLimit(world, 101)
    expect(await post(world, [lines[3]])).toMatchObject({ ok: true, changed: 1 })
  })

  test("A117 without a limit confirmed billing information is needed, and an account that is not billable is charged nothing", async () => {
    await world.rows({
      text: "update billing_information set state = 'WITHDRAWN' where org_id = $1",
      values: [world.org],
    })
    expect(await post(world, [line()])).toMatchObject({ refusal: "billing_unconfirmed" })
    await setLimit(world, 5)
    expect(await post(world, [line({ amount: 5 })])).toMatchObject({ ok: true })
    await world.rows({ text: "update org set billable = false where id = $1", values: [world.org] })
    await setLimit(world, 50)
    expect(await post(world, [line({ amount: 5 })])).toMatchObject({ refusal: "org_not_billable" })
    expect(await charged()).toBe("5")
  })

  test("A026 an account without a limit takes whatever comes, up to what an account can hold", async () => {
    await world.rows({
      text: "update billing_account set charged = 8999000000000000000, compute_charged = 8999000000000000000 where id = $1",
      values: [world.org],
    })
    expect(
      becameOf(
        await post(
          world,
          [1e15, 1].map((amount) => line({ amount })),
        ),
      ),
    ).toEqual(["changed", "limit_reached"])
  })

  test("two limits at once: the account's and the project's own, each said", async () => {
    await setLimit(world, 1000)
    await world.rows({
      text: "update project set monthly_compute_limit = 300, monthly_egress_limit = 50 where id = $1",
      values: [world.projects.lab],
    })
    const lines = [
      line({ amount: 300 }),
      line({ amount: 1 }),
      line({ amount: 1, at: "2024-03-01T00:00:00Z" }),
      line({ kind: "EGRESS", amount: 600, quantity: 50 }),
      line({ kind: "EGRESS", amount: 1, quantity: 1 }),
      line({ amount: 100, project: world.projects.bench }),
      line({ amount: 99, project: world.projects.bench }),
    ]
    const limits = ["project_limit_reached", "spending_limit_exceeded"]
    expect(becameOf(await post(world, lines))).toEqual([
      "changed",
      limits[0],
      "changed",
      "changed",
      limits[0],
      limits[1],
      "changed",
    ])
    expect(await charged()).toBe("1000")
  })

  test("thresholds of the limit that a batch reaches are told of with it", async () => {
    await setLimit(world, 1000)
    await post(world, [line({ amount: 760 })])
    const told = (await world.mails()).filter((mail) => mail.kind === "budget.reached")
    expect(told[0]?.payload).toMatchObject({ percent: 75, spent: "760", limit: "1000" })
  })
})
