import { describe, expect, test } from "vitest"
import { dateWords, fullWords, momentWords, relativeWords } from "./time-words"

const now = Date.UTC(2026, 10, 22, 12, 0)
const ago = (minutes: number) => now - minutes * 60_000

describe("what a moment is called", () => {
  test.each([
    [ago(0), "now"],
    [ago(5), "5 min ago"],
    [ago(125), "2 h ago"],
    [ago(60 * 20), "yesterday"],
    [ago(60 * 24 * 3), "3 days ago"],
    [ago(60 * 24 * 10), "12 Nov"],
    [ago(60 * 24 * 400), "18 Oct 2025"],
    [ago(-30), "in 30 min"],
    [ago(-60 * 24), "tomorrow"],
    [ago(-60 * 24 * 3), "in 3 days"],
  ])("%d is %s", (at, words) => {
    expect(relativeWords(at, now, "UTC")).toBe(words)
  })

  test("the viewer's zone decides the day and is named", () => {
    const late = Date.UTC(2026, 10, 22, 23, 30)
    expect(dateWords(late, now, "UTC")).toBe("22 Nov")
    expect(dateWords(late, now, "Europe/Vienna")).toBe("23 Nov")
    expect(momentWords(late, "Europe/Vienna")).toBe("23 Nov 2026, 00:30")
    expect(fullWords(late, "Europe/Vienna")).toBe("23 November 2026, 00:30 (Europe/Vienna)")
  })
})
