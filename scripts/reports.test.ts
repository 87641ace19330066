import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { countChecks, countPlaywright, countVitest, tally } from "./reports.mjs"

const folder = mkdtempSync(join(tmpdir(), "provost-reports-"))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content: unknown): string {
  const file = join(folder, `${Math.random()}.json`)
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content))
  return file
}

test("a file of tests that cannot be loaded counts as one that failed", () => {
  const testResults = [
    { status: "failed", assertionResults: [] },
    { status: "failed", assertionResults: [{ status: "failed" }] },
  ]
  expect(countVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, testResults })).toEqual({
    passed: 5,
    failed: 2,
    skipped: 2,
  })
})

test("a test that passed only on another try has failed, and so has an error outside of tests", () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 3, failed: 3, skipped: 1 })
})

test("each step of the checks counts as one", () => {
  expect(countChecks({ steps: [{ ok: true }, { ok: false }] })).toEqual({ passed: 1, failed: 1, skipped: 0 })
})

test.each([
  ["no report at all", join(folder, "none.json"), 0, "without a report"],
  ["half a report", report("{"), 1, "without a report"],
  ["a report without tests", report({ numPassedTests: 0 }), 0, "ran no test"],
  ["a runner that failed with none of its tests failing", report({ numPassedTests: 3 }), 1, "code 1"],
])("%s is a failure", (_, file, code, note) => {
  const result = tally({ count: countVitest, file, code })
  expect(result.failed).toBe(1)
  expect(result.note).toContain(note)
})
