import { expect, test } from "vitest"
import { type TrailEvent, wordsOf } from "./words"

const event = (over: Partial<TrailEvent>): TrailEvent => ({
  operation: "member.edit-access",
  actor: "user-admin-a",
  actorKind: "user",
  target: "user-smithj",
  before: null,
  after: null,
  ...over,
})
const names = { "user-admin-a": "Admin A", "user-smithj": "Jennifer Smith", "org-demo_org": "Demo Organization" }

const SAID: readonly (readonly [string, Partial<TrailEvent>, string])[] = [
  [
    "a change from and to",
    { before: { projectAccess: "CONTRIBUTE" }, after: { projectAccess: "UPLOAD" } },
    "Admin A changed the access of Jennifer Smith: shared project access from Contribute to Upload",
  ],
  [
    "two fields",
    { before: { billableActivities: false, appAccess: true }, after: { billableActivities: true, appAccess: false } },
    "Admin A changed the access of Jennifer Smith: billable activities from not allowed to allowed, shared apps from yes to no",
  ],
  [
    "an end date",
    { before: { endsAt: null }, after: { endsAt: "2026-11-25T00:00:00.000Z" } },
    "Admin A changed the access of Jennifer Smith: end date from none to 25 Nov 2026 (UTC)",
  ],
  [
    "what needs no fields",
    { operation: "member.disable", before: { disabled: false }, after: { disabled: true } },
    "Admin A disabled Jennifer Smith",
  ],
  [
    "a rename",
    { operation: "org.rename", target: "org-demo_org", before: { name: "Old" }, after: { name: "New" } },
    "Admin A renamed the organization: name from Old to New",
  ],
  [
    "a policy",
    {
      operation: "org.set-policies",
      target: "org-demo_org",
      before: { memberListVisibility: "ADMIN" },
      after: { memberListVisibility: "MEMBER" },
    },
    "Admin A changed the organization's policies: member list from Admins only to All members",
  ],
  [
    "that an account which was there already was added, not invited",
    { operation: "member.invite", after: { as: "member", level: "MEMBER" } },
    "Admin A added Jennifer Smith: level Member",
  ],
  [
    "fields in their order, and roles by name",
    { operation: "invitation.change", after: { role: "read-only", other: 1, appAccess: true, level: "MEMBER" } },
    "Admin A changed the invitation of Jennifer Smith: level Member, shared apps yes, role Read Only, other 1",
  ],
  [
    "a spending limit as money",
    {
      operation: "org.set-features",
      target: "org-demo_org",
      before: { spendingLimit: null },
      after: { spendingLimit: "5000500000" },
    },
    "Admin A changed what is switched on for the organization: spending limit from none to $5,000.50",
  ],
  [
    "support by what it is",
    { operation: "member.invite", actor: "user-support-s", actorKind: "support", after: { level: "ADMIN" } },
    "Support invited Jennifer Smith: level Admin",
  ],
  [
    "the console itself",
    { operation: "member.end", actor: "system:expiry", actorKind: "system" },
    "Provost ended the membership of Jennifer Smith",
  ],
  ["a person whose name is not known", { operation: "member.enable", target: "user-user-b" }, "Admin A enabled user-b"],
  ["an operation that has no words yet", { operation: "group.archive" }, "Admin A archive (group) of Jennifer Smith"],
  [
    "a share names who it is with",
    {
      operation: "project.share",
      target: "project-0B1F2G3J4K5P6Q7V8X9Yb0fg",
      after: { name: "raw data", principal: "org-demo_org", level: "UPLOAD" },
    },
    "Admin A shared the project raw data with Demo Organization: level Upload",
  ],
  [
    "an import of what hangs on a group",
    {
      operation: "group.import",
      target: "group-3J4K5P6Q7V8X9YZbfgjkpqvx/user-user-b",
      after: { group: "Analysts", role: "MEMBER" },
    },
    "Admin A imported user-b into the group Analysts: role group member",
  ],
]

test.each(SAID)("the trail says %s", (_, over, sentence) => {
  expect(wordsOf(event(over), names).sentence).toBe(sentence)
})

test("A160 A162 a change of a project's flags is said in the words of its settings page", () => {
  const event = {
    operation: "project.set-flags",
    actor: "user-ada",
    actorKind: "user",
    target: "project-x",
    before: { protected: false },
    after: { protected: true },
  }
  expect(wordsOf(event, { "user-ada": "Ada Admin", "project-x": "lab" }).sentence).toBe(
    "Ada Admin changed the access control of the project lab: Delete Access from Contributors & Admins to Admins only",
  )
})

test("A086 what somebody is called is said as it is, whatever it holds; the first admin of an org is named as one", () => {
  const event = { actor: "user-s", actorKind: "support", target: "user-f", before: null, after: { level: "ADMIN" } }
  const names = { "user-s": "Sam", "user-f": "Fay $& {project}" }
  expect(wordsOf({ ...event, operation: "org.recover" }, names).did).toBe("named Fay $& {project} as an admin")
  expect(wordsOf({ ...event, operation: "org.create-for" }, names).did).toBe(
    "named Fay $& {project} as its first admin",
  )
})
