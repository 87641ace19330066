import { expect, test } from "vitest"
import { notPlain } from "./plain"

test("plain data comes in", () => {
  for (const value of [null, undefined, 1, "text", "日本 🧬", true, [], {}, { a: [{ b: null }] }, Object.create(null)])
    expect(notPlain(value)).toBeNull()
})

const cyclic: unknown[] = []
cyclic.push(cyclic)
const deep = JSON.parse(`${"[".repeat(40)}${"]".repeat(40)}`) as unknown

test.each([
  ["a promise", Promise.resolve(1)],
  ["something that only looks like one", { then: () => 1 }],
  ["a date", new Date()],
  ["a map", new Map()],
  ["a cycle", cyclic],
  ["a value nested too deeply", deep],
  ["more parts than any form has", Array.from({ length: 30_000 }, () => 0)],
  ["NaN", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["a NUL character", "a\u0000b"],
  ["half a surrogate pair", "\ud800"],
  ["a function", () => 1],
  ["a bigint", 1n],
  ["a prototype in the data", JSON.parse('{"__proto__":{"admin":true}}') as unknown],
])("INV-51 NO-5XX %s is refused before any schema sees it", (_, value) => {
  expect(notPlain(value)).not.toBeNull()
  expect(notPlain({ inside: [value] })).not.toBeNull()
})
