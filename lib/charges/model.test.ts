import fc from "fast-check"
import { expect, test } from "vitest"
import { agree, becameOf, lineIn, post, setLimit, sumsOf } from "@/e2e/fixtures/charges"
import { freshWorld, type World } from "@/e2e/fixtures/database"

const LIMIT = 500

type Sent = { readonly key: number; readonly amount: number; readonly foreign: boolean; readonly bad: boolean }

const sent = fc.record({
  key: fc.integer({ min: 0, max: 11 }),
  amount: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constant(100)),
  foreign: fc.boolean(),
  bad: fc.constantFrom(true, false, false, false),
})
const batches = fc.array(fc.array(sent, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 6 })

/** The ledger as one would write it on paper: a line after the other. */
class Paper {
  readonly lines = new Map<number, string>()
  readonly spent = { home: 0, abroad: 0 }
  say({ key, amount, foreign, bad }: Sent): string {
    if (bad) return "invalid_input"
    const where = foreign ? "abroad" : "home"
    const said = `${amount} ${where}`
    const kept = this.lines.get(key)
    if (kept !== undefined) return kept === said ? "unchanged" : "key_reused"
    if (where === "home" && this.spent.home + amount > LIMIT) return "spending_limit_exceeded"
    this.lines.set(key, said)
    this.spent[where] += amount
    return "changed"
  }
}

const lineOf = (world: World, one: Sent) =>
  lineIn(world, {
    key: `${world.tag}/m${one.key}`,
    amount: one.bad ? -1 - one.amount : one.amount,
    project: one.foreign ? world.projects.foreign : world.projects.lab,
    at: "2024-05-01T00:00:00Z",
  })

test("INV-39 whatever batches come, in whatever order, with whatever repeats: the ledger says and holds what a plain one does", async () => {
  await fc.assert(
    fc.asyncProperty(batches, async (all) => {
      const world = await freshWorld()
      await setLimit(world, LIMIT)
      const paper = new Paper()
      for (const batch of all) {
        const answer = await post(
          world,
          batch.map((one) => lineOf(world, one)),
        )
        expect(becameOf(answer)).toEqual(batch.map((one) => paper.say(one)))
      }
      const [home, abroad] = [await sumsOf(world), await sumsOf(world, world.foreign)]
      expect([home.charged, abroad.charged]).toEqual([`${paper.spent.home}`, `${paper.spent.abroad}`])
      expect([home, abroad].map(agree)).toEqual([true, true])
    }),
    { numRuns: 12, seed: 39 },
  )
})
