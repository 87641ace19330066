import { describe, expect, test } from "vitest"
import { REVOCATIONS, type RevocationName, revokeWhileWriting } from "./revoke"
import { bothMove, MOVE_NAMES } from "./two-admins"

const TRIALS = Number(process.env.SOAK_TRIALS ?? 1000)

describe("INV-1 ONE-ADMIN, long", () => {
  const pairs = MOVE_NAMES.flatMap((first) => MOVE_NAMES.map((second) => [first, second] as const))
  test.each(pairs)("INV-1 %s against %s, many times", async (first, second) => {
    for (let n = 0; n < TRIALS; n += 1) {
      const { answers, admins } = await bothMove(first, second)
      expect(admins, `${n}: ${answers.join(", ")}`).toBe(1)
    }
  })
})

describe("INV-14 REVOKE-NOW, long", () => {
  const names = Object.keys(REVOCATIONS) as RevocationName[]
  test.each(names)("INV-14 after %s, many times", async (name) => {
    for (let n = 0; n < TRIALS; n += 1)
      expect(await revokeWhileWriting(name), String(n)).toMatchObject({ answer: "yes", late: 0, started: 0 })
  })
})
