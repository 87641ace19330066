import { expect, test } from "vitest"
import { numbersIn, requirementViolations, withProofs } from "./requirements.mjs"

const page =
  "# What is built\n\n- **A069** Edits of many | 8.2.1 | `lib/a.test.ts`\n- **INV-1** One admin stays | - | `lib/a.test.ts`\n"
const tests = (text: string) => new Map([["lib/a.test.ts", text]])
const both = `test("A069 edits", () => {})\nit('INV-1 ONE-ADMIN stays', () => {})`

test("a page whose every line is named passes", () => {
  expect(requirementViolations(page, tests(both))).toEqual([])
})

test("a line that no title names fails, also when a comment names it", () => {
  expect(requirementViolations(page, tests(`test("A069 edits", () => {}) // INV-1`))).toEqual([
    "INV-1: no test names it",
    "INV-1: no title in lib/a.test.ts names it",
  ])
})

test("a title that names a number without a line fails", () => {
  expect(requirementViolations(page, tests(`${both}\ntest("A070 more", () => {})`))).toEqual([
    "A070: lib/a.test.ts names it, docs/requirements.md does not",
  ])
})

test.each([
  ["- **A069** words only", "a line reads"],
  ["- **A069** words | eight | `lib/a.test.ts`", "ASVS"],
  ["- **A069** words | - | somewhere", "names no file"],
  ["- **A069** words | - | `lib/b.test.ts`", "is no test file"],
  ["- **A069** words | - | `lib/a.test.ts`\n- **A069** words | - | `lib/a.test.ts`", "stands twice"],
  ["- **B12** words | - | `lib/a.test.ts`", "names none"],
])("%s fails", (line, reason) => {
  expect(requirementViolations(line, tests(`test("A069 edits", () => {})`)).join("\n")).toContain(reason)
})

test("titles of tables, templates and groups are titles; other strings are not", () => {
  const text = `test.each([["A001"]])("A002 %s", () => {})\ntest(\`A003 \${x}\`, f)\ndescribe("A004", f)\nconst a = "A005"\ntest.only(\n  "A006 and INV-55",\n  f)\nfor (const x of y) test(\`A007 \${x} INV-30\`, f)`
  expect([...numbersIn(text)].sort()).toEqual(["A002", "A003", "A004", "A006", "A007", "INV-30", "INV-55"])
})

test("proofs are renewed from the titles", () => {
  expect(withProofs("- **A069** Edits | - | -\nprose", tests(both))).toBe(
    "- **A069** Edits | - | `lib/a.test.ts`\nprose",
  )
})
