import { expect, test } from "vitest"
import { lineOf } from "./line"

const NOW = new Date("2026-11-28T12:00:00Z")
const given = {
  key: "job-1",
  kind: "COMPUTE",
  project: "project-1",
  user: "user-ada",
  quantity: 60,
  amount: 1_000_000,
  at: "2026-11-28T11:00:00Z",
}

test.each<[string, object, string, RegExp]>([
  ["a negative amount", { amount: -1 }, "invalid_input", /amount cannot be negative/],
  ["a negative amount as text", { amount: "-5" }, "invalid_input", /amount cannot be negative/],
  ["a fraction", { amount: 0.5 }, "invalid_input", /amount is a whole number, without a fraction/],
  ["a fraction as text", { amount: "1.5" }, "invalid_input", /amount is a whole number/],
  ["an amount too large", { amount: 1e15 + 1 }, "invalid_input", /amount is at most/],
  ["an amount that no column holds", { amount: "9223372036854775808" }, "invalid_input", /amount is at most/],
  ["an amount beyond what numbers can say", { amount: 1e300 }, "invalid_input", /amount is at most/],
  ["no amount", { amount: undefined }, "invalid_input", /amount is a whole number/],
  ["a negative quantity", { quantity: -1 }, "invalid_input", /quantity cannot be negative/],
  ["a time in the future", { at: "2026-11-28T12:05:01Z" }, "in_future", /in the future/],
  ["a day that is none", { at: "2026-02-30T00:00:00Z" }, "invalid_input", /at is a moment in UTC/],
  ["a time of no zone", { at: "2026-01-01T00:00:00" }, "invalid_input", /at is a moment in UTC/],
  ["a time of long ago", { at: "1970-01-01T00:00:00Z" }, "invalid_input", /at lies before/],
  ["storage", { kind: "STORAGE" }, "invalid_input", /metered by the console itself/],
  ["no key", { key: "" }, "invalid_input", /key is 1 to 200/],
  ["one of the console's own keys", { key: "storage/x" }, "invalid_input", /the console's own/],
  ["a field there is not", { payer: "org-x" }, "invalid_input", /no field payer/],
])("INV-51 a line with %s is refused in words", (_, over, refusal, words) => {
  expect(lineOf({ ...given, ...over }, NOW)).toMatchObject({
    wrong: { refusal, message: expect.stringMatching(words) },
  })
})

test.each([null, undefined, 1, "line", [], [given]])("INV-51 %j is no line", (wrong) => {
  expect(lineOf(wrong, NOW)).toMatchObject({ wrong: { key: null, refusal: "invalid_input" } })
})

test("a line is kept to the microsecond, in the month of UTC, and is the same line however it is written", () => {
  const read = lineOf({ ...given, at: "2026-10-31T23:59:59.999999Z", reference: "job", reservation: "r" }, NOW)
  expect(read).toMatchObject({
    line: { at: "2026-10-31T23:59:59.999999Z", month: "2026-10-01", amount: 1_000_000n, reservation: "r" },
  })
  const digest = (over: object) => {
    const one = lineOf({ ...given, ...over }, NOW)
    return "line" in one ? one.line.digest : null
  }
  const same = [{ amount: "1000000" }, { at: "2026-11-28T11:00:00.000Z" }, { reference: null }, { key: "another" }]
  for (const over of same) expect(digest(over)).toBe(digest({}))
  const others = [
    { amount: 1 },
    { quantity: 1 },
    { at: "2026-11-28T11:00:00.000001Z" },
    { user: "user-b" },
    { reference: "x" },
  ]
  for (const over of others) expect(digest(over)).not.toBe(digest({}))
  // Ahead by no more than clocks are.
  expect("line" in lineOf({ ...given, at: "2026-11-28T12:04:59Z" }, NOW)).toBe(true)
})
