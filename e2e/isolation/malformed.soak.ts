import { inspect } from "node:util"
import { expect, test } from "vitest"
import { tryIt } from "@/e2e/access/try"
import { difference, freshWorld } from "@/e2e/fixtures/database"
import { OPERATIONS } from "@/lib/doors/registry"
import { malformed } from "./malformed"

const MOST = Number(process.env.SOAK_INPUTS ?? 2000)
const BROKEN = ["internal", "unavailable", "unknown_outcome"]

test.each(OPERATIONS.map((operation) => [operation.name, operation] as const))(
  "INV-51 %s, thousands of wrong inputs",
  async (_name, operation) => {
    const world = await freshWorld()
    let stands = await world.dump()
    for (const wrong of malformed(operation.example?.(world.cast()) ?? {}, MOST)) {
      const answer = await tryIt(operation, world.call("admin", wrong))
      if (!answer.ok) expect(BROKEN, inspect(wrong, { maxStringLength: 60 })).not.toContain(answer.refusal)
      else if (operation.kind === "mutation") stands = await world.dump()
    }
    expect(difference(stands, await world.dump())).toEqual({})
  },
)
