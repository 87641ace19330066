import { expect, test } from "vitest"
import { notPlain } from "./plain"

const cycle: Record<string, unknown> = {}
cycle.self = cycle

const refused: readonly (readonly [string, unknown])[] = [
  ["a promise", Promise.resolve(1)],
  ["a thenable", JSON.parse('{"then":1}')],
  ["a date", new Date(0)],
  ["a map", new Map()],
  ["a set", new Set()],
  ["a function", () => 1],
  ["a symbol", Symbol("x")],
  ["a bigint", 1n],
  ["a class instance", new (class A {})()],
  ["a typed array", new Uint8Array(2)],
  ["NaN", Number.NaN],
  ["infinity", Number.POSITIVE_INFINITY],
  ["a NUL", "a\u0000b"],
  ["half a surrogate pair", "\ud800"],
  ["__proto__", JSON.parse('{"__proto__":{"admin":true}}')],
  ["constructor", { constructor: 1 }],
  ["a cycle", cycle],
  ["deep nesting", JSON.parse(`${"[".repeat(40)}${"]".repeat(40)}`)],
  ["very many parts", Array.from({ length: 30_000 }, () => 1)],
  ["something deep inside", { a: [{ b: new Date(0) }] }],
]

test.each(refused)("INV-51 %s is not plain data", (_name, value) => {
  expect(notPlain(value)).toEqual(expect.any(String))
})

test.each([null, undefined, true, 0, -1.5, "", "äöü 🙂", [], {}, { a: [{ b: null }] }, Object.create(null)])(
  "INV-51 %j is plain data",
  (value) => {
    expect(notPlain(value)).toBeNull()
  },
)
