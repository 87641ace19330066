// Fails when docs/requirements.md promises what no test names, or a test names what the page does not promise.
// With --write the proofs are renewed from the tests' titles.
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { sourceFiles } from "./check-imports.mjs"
import { ROOT } from "./install.mjs"
import { requirementViolations, withProofs } from "./requirements.mjs"

// The tests of these rules name numbers as examples.
const isProof = (path) =>
  !path.startsWith("scripts/requirements.") && (/\.test\.tsx?$/.test(path) || /^e2e\/.*\.ts$/.test(path))
const page = join(ROOT, "docs", "requirements.md")
const tests = new Map(
  sourceFiles()
    .filter(isProof)
    .map((path) => [path, readFileSync(join(ROOT, path), "utf8")]),
)

if (!existsSync(page)) {
  console.error("docs/requirements.md is not there")
  process.exit(1)
}
if (process.argv.includes("--write")) writeFileSync(page, withProofs(readFileSync(page, "utf8"), tests))
const violations = requirementViolations(readFileSync(page, "utf8"), tests)
for (const violation of violations) console.error(violation)
if (violations.length > 0) process.exitCode = 1
else console.log("every promise has its test, every named test its promise")
