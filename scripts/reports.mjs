import { existsSync, readFileSync } from "node:fs"

/**
 * What one part of the tests came to, out of its runner's own report. A part that crashed, was stopped or ran nothing has
 * failed, whatever its report says.
 * @returns {{ passed: number, failed: number, skipped: number, note?: string }}
 * @param {{ count: (report: any) => { passed: number, failed: number, skipped: number }, file: string, code: number }} part
 */
export function tally({ count, file, code }) {
  const report = read(file)
  if (!report) return { passed: 0, failed: 1, skipped: 0, note: "it ended without a report" }
  const sum = count(report)
  if (sum.passed + sum.failed === 0) return { ...sum, failed: 1, note: "it ran no test" }
  if (code !== 0 && sum.failed === 0) return { ...sum, failed: 1, note: `its runner ended with code ${code}` }
  return sum
}

/** Vitest: a file that could not be loaded has no test of its own and counts as one that failed. */
export function countVitest(report) {
  const broken = (report.testResults ?? []).filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  )
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

/** Playwright: a test that passed only on another try has failed; an error outside of any test counts as one. */
export function countPlaywright(report) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {}
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped }
}

/** The checks: each step is one. */
export function countChecks(report) {
  const passed = report.steps.filter((step) => step.ok).length
  return { passed, failed: report.steps.length - passed, skipped: 0 }
}

function read(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined
  } catch {
    return undefined
  }
}
