import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { isLastingAdmin, keepsAnAdmin, statusAt } from "./members"

const noon = new Date("2026-03-01T12:00:00Z")
const before = new Date(noon.getTime() - 1000)
const later = new Date(noon.getTime() + 1000)

describe("how a membership stands at a moment", () => {
  test.each([
    ["no end, enabled", { disabled: false, endsAt: null }, "ACTIVE"],
    ["disabled", { disabled: true, endsAt: null }, "DISABLED"],
    ["ends a second from now", { disabled: false, endsAt: later }, "ACTIVE"],
    ["ended a second ago", { disabled: false, endsAt: before }, "ENDED"],
    ["ends this very second", { disabled: false, endsAt: noon }, "ENDED"],
    ["disabled and ended", { disabled: true, endsAt: before }, "ENDED"],
  ] as const)("%s", (_, member, status) => expect(statusAt(member, noon)).toBe(status))
})

test("INV-1 ONE-ADMIN only an enabled, activated admin without an end date keeps an org alive", () => {
  const admin = { level: "ADMIN", disabled: false, endsAt: null, activated: true } as const
  expect(isLastingAdmin(admin)).toBe(true)
  expect(isLastingAdmin({ ...admin, level: "MEMBER" })).toBe(false)
  expect(isLastingAdmin({ ...admin, disabled: true })).toBe(false)
  expect(isLastingAdmin({ ...admin, endsAt: later })).toBe(false)
  expect(isLastingAdmin({ ...admin, activated: false })).toBe(false)
})

test("INV-1 ONE-ADMIN whatever many admins are asked to stop at once, one is left, and no more are held back than must be", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 5 }),
      fc.array(fc.record({ was: fc.boolean(), becomes: fc.boolean() }), { maxLength: 12 }),
      (others, planned) => {
        const lasting = others + planned.filter((one) => one.was).length
        const stay = keepsAnAdmin(lasting, planned)
        const left = others + planned.filter((one) => one.becomes || stay.has(one)).length
        if (lasting > 0) expect(left).toBeGreaterThan(0)
        if (stay.size > 0) expect(left).toBe(1)
        for (const one of stay) expect(one.was && !one.becomes).toBe(true)
      },
    ),
  )
})
