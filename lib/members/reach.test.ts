import { describe, expect, test } from "vitest"
import { reachedApp, reachedProject } from "./reach"

const row = (own: string | null, share: string | null) => ({ id: "project-x", name: "x", own, share })

describe("A057 A058 what of projects and apps reaches a member", () => {
  test.each([
    ["the org was given Administer, the cap is Contribute", null, "ADMINISTER", "CONTRIBUTE", "CONTRIBUTE"],
    ["the org was given View, the cap is Contribute", null, "VIEW", "CONTRIBUTE", "VIEW"],
    ["a cap of None lets nothing through", null, "ADMINISTER", "NONE", "NONE"],
    ["their own grant is above what the cap leaves", "ADMINISTER", "ADMINISTER", "VIEW", "ADMINISTER"],
    ["their own grant is below what the org gives", "VIEW", "UPLOAD", "CONTRIBUTE", "UPLOAD"],
    ["no grant at all", null, null, "ADMINISTER", "NONE"],
  ] as const)("A057 %s", (_, own, share, cap, level) => {
    expect(reachedProject(row(own, share) as Parameters<typeof reachedProject>[0], cap).level).toBe(level)
  })

  test.each([
    ["shared with the org, with app access", null, "USER", true, true],
    ["shared with the org, without app access", null, "USER", false, false],
    ["their own permission, without app access", "USER", "USER", false, true],
    ["not shared at all", null, null, true, false],
  ] as const)("A058 an app %s", (_, own, share, access, runs) => {
    expect(reachedApp(row(own, share) as Parameters<typeof reachedApp>[0], access).runs).toBe(runs)
  })
})
