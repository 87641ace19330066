import { describe, expect, test } from "vitest"
import { REVOCATIONS, type RevocationName, revokeWhileWriting } from "./revoke"

const names = Object.keys(REVOCATIONS) as RevocationName[]

describe("INV-14 REVOKE-NOW", () => {
  test.each(names)(
    "INV-14 after %s was answered nothing is begun and nothing is committed by the old right",
    async (name) => {
      let written = 0
      for (let trial = 0; trial < 3; trial += 1) {
        const seen = await revokeWhileWriting(name)
        expect(seen).toMatchObject({ answer: "yes", late: 0, started: 0 })
        written += seen.before
      }
      // Else it was not asked of a client that writes.
      expect(written).toBeGreaterThan(5)
    },
  )
})
