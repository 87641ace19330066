import { describe, expect, test } from "vitest"
import { type BillingReach, billingReach } from "./billing-reach"

type Row = readonly [who: string, level: "ADMIN" | "MEMBER", billable: boolean, policies: string, sees: BillingReach]

// biome-ignore format: a table is read as a table
const ROWS: readonly Row[] = [
  // who                              level     billable  policies                sees
  ["an admin",                        "ADMIN",  true,     "",                     "ALL"],
  ["an admin with a role of readers", "ADMIN",  false,    "readOnly",             "ALL"],
  ["a role of admins",                "MEMBER", false,    "orgAdmin",             "ALL"],
  ["who looks after the tenant",      "MEMBER", false,    "tenantAdmin",          "ALL"],
  ["an auditor",                      "MEMBER", false,    "auditor",              "ALL"],
  ["an auditor who may bill",         "MEMBER", true,     "member auditor",       "ALL"],
  ["a role of support",               "MEMBER", false,    "support",              "ALL"],
  ["a member who may bill",           "MEMBER", true,     "member",               "OWN"],
  ["a reader who may bill",           "MEMBER", true,     "readOnly",             "OWN"],
  ["a developer who may bill",        "MEMBER", true,     "developer",            "OWN"],
  ["who owns data",                   "MEMBER", false,    "dataOwner",            "OWN"],
  ["a member",                        "MEMBER", false,    "member",               "NONE"],
  ["a reader",                        "MEMBER", false,    "readOnly",             "NONE"],
  ["a developer",                     "MEMBER", false,    "developer analyst",    "NONE"],
  ["nobody's role",                   "MEMBER", false,    "",                     "NONE"],
  ["a policy there is not",           "MEMBER", false,    "billing root __proto__", "NONE"],
]

describe("B5.3 who sees what of an org's money", () => {
  test.each(ROWS)("A111 %s (%s, billable %s, %s) sees %s", (_, level, billableActivities, policies, sees) => {
    expect(billingReach({ level, billableActivities, policies: policies.split(" ") })).toBe(sees)
  })
})
