import { describe, expect, test } from "vitest"
import { render } from "./letter"
import { isNoticeKind, type NoticeKind, TEMPLATES } from "./templates"

const ORIGIN = "https://console.example.org"
const PAYLOAD = {
  name: "Jennifer Smith",
  handle: "smithj",
  org: "Genome Works",
  orgId: "org-genome_works",
  by: "Admin A",
  member: "User B",
  email: "new@people.example",
  endsAt: "2026-12-01T09:30:00.000Z",
  expiresAt: "2026-12-01T09:30:00.000Z",
  number: 7,
  kind: "Support",
  subject: "A question",
  message: "How?\nTell me.",
  ip: "192.0.2.7",
  agent: "Tests/1.0",
  percent: 75,
  spent: "1234567890",
  limit: "1500000000",
}
const LINKED: readonly NoticeKind[] = [
  "invitation.sent",
  "account.activate",
  "account.reset",
  "member.reset-password",
  "account.confirm-email",
  "billing-information.confirm",
]

describe("A345 every kind of mail", () => {
  test.each(Object.keys(TEMPLATES) as NoticeKind[])("%s says something, and no more than it was given", (kind) => {
    const link = `${ORIGIN}/somewhere?link=secret`
    const full = render(TEMPLATES[kind](PAYLOAD), ORIGIN, link)
    expect(full.subject.length).toBeGreaterThan(5)
    expect(full.subject).not.toMatch(/[\r\n]/)
    expect(full.text).not.toMatch(/undefined|null|NaN|Invalid|\[object/)
    expect(full.text.includes("link=secret")).toBe(LINKED.includes(kind))
    const bare = render(TEMPLATES[kind]({}), ORIGIN, link)
    expect(bare.text).not.toMatch(/undefined|null|NaN|Invalid|\[object/)
    for (const href of full.html.matchAll(/href="([^"]+)"/g)) expect(href[1]?.startsWith(`${ORIGIN}/`)).toBe(true)
  })

  test("what people wrote is text in the HTML too", () => {
    const evil = '<img src=x onerror="alert(1)">'
    const { html } = render(TEMPLATES["request.received"]({ ...PAYLOAD, message: evil, name: evil }), ORIGIN, null)
    expect(html).not.toContain("<img")
    expect(html).toContain("&lt;img")
  })

  test("dates are said in the reader's time zone, named", () => {
    const inVienna = TEMPLATES["member.ending"]({ ...PAYLOAD, timeZone: "Europe/Vienna" }).lines.join(" ")
    expect(inVienna).toContain("1 December 2026 at 10:30 (Europe/Vienna)")
    expect(TEMPLATES["member.ending"](PAYLOAD).lines.join(" ")).toContain("1 December 2026 at 09:30 (UTC)")
  })

  test("a kind that is none is none", () => {
    expect(isNoticeKind("member.unheard-of")).toBe(false)
    expect(isNoticeKind("toString")).toBe(false)
  })
})
