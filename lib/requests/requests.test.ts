import { beforeAll, expect, test } from "vitest"
import { difference, freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { render } from "@/lib/notices/letter"
import { TEMPLATES } from "@/lib/notices/templates"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createRequest } from "./create"
import { listRequests } from "./list"
import { requestsOfOrg } from "./of-org"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const asked = { subject: "Raise our limit", message: "We need more.\nThank you." }
const mailsTo = (user: string) =>
  world.rows<{ kind: string; address: string; payload: Record<string, unknown> }>({
    text: `select kind, address, payload from mail where payload->>'handle' = (select handle from "user" where id = $1) order by kind`,
    values: [user],
  })

const ask = (by: PersonKey, input: object) => perform(createRequest, world.call(by, input, { org: null }))

test("A034 Contact Support: the request is kept, mailed to support, and its receipt to the person", async () => {
  const done = await perform(createRequest, world.call("member", asked, { org: null }))
  if (!done.ok) throw new Error(done.message)
  const mails = await mailsTo(world.users.member)
  expect(mails).toMatchObject([
    { kind: "request.receipt", payload: { subject: "Raise our limit", number: done.value.number } },
    { kind: "request.received", address: "support@provost.example", payload: { message: asked.message } },
  ])
  const trail = await world.trail(world.users.member)
  expect(trail.at(-1)).toMatchObject({
    operation: "request.create",
    after: { kind: "support", subject: asked.subject },
  })
})

test("A034 one sees one's own requests, newest first, and nobody else's", async () => {
  await perform(createRequest, world.call("member2", { ...asked, subject: "First" }, { org: null }))
  await perform(createRequest, world.call("member2", { ...asked, subject: "Second" }, { org: null }))
  const answer = await read(listRequests, world.call("member2", {}, { org: null }))
  expect(answer.ok && answer.value.rows.map((row) => [row.subject, row.state])).toEqual([
    ["Second", "NEW"],
    ["First", "NEW"],
  ])
})

test.each(["phi", "provisioning"] as const)(
  "A043 A342 %s is asked for by an admin of the org, not by a member",
  async (kind) => {
    const input = { ...asked, kind, org: world.org }
    const before = await world.dump()
    const no = await perform(createRequest, world.call("member", input, { org: null }))
    expect(no).toMatchObject({ ok: false, refusal: "lacks_permission" })
    const never = await perform(createRequest, world.call("admin", { ...asked, kind }, { org: null }))
    expect(never).toMatchObject({ ok: false, refusal: "invalid_input", fields: { org: expect.any(String) } })
    expect(difference(before, await world.dump())).toEqual({})
    expect(await perform(createRequest, world.call("admin", input, { org: null }))).toMatchObject({ ok: true })
  },
)

