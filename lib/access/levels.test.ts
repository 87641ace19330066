import { describe, expect, test } from "vitest"
import { ADMIN_SETTINGS, atLeast, higher, lower, MEMBER_DEFAULTS, PROJECT_LEVELS, settingsAfter } from "./levels"

const member = { level: "MEMBER", billableActivities: true, projectAccess: "VIEW", appAccess: false } as const

describe("the four access settings", () => {
  test.each([
    ["nothing asked, nothing changes", member, {}, member],
    [
      "one setting asked, the rest stays (A069)",
      member,
      { billableActivities: false },
      { ...member, billableActivities: false },
    ],
    ["made an admin, all four are fixed at the maximum (B1.2)", member, { level: "ADMIN" }, ADMIN_SETTINGS],
    [
      "made an admin with less asked, still the maximum (B1.2)",
      member,
      { level: "ADMIN", appAccess: false, projectAccess: "NONE" },
      ADMIN_SETTINGS,
    ],
    ["an admin asked for less keeps the maximum (B1.2)", ADMIN_SETTINGS, { appAccess: false }, ADMIN_SETTINGS],
    ["demoted, back to a member's defaults (B1.3)", ADMIN_SETTINGS, { level: "MEMBER" }, MEMBER_DEFAULTS],
    [
      "demoted with one setting named, defaults but for it (B1.3)",
      ADMIN_SETTINGS,
      { level: "MEMBER", projectAccess: "VIEW" },
      { ...MEMBER_DEFAULTS, projectAccess: "VIEW" },
    ],
    ["a member asked to be a member stays as they are (B1.3)", member, { level: "MEMBER" }, member],
  ] as const)("A069 %s", (_, before, change, after) => {
    expect(settingsAfter(before, change)).toEqual(after)
  })
})

test("A148 levels are strictly cumulative: each reaches itself and all below, and none above", () => {
  for (const [i, held] of PROJECT_LEVELS.entries())
    for (const [j, asked] of PROJECT_LEVELS.entries()) {
      expect(atLeast(held, asked)).toBe(i >= j)
      expect(lower(held, asked)).toBe(PROJECT_LEVELS[Math.min(i, j)])
      expect(higher(held, asked)).toBe(PROJECT_LEVELS[Math.max(i, j)])
    }
})
