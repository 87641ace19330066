import { expect, test } from "vitest"
import { namingViolations } from "./naming-rules.mjs"

const lines = (count: number) => "const a = 1\n".repeat(count)

test.each([
  ["lib/utils/dates.ts", "export const a = 1"],
  ["components/hooks/open.ts", "export const a = 1"],
  ["lib/members/helpers.ts", "export const a = 1"],
  ["lib/members/data.ts", "export const a = 1"],
  ["lib/members/editAccess.ts", "export const a = 1"],
  ["lib/members/edit.ts", "export function handle() {}"],
  ["lib/members/edit.ts", "type Info = string"],
  ["lib/members/edit.ts", lines(251)],
  ["components/members/row.tsx", lines(151)],
  ["lib/members/all.ts", `export * from "./edit"\nconst a = 1`],
  ["lib/members/all.ts", `// everything\nexport { a } from "./edit"\nexport {\n  b,\n  c,\n} from "./list"\n`],
])("%s is refused", (path, text) => {
  expect(namingViolations(path, text)).toHaveLength(1)
})

test.each([
  ["lib/members/edit.ts", lines(250)],
  ["components/members/row.tsx", lines(150)],
  ["lib/members/edit.ts", `export { a } from "./list"\nexport const b = 1`],
  ["app/(console)/orgs/[org]/page.tsx", "export default function Page() {}"],
  ["lib/members/edit.ts", "type DataObject = string\nfunction handleOf() {}"],
])("%s is allowed", (path, text) => {
  expect(namingViolations(path, text)).toEqual([])
})
