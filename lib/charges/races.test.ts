import { expect, test } from "vitest"
import { chargeAtOnce } from "@/e2e/fixtures/charge-races"
import { agree, setLimit, sumsOf } from "@/e2e/fixtures/charges"
import { freshWorld } from "@/e2e/fixtures/database"

test("INV-39 MONEY-CAP 2,000 charges at once with reservations between them, the limit going up and down: never past it, and every sum is one", {
  timeout: 60_000,
}, async () => {
  const world = await freshWorld()
  await setLimit(world, 30_000)
  const { posted, refused, odd, reads, over, limits } = await chargeAtOnce(world, 2000, 20)
  expect(odd).toEqual([])
  expect({ over, sums: agree(await sumsOf(world)) }).toEqual({ over: 0, sums: true })
  // What was answered as posted is in the ledger, and nothing else.
  const kept = await world.rows<{ key: string; amount: number }>({
    text: "select key, amount::int from charge where payer = $1",
    values: [world.org],
  })
  expect(new Map(kept.map((row) => [row.key, row.amount]))).toEqual(posted)
  // It was a race, and a limit that bit.
  for (const number of [refused, reads, limits, posted.size]) expect(number).toBeGreaterThan(4)
})
