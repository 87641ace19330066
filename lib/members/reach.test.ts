import { describe, expect, test } from "vitest"
import type { AppPathRow } from "@/db/sql/apps"
import { reachedApp } from "./reach"

const own = (kind: AppPathRow["kind"], standing: AppPathRow["standing"] = "COUNTS"): AppPathRow => ({
  app_id: "app-x",
  kind,
  principal: "user-bo",
  org_id: null,
  standing,
})
const shared = (standing: AppPathRow["standing"]): AppPathRow => ({
  app_id: "app-x",
  kind: "USER",
  principal: "org-lab",
  org_id: "org-lab",
  standing,
})

describe("A058 what of apps reaches a member, and why", () => {
  test.each([
    ["shared with the org, with app access", [shared("COUNTS")], true, "Lab is an authorized user of it, and"],
    ["shared with the org, without app access", [shared("NO_APP_ACCESS")], false, "Shared Apps Access is off for them"],
    ["their own permission, without app access", [shared("NO_APP_ACCESS"), own("USER")], true, "Bo is an authorized"],
    ["their own, while they are disabled", [own("DEVELOPER", "SLEEPS")], false, "that sleeps while"],
    ["shared with the org, while they are disabled", [shared("DISABLED")], false, "they are disabled there"],
  ] as const)("A058 A101 an app %s", (_, paths, runs, why) => {
    const reached = reachedApp({ id: "app-x", name: "x", paths: [...paths] }, "Bo", "Lab")
    expect(reached.runs).toBe(runs)
    expect(reached.ways[0]?.why).toContain(why)
    expect(reached.ways).toHaveLength(paths.length)
  })
})
