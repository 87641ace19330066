import { describe, expect, test } from "vitest"
import { reachedApp } from "./reach"

describe("A058 what of apps reaches a member", () => {
  test.each([
    ["shared with the org, with app access", null, "USER", true, true],
    ["shared with the org, without app access", null, "USER", false, false],
    ["their own permission, without app access", "USER", "USER", false, true],
    ["not shared at all", null, null, true, false],
  ] as const)("A058 an app %s", (_, own, share, access, runs) => {
    expect(reachedApp({ id: "app-x", name: "x", own, share }, access).runs).toBe(runs)
  })
})
