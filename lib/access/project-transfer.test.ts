import { describe, expect, test } from "vitest"
import type { ProjectLevel } from "./levels"
import { mayHandOver, mayMove, mayPay } from "./project-transfer"
import type { RefusalWord } from "./refusals"
import type { Verdict } from "./verdict"

const NOW = new Date("2026-11-22T12:00:00Z")
const said = (verdict: Verdict): RefusalWord | "yes" => (verdict.allowed ? "yes" : verdict.refusal)
const project = {
  flags: { containsPhi: false },
  autoSymlink: false,
  sponsor: null,
  payer: { id: "org-a", name: "A", transfer: "MEMBER" as const },
}
const phi = { ...project, flags: { containsPhi: true } }

describe("whether billing moves at all", () => {
  test.each([
    ["A190 a plain project", {}, "yes"],
    ["A197 one with auto-symlinks", { autoSymlink: true }, "auto_symlink"],
    ["A198 one that is sponsored", { sponsor: { until: "2026-11-22T12:00:01Z" } }, "sponsored"],
    ["A201 one whose sponsorship has just ended", { sponsor: { until: "2026-11-22T12:00:00Z" } }, "yes"],
  ] as const)("%s", (_, more, expected) => {
    expect(said(mayMove({ ...project, ...more }, NOW))).toBe(expected)
  })
})

describe("A041 who hands it over", () => {
  const rows: readonly [policy: "ADMIN" | "MEMBER", level: ProjectLevel, payerAdmin: boolean, RefusalWord | "yes"][] = [
    ["MEMBER", "ADMINISTER", false, "yes"],
    ["MEMBER", "ADMINISTER", true, "yes"],
    ["MEMBER", "CONTRIBUTE", true, "lacks_permission"],
    ["MEMBER", "NONE", true, "lacks_permission"],
    ["ADMIN", "ADMINISTER", false, "transfer_restricted"],
    ["ADMIN", "ADMINISTER", true, "yes"],
    ["ADMIN", "CONTRIBUTE", true, "lacks_permission"],
  ]
  test.each(rows)("policy %s, level %s, admin of the payer %s: %s", (transfer, level, payerAdmin, expected) => {
    const of = { ...project, payer: { ...project.payer, transfer } }
    expect(said(mayHandOver(of, { level, payerAdmin }))).toBe(expected)
  })
})

describe("A195 which accounts can take it", () => {
  const unlimited = { billable: true, spendingLimit: null, fundsLeft: null, confirmed: true }
  const org = { id: "org-b", name: "B", state: "LIVE" as const, phi: false, mayBill: true, ...unlimited }
  const own = { ...org, id: "user-x", name: "X" }
  test.each([
    ["A195 an org where one may bill", project, org, "yes"],
    ["A195 oneself", project, own, "yes"],
    ["A195 an org without billable activities", project, { ...org, mayBill: false }, "not_billable"],
    ["an org that is suspended", project, { ...org, state: "SUSPENDED" as const }, "org_expired"],
    ["A117 one that is not billable", project, { ...org, billable: false }, "org_not_billable"],
    ["A117 one without confirmed billing information", project, { ...org, confirmed: false }, "billing_unconfirmed"],
    [
      "A028 one whose limit is reached",
      project,
      { ...org, spendingLimit: "5", fundsLeft: "0" },
      "spending_limit_exceeded",
    ],
    [
      "A117 one with a rest of a limit, nothing confirmed",
      project,
      { ...org, spendingLimit: "5", fundsLeft: "1", confirmed: false },
      "yes",
    ],
    ["the one that pays already", project, { ...org, id: "org-a" }, "already_billed"],
    ["A186 a PHI project, an org with PHI", phi, { ...org, phi: true }, "yes"],
    ["A186 a PHI project, an org without", phi, org, "phi_billing"],
    ["A186 a PHI project, oneself", phi, own, "phi_billing"],
  ] as const)("%s", (_, of, account, expected) => {
    expect(said(mayPay(of, account))).toBe(expected)
  })
})
