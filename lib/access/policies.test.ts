import { describe, expect, test } from "vitest"
import { BUILT_IN_ROLES, RIGHTS_OF, rightsOf } from "./policies"
import { covers, FUNCTIONALITIES, holdsRight, type Right } from "./rights"

const may = [
  ["orgAdmin", "members:full"],
  ["orgAdmin", "roles:edit"],
  ["orgAdmin", "audit:read"],
  ["member", "members:read"],
  ["member", "data:edit"],
  ["readOnly", "billing:read"],
  ["auditor", "audit:edit"],
  ["developer", "service-tokens:edit"],
] as const

const mayNot = [
  ["orgAdmin", "tenant:edit"],
  ["orgAdmin", "audit:edit"],
  ["orgAdmin", "data:edit"],
  ["member", "members:edit"],
  ["member", "roles:read"],
  ["member", "audit:read"],
  ["readOnly", "data:edit"],
  ["readOnly", "members:edit"],
  ["support", "data:read"],
  ["dataUser", "organization:read"],
] as const

describe("the table of policies (B5.3)", () => {
  test.each(may)("%s may %s", (policy, right) => expect(holdsRight(RIGHTS_OF[policy], right)).toBe(true))
  test.each(mayNot)("%s may not %s", (policy, right) => expect(holdsRight(RIGHTS_OF[policy], right)).toBe(false))

  test("every policy has a verdict on every functionality, and no other", () => {
    for (const rights of Object.values(RIGHTS_OF))
      for (const right of rights) expect(Object.keys(FUNCTIONALITIES)).toContain(right.split(":")[0])
  })

  test("Read Only changes nothing, and reads nothing that Member does not", () => {
    const readOnly = rightsOf(["readOnly"])
    expect(readOnly.every((right) => right.endsWith(":read"))).toBe(true)
    expect(covers(rightsOf(["member"]), readOnly)).toBe(true)
  })
})

test("a role's rights are the union of its policies', and an unknown policy gives nothing", () => {
  expect(new Set(rightsOf(["member", "auditor", "no-such-policy"]))).toEqual(
    new Set([...RIGHTS_OF.member, ...RIGHTS_OF.auditor]),
  )
  expect(rightsOf(["constructor", "toString"])).toEqual([])
})

test("INV-3 NO-UPGRANT what covers a set of rights reaches each of them, verb by verb", () => {
  const held: readonly Right[] = ["members:edit", "audit:read"]
  expect(covers(held, ["members:read", "members:edit"])).toBe(true)
  expect(covers(held, ["members:full"])).toBe(false)
  expect(covers(held, ["audit:read", "roles:read"])).toBe(false)
})

test("the three roles of every org stand from the start (B5.4)", () => {
  expect(BUILT_IN_ROLES.map((role) => role.name)).toEqual(["Administrator", "Member", "Read Only"])
})
