import { describe, expect, test } from "vitest"
import { type AppPath, type AppStanding, appAccess, appPathWords, appVerdict, mayDevelop } from "./app-access"

const own = (kind: AppPath["kind"], standing: AppStanding = "COUNTS"): AppPath => ({
  kind,
  principal: "user-a",
  org: null,
  standing,
})
const byOrg = (standing: AppStanding, kind: AppPath["kind"] = "USER"): AppPath => ({
  kind,
  principal: "org-a",
  org: "org-a",
  standing,
})

// paths, decides for who pays, then: sees it, may run it, develops it
test.each([
  ["nothing", [], false, false, false, false],
  ["authorized", [own("USER")], false, true, true, false],
  ["developer", [own("DEVELOPER")], false, true, true, true],
  ["of an authorized org", [byOrg("COUNTS")], false, true, true, false],
  ["of a developing org", [byOrg("COUNTS", "DEVELOPER")], false, true, true, true],
  ["of an authorized org, app access off", [byOrg("NO_APP_ACCESS")], false, true, false, false],
  ["of a developing org, app access off", [byOrg("NO_APP_ACCESS", "DEVELOPER")], false, true, false, false],
  ["disabled there", [byOrg("DISABLED")], false, false, false, false],
  ["ended there", [byOrg("MEMBERSHIP_ENDED")], false, false, false, false],
  ["own, while the membership sleeps", [own("DEVELOPER", "SLEEPS")], false, false, false, false],
  ["admin of who pays", [], true, true, false, false],
  ["own beside a way that does not count", [byOrg("NO_APP_ACCESS"), own("USER")], false, true, true, false],
] as const)("A058 A100 A101 %s", (_, paths, payerAdmin, sees, runs, developer) => {
  const access = appAccess(paths, payerAdmin)
  expect(access).toEqual({ sees, runs, developer, payerAdmin })
  expect(mayDevelop(access).allowed).toBe(developer)
})

describe("in words", () => {
  const told = { payer: "Demo Organization", person: null }
  const say = (path: AppPath, name: string, person: string | null = null) =>
    appPathWords({ ...path, name }, { ...told, person })

  test("A058 A101 why one may not, and who can change it", () => {
    expect(say(byOrg("NO_APP_ACCESS"), "Demo Organization")).toBe(
      "Demo Organization is an authorized user of it, but Shared Apps Access is off for you in Demo Organization. An admin there can turn it on.",
    )
    expect(say(own("DEVELOPER", "SLEEPS"), "You")).toBe(
      "You are a developer of it, but that sleeps while your membership in Demo Organization is not active.",
    )
    expect(say(byOrg("DISABLED"), "Lab", "Bo")).toBe("Lab is an authorized user of it, but they are disabled there.")
  })

  test("A100 A101 why one may", () => {
    expect(say(own("USER"), "You")).toBe("You are an authorized user of it.")
    expect(say(own("USER"), "Bo", "Bo")).toBe("Bo is an authorized user of it.")
    expect(say(byOrg("COUNTS"), "Lab", "Bo")).toBe(
      "Lab is an authorized user of it, and Shared Apps Access is on for them there.",
    )
    expect([
      appVerdict({ developer: true, runs: true }),
      appVerdict({ developer: false, runs: true }),
      appVerdict({ developer: false, runs: false }),
    ]).toEqual(["Develops", "May run", "May not run"])
  })
})
