import { describe, expect, test } from "vitest"
import { PROJECT_LEVELS, type ProjectLevel } from "./levels"
import {
  type Flags,
  mayAdd,
  mayCopy,
  mayDeleteData,
  mayDownload,
  maySeeData,
  mayUpload,
  PROJECT_FLAGS,
  type ProjectFlag,
} from "./project-flags"
import type { Verdict } from "./verdict"

const flags = (...on: readonly ProjectFlag[]): Flags =>
  Object.fromEntries(PROJECT_FLAGS.map((flag) => [flag, on.includes(flag)])) as Record<ProjectFlag, boolean>
const access = (level: ProjectLevel, noticeAccepted = false) => ({ level, noticeAccepted })
const said = (verdict: Verdict): string => (verdict.allowed ? "yes" : verdict.refusal)

// A row: what is on; then what each level is answered, from NONE to ADMINISTER.
const L = "lacks_permission"
const D = "delete_restricted"
const X = "download_restricted"
const U = "upload_restricted"
const N = "notice_not_accepted"

const TABLE: Readonly<Record<string, readonly (readonly [ProjectFlag | "", readonly string[]])[]>> = {
  "A144 A168 see data": [
    ["", [L, "yes", "yes", "yes", "yes"]],
    ["restricted", [L, "yes", "yes", "yes", "yes"]],
    ["downloadRestricted", [L, "yes", "yes", "yes", "yes"]],
    ["displayDataProtectionNotice", [L, N, N, N, N]],
  ],
  "A164 download": [
    ["", [L, "yes", "yes", "yes", "yes"]],
    ["restricted", [L, "yes", "yes", "yes", "yes"]],
    ["downloadRestricted", [L, X, X, X, X]],
    ["displayDataProtectionNotice", [L, N, N, N, N]],
  ],
  "A145 A169 upload": [
    ["", [L, L, "yes", "yes", "yes"]],
    ["protected", [L, L, "yes", "yes", "yes"]],
    ["externalUploadRestricted", [L, L, U, U, U]],
    ["displayDataProtectionNotice", [L, L, N, N, N]],
  ],
  "A134 A162 delete data": [
    ["", [L, L, L, "yes", "yes"]],
    ["protected", [D, D, D, D, "yes"]],
    ["displayDataProtectionNotice", [L, L, L, N, N]],
  ],
}
const ROADS = {
  "A144 A168 see data": maySeeData,
  "A164 download": mayDownload,
  "A145 A169 upload": mayUpload,
  "A134 A162 delete data": mayDeleteData,
} as const

describe.each(Object.entries(ROADS))("%s", (road, rule) => {
  test.each(TABLE[road] ?? [])(`${road} with "%s" on, by level`, (flag, expected) => {
    expect(PROJECT_LEVELS.map((level) => said(rule(flag ? flags(flag) : flags(), access(level))))).toEqual(expected)
  })
})

test("A168 an accepted notice stands in nobody's way", () => {
  const noticed = flags("displayDataProtectionNotice")
  for (const rule of Object.values(ROADS)) expect(said(rule(noticed, access("ADMINISTER", true)))).toBe("yes")
})

describe("INV-12 INV-13 A135 A163 A182 from one project to another", () => {
  const side = (level: ProjectLevel, ...on: readonly ProjectFlag[]) => ({ flags: flags(...on), access: access(level) })
  test.each([
    ["an open one to one where one contributes", side("VIEW"), side("CONTRIBUTE"), "yes"],
    ["to one where one only uploads", side("ADMINISTER"), side("UPLOAD"), L],
    ["from one where one has nothing", side("NONE"), side("ADMINISTER"), L],
    [
      "from a restricted one, also for its admins",
      side("ADMINISTER", "restricted"),
      side("ADMINISTER"),
      "copy_restricted",
    ],
    ["into a restricted one", side("VIEW"), side("CONTRIBUTE", "restricted"), "yes"],
    ["PHI to where none is", side("ADMINISTER", "containsPhi"), side("ADMINISTER"), "phi_wall"],
    ["PHI to PHI", side("VIEW", "containsPhi"), side("CONTRIBUTE", "containsPhi"), "yes"],
    ["what is no PHI into PHI", side("VIEW"), side("CONTRIBUTE", "containsPhi"), "yes"],
    [
      "restricted PHI to PHI",
      side("VIEW", "containsPhi", "restricted"),
      side("CONTRIBUTE", "containsPhi"),
      "copy_restricted",
    ],
    ["with a notice not accepted", side("VIEW", "displayDataProtectionNotice"), side("CONTRIBUTE"), N],
  ])("%s", (_, from, to, expected) => {
    expect(said(mayCopy(from, to))).toBe(expected)
  })
})

test("A135 only who contributes adds to a project what comes from another", () => {
  expect(PROJECT_LEVELS.map((level) => said(mayAdd(access(level))))).toEqual([L, L, L, "yes", "yes"])
})
