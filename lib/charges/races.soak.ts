import { expect, test } from "vitest"
import { inTransaction } from "@/db/tenancy"
import { chargeAtOnce } from "@/e2e/fixtures/charge-races"
import { agree, setLimit, sumsOf } from "@/e2e/fixtures/charges"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { clock } from "@/lib/clock"

const ROUNDS = Number(process.env.SOAK_ROUNDS ?? 20)

test("INV-39 MONEY-CAP, long", async () => {
  for (let n = 0; n < ROUNDS; n += 1) {
    const world = await freshWorld()
    await setLimit(world, 30_000)
    const { odd, over } = await chargeAtOnce(world, 4000, 40)
    expect({ odd, over, sums: agree(await sumsOf(world)) }, String(n)).toEqual({ odd: [], over: 0, sums: true })
  }
})

/** What the ledger does not do: looks at what is left, then writes. */
const naive = (world: World) =>
  inTransaction({ org: null, actor: null, installation: true, actorKind: "system", now: clock.now() }, async (tx) => {
    const [row] = await tx.rows<{ sum: number }>({
      text: "select coalesce(sum(amount), 0)::int as sum from charge where payer = $1",
      values: [world.org],
    })
    if ((row?.sum ?? 0) + 10 > 100) return
    await tx.rows({
      text: `insert into charge (payer, at, key, kind, project_id, user_id, quantity, amount, meter, batch, posted_at)
        values ($1, $2, gen_random_uuid(), 'COMPUTE', $3, $4, 0, 10, 'naive', 'naive', $2)`,
      values: [world.org, clock.now(), world.projects.lab, world.users.member],
    })
  })

test("the control: who looks and then writes without holding the account overruns the limit", async () => {
  const world = await freshWorld()
  await Promise.all(Array.from({ length: 40 }, () => naive(world)))
  const [row] = await world.rows<{ sum: number }>({
    text: "select sum(amount)::int as sum from charge where payer = $1",
    values: [world.org],
  })
  expect(row?.sum).toBeGreaterThan(100)
})
