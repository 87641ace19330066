import { expect, test } from "vitest"
import { BLANK, missingOf, newOrgInput } from "./new-org"

const admin = { email: "fay@people.example", handle: "", name: "" }
const WHOLE = { ...BLANK, name: "Lab", handle: "lab", admin, amount: "5,000.00", reason: "Purchase order 12" }

test("A024 A025 the form of a new org says what is missing, and asks nothing of the server before it is whole", () => {
  expect(missingOf(BLANK)).toEqual(["a name", "an id", "the admin", "the amount of its limit", "a reason"])
  expect(newOrgInput(BLANK)).toBeNull()
  expect(missingOf(WHOLE)).toEqual([])
  expect(newOrgInput(WHOLE)).toMatchObject({
    billable: true,
    spendingLimit: "5000000000",
    admin: { email: admin.email },
  })
  const wrong = [
    { name: " " },
    { handle: "-lab" },
    { admin: { ...admin, email: "fay@people.example\r\nBcc: b@x.example" } },
    { admin: { ...admin, handle: "no spaces" } },
    { amount: "12.345" },
    { reason: "xxxxxx" },
  ]
  for (const one of wrong) expect(newOrgInput({ ...WHOLE, ...one }), JSON.stringify(one)).toBeNull()
  expect(newOrgInput({ ...WHOLE, category: "unlimited", amount: "" })).not.toHaveProperty("spendingLimit")
  expect(newOrgInput({ ...WHOLE, category: "not-billable", amount: "12" })).toMatchObject({ billable: false })
  expect(newOrgInput({ ...WHOLE, category: "not-billable", amount: "12" })).not.toHaveProperty("spendingLimit")
})
