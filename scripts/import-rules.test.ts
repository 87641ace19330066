import { describe, expect, test } from "vitest"
import { importsOf, importViolations, zoneOf } from "./import-rules.mjs"

const OPERATION = `export const rename = mutation({ name: "org.rename" })`
const house: Record<string, string> = {
  "lib/orgs/rename": OPERATION,
  "lib/orgs/rules": "export const keepsName = 1",
  "lib/identity/session": `import { cookies } from "next/headers"`,
  "lib/identity/password": "export const hash = 1",
}
const judge = (path: string, text: string) => importViolations(path, text, (target) => house[target])

describe("the table of imports", () => {
  test.each([
    ["app/page.tsx", `import { member } from "@/db/schema/org"`],
    ["app/page.tsx", `import type { Tx } from "@/db/tenancy"`],
    ["app/page.tsx", `import { perform } from "@/lib/operations/perform"`],
    ["components/members/row.tsx", `import { rename } from "@/lib/orgs/rename"`],
    ["components/members/row.tsx", `import { act } from "@/app/actions"`],
    ["components/members/row.tsx", `import type { Tx } from "../../db/tenancy"`],
    ["components/members/row.tsx", `import { cookies } from "next/headers"`],
    ["components/members/row.tsx", `import { keepsAnAdmin } from "@/lib/access/members"`],
    ["lib/members/remove.ts", `import { rename } from "../orgs/rename"`],
    ["lib/members/remove.ts", `import { revalidatePath } from "next/cache"`],
    ["lib/members/remove.ts", `import { read } from "@/lib/identity/session"`],
    ["lib/members/remove.ts", `import { ask } from "@/lib/doors/page"`],
    ["lib/members/remove.ts", `import { Table } from "@/components/table/table"`],
    ["lib/members/remove.ts", `import { Pool } from "pg"`],
    ["lib/operations/perform.ts", `import { rename } from "@/lib/orgs/rename"`],
    ["lib/operations/perform.ts", `const late = await import("@/lib/orgs/rename")`],
    ["lib/access/levels.ts", `import { clock } from "@/lib/clock"`],
    ["lib/access/levels.ts", `import { z } from "zod"`],
    ["lib/listing/url.ts", `import { inOrg } from "@/db/tenancy"`],
    ["db/sql/page.ts", `import { drizzle } from "drizzle-orm/node-postgres"`],
    ["db/sql/page.ts", `import { rules } from "@/lib/members/rules"`],
    ["lib/members/list.ts", `import { freshWorld } from "@/e2e/fixtures/database"`],
  ])("%s may not say %s", (path, text) => {
    expect(judge(path, text)).toHaveLength(1)
  })

  test.each([
    ["app/page.tsx", `import { rename } from "@/lib/orgs/rename"`],
    ["app/page.tsx", `import { redirect } from "next/navigation"`],
    ["components/members/row.tsx", `import type { Facts } from "@/lib/members/facts"`],
    ["components/members/row.tsx", `import { type A, type B } from "@/lib/members/facts"`],
    ["components/members/row.tsx", `import { editAccessInput } from "@/lib/members/inputs"`],
    ["components/members/row.tsx", `import { LEVELS } from "@/lib/access/levels"`],
    ["components/members/row.tsx", `import { parseList } from "@/lib/listing/url"`],
    ["components/members/row.tsx", `import Link from "next/link"`],
    ["lib/members/remove.ts", `import { keepsName } from "../orgs/rules"`],
    ["lib/members/remove.ts", `import { hash } from "@/lib/identity/password"`],
    ["lib/members/remove.test.ts", `import { freshWorld } from "@/e2e/fixtures/database"`],
    ["db/tenancy.ts", `import { Pool } from "pg"`],
    ["lib/members/list.ts", `import type { PoolClient } from "pg"`],
    ["scripts/seed.ts", `import { rename } from "../lib/orgs/rename"`],
  ])("%s may say %s", (path, text) => {
    expect(judge(path, text)).toEqual([])
  })

  test("a sentence names the file, the line, what it imports and why not", () => {
    expect(judge("app/page.tsx", `\nimport { member } from "@/db/schema/org"`)).toEqual([
      "app/page.tsx:2 imports @/db/schema/org: app never sees db",
    ])
  })
})

test("imports over several lines, exports, bare and late ones are all seen", () => {
  const text = `import {\n  a,\n  type B,\n} from "one"\nexport { c } from "two"\nimport "three"\nconst d = import("four")\ntype E = import("five").E\nimport type { F } from "six"\n// import { g } from "seven"\n`
  expect(importsOf(text).map(({ from, typeOnly }) => `${from}${typeOnly ? " (types)" : ""}`)).toEqual([
    "one",
    "two",
    "six (types)",
    "three",
    "four",
    "five (types)",
  ])
})

test.each([
  ["proxy.ts", "entry"],
  ["app/page.tsx", "app"],
  ["lib/clock.ts", "ground"],
  ["lib/doors/operations/members.ts", "doors"],
  ["lib/members/remove.ts", "noun members"],
])("%s stands in %s", (path, zone) => {
  expect(zoneOf(path)).toBe(zone)
})
