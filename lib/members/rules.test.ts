import { describe, expect, test } from "vitest"
import { ADMIN_SETTINGS, MEMBER_DEFAULTS, type MemberSettings } from "@/lib/access/levels"
import { rightsOf } from "@/lib/access/policies"
import { type Acting, mayClose, mayGive, mayGiveRights, mayMoveEnd, mayTouch } from "./rules"

const admin: Acting = { me: "user-a", ...ADMIN_SETTINGS, rights: rightsOf(["orgAdmin"]) }
// Holds every right over members by a role, and is a plain member otherwise.
const manager: Acting = { me: "user-m", ...MEMBER_DEFAULTS, rights: rightsOf(["tenantAdmin", "member"]) }
// A role that edits members and nothing else.
const clerk: Acting = { me: "user-k", ...MEMBER_DEFAULTS, rights: ["members:edit"] }

describe("INV-5 nobody touches someone above them", () => {
  const target = (level: "ADMIN" | "MEMBER", policies: readonly string[], userId = "user-x") => ({
    userId,
    level,
    rights: rightsOf(policies),
  })
  test.each([
    ["an admin, an admin", admin, target("ADMIN", ["orgAdmin"]), "yes"],
    ["an admin, who holds more rights by a role", admin, target("MEMBER", ["tenantAdmin"]), "yes"],
    ["a manager, a member", manager, target("MEMBER", ["member"]), "yes"],
    ["a manager, an admin", manager, target("ADMIN", ["orgAdmin"]), "outranked"],
    ["a clerk, a member, who holds rights the clerk lacks", clerk, target("MEMBER", ["member"]), "outranked"],
    ["a clerk, who holds nothing", clerk, target("MEMBER", []), "yes"],
    ["a clerk, themselves", clerk, target("MEMBER", ["member"], "user-k"), "yes"],
  ] as const)("INV-5 %s", (_who, actor, touched, answer) => {
    expect(mayTouch(actor, touched)?.refusal ?? "yes").toBe(answer)
  })
})

describe("INV-3 INV-4 nobody gives more than they hold", () => {
  const settings = (part: Partial<MemberSettings>): MemberSettings => ({ ...MEMBER_DEFAULTS, ...part })
  const none = settings({ projectAccess: "NONE", appAccess: false })
  test.each([
    ["an admin makes an admin", admin, MEMBER_DEFAULTS, ADMIN_SETTINGS, "yes"],
    ["a manager makes an admin", manager, MEMBER_DEFAULTS, ADMIN_SETTINGS, "above_own_rights"],
    ["a manager brings back an admin", manager, null, ADMIN_SETTINGS, "above_own_rights"],
    ["up to one's own project access", manager, none, settings({ appAccess: false }), "yes"],
    ["above one's own project access", manager, none, settings({ projectAccess: "ADMINISTER" }), "above_own_rights"],
    ["billing that one lacks", manager, MEMBER_DEFAULTS, settings({ billableActivities: true }), "above_own_rights"],
    [
      "what was held already stays",
      manager,
      settings({ billableActivities: true, projectAccess: "ADMINISTER" }),
      settings({ billableActivities: true, projectAccess: "ADMINISTER", appAccess: false }),
      "yes",
    ],
    [
      "apps that one lacks",
      { ...manager, appAccess: false },
      none,
      settings({ projectAccess: "NONE" }),
      "above_own_rights",
    ],
    ["less than was held", manager, settings({ projectAccess: "ADMINISTER" }), none, "yes"],
  ] as const)("INV-3 %s", (_what, actor, before, after, answer) => {
    expect(mayGive(actor, before, after)?.refusal ?? "yes").toBe(answer)
  })

  test.each([
    ["a clerk gives Read Only", clerk, ["readOnly"], "above_own_rights"],
    ["a manager gives Member", manager, ["member"], "yes"],
    ["a manager gives what only admins hold", manager, ["orgAdmin"], "above_own_rights"],
    ["an admin gives anything", admin, ["tenantAdmin", "auditor"], "yes"],
  ] as const)("INV-3 %s", (_what, actor, policies, answer) => {
    expect(mayGiveRights(actor, rightsOf(policies))?.refusal ?? "yes").toBe(answer)
  })

  const [sooner, later] = [new Date("2026-01-01"), new Date("2026-02-01")]
  test.each([
    ["one's own end, later", "user-a", sooner, later, "not_on_oneself"],
    ["one's own end, away", "user-a", sooner, null, "not_on_oneself"],
    ["one's own end, sooner", "user-a", later, sooner, "yes"],
    ["an end for oneself who had none", "user-a", null, sooner, "yes"],
    ["someone else's end, away", "user-x", sooner, null, "yes"],
  ] as const)("INV-4 %s", (_what, target, before, after, answer) => {
    expect(mayMoveEnd(admin, target, before, after)?.refusal ?? "yes").toBe(answer)
  })
})

test.each([
  [true, 0, "yes"],
  [true, 1, "in_other_org"],
  [false, 0, "in_other_org"],
] as const)(
  "A314 an account made here: %s, other orgs: %s, may be deleted: %s",
  (provisionedHere, elsewhere, answer) => {
    expect(mayClose({ provisionedHere, elsewhere })?.refusal ?? "yes").toBe(answer)
  },
)
