import { inspect } from "node:util"
import { describe, expect, test } from "vitest"
import { tryIt } from "@/e2e/access/try"
import { difference, freshWorld } from "@/e2e/fixtures/database"
import { OPERATIONS } from "@/lib/doors/registry"
import { preview } from "@/lib/operations/perform"
import { malformed } from "./malformed"

const BROKEN = ["internal", "unavailable", "busy", "unknown_outcome"]
const MOST = 40

describe("INV-51 NO-5XX", () => {
  const named = OPERATIONS.map((operation) => [operation.name, operation] as const)
  test.each(named)("INV-51 %s refuses what it cannot read and writes nothing of it", async (_name, operation) => {
    const world = await freshWorld()
    let stands = await world.dump()
    for (const wrong of malformed(operation.example?.(world.cast()) ?? {}, MOST)) {
      const shown = inspect(wrong, { maxStringLength: 60, depth: 4 })
      if (operation.kind === "mutation") {
        const seen = await preview(operation, world.call("admin", wrong))
        if (!seen.ok) expect(BROKEN, shown).not.toContain(seen.refusal)
      }
      const answer = await tryIt(operation, world.call("admin", wrong))
      if (!answer.ok) expect(BROKEN, `${shown} ${answer.message}`).not.toContain(answer.refusal)
      if (!answer.ok || operation.kind === "query") continue
      // It was not wrong enough: what it changed stands, and the next ones are held against that.
      expect("changed" in answer, shown).toBe(true)
      stands = await world.dump()
    }
    expect(difference(stands, await world.dump())).toEqual({})
  })
})