test("A034 a request names no org that is not one's own", async () => {
  const before = await world.dump()
  const no = await perform(createRequest, world.call("member", { ...asked, org: world.foreign }, { org: null }))
  expect(no).toMatchObject({ ok: false, refusal: "not_found" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A342 a licence is asked for by its name, which the mail, the list and the trail say; without one it is no such request", async () => {
  const input = { ...asked, kind: "licence", licence: "databaseUiViewOnly", org: world.org }
  expect(await ask("member", input)).toMatchObject({ ok: false, refusal: "lacks_permission" })
  expect(await ask("admin2", input)).toMatchObject({ ok: true })
  expect((await mailsTo(world.users.admin2)).at(-1)).toMatchObject({ payload: { kind: "A licence: Apollo" } })
  expect((await world.trail(world.users.admin2)).at(-1)?.after).toMatchObject({ licence: "databaseUiViewOnly" })
  const list = await read(listRequests, world.call("admin2", {}, { org: null }))
  expect(list).toMatchObject({ ok: true, value: { rows: [{ kind: "licence", licence: "databaseUiViewOnly" }] } })
  const before = await world.dump()
  for (const wrong of [{ licence: null }, { licence: "gold" }, { kind: "support" }])
    expect(await ask("admin", { ...input, ...wrong })).toMatchObject({ ok: false, refusal: "invalid_input" })
  expect(difference(before, await world.dump())).toEqual({})
})

const limit = (micro: string | null, more: object = {}) => ({
  ...asked,
  kind: "spending-limit",
  org: world.org,
  details: { limit: micro, ...more },
})

test("A031 A121 A122 X3 an admin asks for a limit: the account's address is kept, support can answer to it, and no limit changes", async () => {
  const account = async () => (await world.dump()).billing_account
  const before = await account()
  expect(await ask("member", limit("5000000000"))).toMatchObject({ refusal: "lacks_permission" })
  expect(await ask("admin", limit("5000000000", { purchaseOrder: "PO-17" }))).toMatchObject({ ok: true })
  const [kept] = await world.rows<{ asked_from: string; details: object; state: string }>({
    text: "select asked_from, details, state from request where kind = 'spending-limit' and org_id = $1",
    values: [world.org],
  })
  const email = `${world.handles.admin}@people.example`
  expect(kept).toEqual({ asked_from: email, details: { limit: "5000000000", purchaseOrder: "PO-17" }, state: "NEW" })
  const received = (await mailsTo(world.users.admin)).filter((mail) => mail.kind === "request.received").at(-1)
  expect(received?.payload).toMatchObject({ asked: "Spending limit: $5,000.00\nPurchase order: PO-17", email })
  const letter = TEMPLATES["request.received"](received?.payload as never)
  expect(render(letter, "https://console.example", null).replyTo).toBe(email)
  expect(await account()).toEqual(before)
})

test("B3.7 A343 what is asked for is asked once at a time, also by two admins at once", async () => {
  const again = await ask("admin2", limit("9000000000"))
  const [open] = await world.rows<{ number: string }>({
    text: "select number from request where kind = 'spending-limit' and org_id = $1",
    values: [world.org],
  })
  expect(again).toMatchObject({ ok: false, refusal: "already_asked" })
  expect(again).toMatchObject({ message: expect.stringContaining(`request ${open?.number} `) })
  const input = { ...asked, kind: "licence", licence: "displayDataProtectionNotice", org: world.org }
  const both = await Promise.all([ask("admin", input), ask("admin2", input)])
  expect(both.filter((one) => one.ok)).toHaveLength(1)
  expect(both.find((one) => !one.ok)).toMatchObject({ refusal: "already_asked" })
  // Another licence is something else.
  expect(await ask("admin", { ...input, licence: "externalUploadRestricted" })).toMatchObject({ ok: true })
})

test("A343 the details are those of the kind and no others", async () => {
  const before = await world.dump()
  const wrong = [
    limit("5.5"),
    limit("-1"),
    { ...limit("5"), details: { name: "X" } },
    { ...limit("5"), details: null },
    { ...limit("5"), details: { limit: "5", spent: "0" } },
    { ...asked, details: { limit: "5" } },
    { ...asked, kind: "billable-org" },
    { ...asked, kind: "sponsorship", details: { project: world.projects.lab, sponsor: "somebody", until: "soon" } },
  ]
  for (const input of wrong) expect(await ask("admin", input)).toMatchObject({ refusal: "invalid_input" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("A024 anybody asks for a billable org of their own by its name; for one that is there its admins ask", async () => {
  const own = { ...asked, kind: "billable-org", details: { name: "Helix Institute", handle: "helix" } }
  expect(await ask("nobody", own)).toMatchObject({ ok: true })
  expect(await ask("nobody", own)).toMatchObject({ refusal: "already_asked" })
  const there = { ...asked, kind: "billable-org", org: world.org }
  expect(await ask("member", there)).toMatchObject({ refusal: "lacks_permission" })
  expect(await ask("admin", there)).toMatchObject({ ok: true })
})

test("A199 a sponsorship is asked for by who administers the project or its payer, and stands among what was asked for the org", async () => {
  const input = {
    ...asked,
    kind: "sponsorship",
    details: { project: world.projects.lab, sponsor: world.foreign, until: "2400-01-01T00:00:00.000Z" },
  }
  expect(await ask("nobody", input)).toMatchObject({ refusal: "not_found" })
  expect(await ask("member", input)).toMatchObject({ refusal: "lacks_permission" })
  expect(await ask("admin2", input)).toMatchObject({ ok: true })
  expect(await ask("admin", input)).toMatchObject({ refusal: "already_asked" })
  const org = await read(requestsOfOrg, world.call("admin", { filters: { kind: ["sponsorship"] } }))
  expect(org).toMatchObject({ ok: true, value: { rows: [{ kind: "sponsorship", askedBy: "Dora Deputy" }] } })
  expect(await read(requestsOfOrg, world.call("manager", {}))).toMatchObject({ refusal: "lacks_permission" })
})

test("A343 one's own requests page by page, each once", async () => {
  for (let n = 0; n < 26; n++) await ask("both", { ...asked, subject: `Question ${n}` })
  const page = (after: string | null) =>
    read(listRequests, world.call("both", { after, size: 25 }, { org: null })).then((answer) => {
      if (!answer.ok) throw new Error(answer.message)
      return answer.value
    })
  const first = await page(null)
  const second = await page(first.next)
  expect([first.rows.length, second.rows.length, second.next]).toEqual([25, 1, null])
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(26)
})
