import { beforeEach, expect, test } from "vitest"
import { difference, freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { requestBy } from "@/e2e/fixtures/requests"
import { render } from "@/lib/notices/letter"
import { TEMPLATES } from "@/lib/notices/templates"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { approveRequest } from "./approve"
import { assignRequest } from "./assign"
import { createRequest } from "./create"
import { declineRequest, returnRequest } from "./decide"
import { getRequest } from "./get"
import { openRequest } from "./open"
import { replyToRequest } from "./reply"

let world: World
beforeEach(async () => {
  world = await freshWorld()
  await world.rows({ text: "update org set billable = true where id = $1", values: [world.org] })
  await money({ charged: "0", reserved: "0", spending_limit: "1000000000" })
})

const money = (columns: Readonly<Record<string, string>>) =>
  world.rows({
    text: `update billing_account set ${Object.keys(columns)
      .map((column, at) => `${column} = $${at + 2}`)
      .join(", ")} where id = $1`,
    values: [world.org, ...Object.values(columns)],
  })
const limitNow = async () =>
  (
    await world.rows<{ limit: string | null }>({
      text: "select spending_limit::text as limit from billing_account where id = $1",
      values: [world.org],
    })
  )[0]?.limit

const as = (by: PersonKey, input: object) => world.call(by, input, { org: null })
const desk = (input: object) => as("support", input)

const ask = (by: PersonKey, more?: object) => requestBy(world, by, more)
const askLimit = (limit = "5000000000") =>
  ask("admin", { kind: "spending-limit", org: world.org, subject: "Our limit", details: { limit } })

async function opened(request: string) {
  const answer = await read(openRequest, desk({ request }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
async function seen(by: PersonKey, request: string) {
  const answer = await read(getRequest, as(by, { request }))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
const mailsOf = (request: string) =>
  world.rows<{ kind: string; address: string; payload: Record<string, unknown> }>({
    text: "select kind, address, payload from mail where payload->>'requestId' = $1 order by created_at, kind, address",
    values: [request],
  })

test("A031 A121 A122 an approval sets the limit, in the org's trail with support's reason, and tells who asked, all in one; it is asked and answered on the way", async () => {
  const { id, number } = await askLimit()
  expect(await perform(assignRequest, desk({ request: id, to: world.users.support }))).toMatchObject({ ok: true })
  const question = { request: id, version: 2, words: "For which purchase order?" }
  expect(await perform(returnRequest, desk(question))).toMatchObject({ ok: true })
  expect((await mailsOf(id)).at(-1)).toMatchObject({ kind: "request.returned", payload: { words: question.words } })
  expect(await opened(id)).toMatchObject({ state: "RETURNED", waitingSince: null })
  expect(await perform(replyToRequest, as("admin", { request: id, message: "PO-17" }))).toMatchObject({ ok: true })
  expect(await limitNow()).toBe("1000000000")

  const { version, waitingSince } = await opened(id)
  expect(waitingSince).not.toBeNull()
  const input = {
    request: id,
    version,
    words: "Agreed.\nUntil June.",
    effect: { kind: "spending-limit", limit: "4000000000" },
  }
  const shown = await preview(approveRequest, desk(input))
  expect(shown).toMatchObject({
    ok: true,
    preview: { changed: 2, lines: [{}, { after: { spendingLimit: "4000000000" } }] },
  })
  expect(await perform(approveRequest, desk(input))).toMatchObject({ ok: true, changed: 2 })
  expect(await limitNow()).toBe("4000000000")
  const trail = (await world.trail()).filter((event) => event.operation === "request.approve")
  const reason = `Request ${number}: Agreed. Until June.`
  expect(trail).toMatchObject([
    { actor_kind: "support", reason, after: { state: "APPROVED" } },
    { actor_kind: "support", reason, before: { spendingLimit: "1000000000" }, after: { spendingLimit: "4000000000" } },
  ])
  const told = (await mailsOf(id)).filter((mail) => mail.kind === "request.approved")
  expect(told.map((mail) => mail.payload.own).sort()).toEqual([false, true])
  const own = told.find((mail) => mail.payload.own)
  const letter = render(TEMPLATES["request.approved"](own?.payload as never), "https://console.example", null)
  expect(letter.text).toContain("$4,000.00")
  expect(letter.text).toContain(`/help/support/${id}`)
  const thread = await seen("admin", id)
  expect(thread.messages.map((one) => [one.by, one.state])).toEqual([
    ["support", "RETURNED"],
    ["you", "IN_REVIEW"],
    ["support", "APPROVED"],
  ])
})

test("A343 two who decide at once: one wins, and the other is told", async () => {
  const { id } = await askLimit()
  const input = { request: id, version: 1, words: "Agreed." }
  const answers = await Promise.all([
    perform(approveRequest, desk({ ...input, effect: { kind: "spending-limit", limit: "5000000000" } })),
    perform(approveRequest, desk({ ...input, effect: { kind: "spending-limit", limit: "6000000000" } })),
    perform(declineRequest, desk(input)),
  ])
  expect(answers.filter((one) => one.ok)).toHaveLength(1)
  expect(answers.flatMap((one) => (one.ok ? [] : [one.refusal]))).toEqual(["request_closed", "request_closed"])
  expect((await mailsOf(id)).filter((mail) => mail.payload.own)).toHaveLength(1)
})

test("A343 a decision on what has moved on meanwhile is refused, and nothing changes", async () => {
  const { id } = await askLimit()
  await perform(replyToRequest, as("admin", { request: id, message: "Rather less." }))
  await money({ charged: "900000001" })
  const input = { request: id, words: "Agreed.", effect: { kind: "spending-limit", limit: "900000000" } }
  const before = await world.dump()
  const approve = (more: object) => perform(approveRequest, desk({ ...input, ...more }))
  expect(await approve({ version: 1 })).toMatchObject({ refusal: "stale_version" })
  expect(await approve({ version: 2 })).toMatchObject({
    refusal: "limit_below_spent",
    message: expect.stringContaining("$900.00 is charged"),
  })
  expect(await approve({ version: 2, effect: { kind: "provisioning" } })).toMatchObject({ refusal: "invalid_input" })
  expect(difference(before, await world.dump())).toEqual({})
  await world.rows({ text: "update org set state = 'SUSPENDED' where id = $1", values: [world.org] })
  expect(await approve({ version: 2, effect: { kind: "spending-limit", limit: null } })).toMatchObject({
    refusal: "org_expired",
    message: expect.stringContaining("is suspended"),
  })
})

test("A343 INV-14 nobody puts into effect what is not among their rights at the desk, nor what is not any more since they were found", async () => {
  const { id } = await askLimit()
  const call = desk({ request: id, version: 1, words: "Agreed.", effect: { kind: "spending-limit", limit: null } })
  await world.rows({
    text: `update "user" set staff_rights = array['requests'] where id = $1`,
    values: [world.users.support],
  })
  const before = await world.dump()
  expect(await perform(approveRequest, call)).toMatchObject({ refusal: "lacks_permission" })
  expect(difference(before, await world.dump())).toEqual({})
  expect(await perform(returnRequest, { ...call, input: { request: id, version: 1, words: "Why?" } })).toMatchObject({
    ok: true,
  })
})

test("A043 A180 PHI goes on with its agreement; A024 a new org is tied to what asked for it", async () => {
  const phi = await ask("admin", { kind: "phi", org: world.org, subject: "PHI" })
  const effect = { kind: "phi", licenceReference: "Agreement 9", baaSignedOn: "2026-01-15" }
  const input = { request: phi.id, version: 1, words: "Signed." }
  expect(
    await perform(approveRequest, desk({ ...input, effect: { ...effect, baaSignedOn: "2999-01-01" } })),
  ).toMatchObject({ refusal: "in_future" })
  expect(await perform(approveRequest, desk({ ...input, effect }))).toMatchObject({ ok: true })
  const own = await ask("nobody", { kind: "billable-org", subject: "An org", details: { name: "Helix" } })
  const made = { request: own.id, version: 1, words: "Made." }
  expect(
    await perform(approveRequest, desk({ ...made, effect: { kind: "billable-org", org: "org-nowhere" } })),
  ).toMatchObject({ refusal: "not_found" })
  expect(
    await perform(approveRequest, desk({ ...made, effect: { kind: "billable-org", org: world.org } })),
  ).toMatchObject({ ok: true })
  expect(await opened(own.id)).toMatchObject({ state: "APPROVED", org: { id: world.org, phi: true } })
})

test("A199 an approved sponsorship begins, and a sponsor who cannot be charged is refused", async () => {
  const until = "2400-01-01T00:00:00.000Z"
  const details = { project: world.projects.lab, sponsor: world.foreign, until }
  const { id } = await ask("admin", { kind: "sponsorship", subject: "A sponsor", details })
  const input = {
    request: id,
    version: 1,
    words: "Agreed.",
    effect: { kind: "sponsorship", sponsor: world.foreign, until },
  }
  await world.rows({ text: "update org set billable = false where id = $1", values: [world.foreign] })
  expect(await perform(approveRequest, desk(input))).toMatchObject({ refusal: "org_not_billable" })
  await world.rows({ text: "update org set billable = true where id = $1", values: [world.foreign] })
  await world.rows({
    text: "update billing_account set spending_limit = null, confirmed = true where id = $1",
    values: [world.foreign],
  })
  expect(await perform(approveRequest, desk(input))).toMatchObject({ ok: true, changed: 2 })
  const [project] = await world.rows({
    text: "select sponsored_by from project where id = $1",
    values: [details.project],
  })
  expect(project).toEqual({ sponsored_by: world.foreign })
})

test("A343 a decline says why by mail, and what it says is text in the mail and never markup", async () => {
  const subject = `<img src=x onerror="a()"> & limit`
  const { id } = await ask("member", { subject })
  expect(await perform(createRequest, as("member", { subject: "One\nBcc: two", message: "Hi" }))).toMatchObject({
    refusal: "invalid_input",
  })
  const words = "This is <b>not</b> possible."
  expect(await perform(declineRequest, desk({ request: id, version: 1, words }))).toMatchObject({ ok: true })
  const mail = (await mailsOf(id)).find((one) => one.kind === "request.declined")
  const letter = render(TEMPLATES["request.declined"](mail?.payload as never), "https://console.example", null)
  expect(letter.text).toContain(words)
  expect(letter.html).not.toMatch(/<img src=x|<b>not/)
  expect(await perform(replyToRequest, as("member", { request: id, message: "But why?" }))).toMatchObject({
    refusal: "request_closed",
  })
})
