import { beforeEach, describe, expect, test } from "vitest"
import { lineIn, post } from "@/e2e/fixtures/charges"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { clock } from "@/lib/clock"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { buildStatement } from "./build"
import { closeMonths } from "./close-months"
import { getStatementFile } from "./file"
import { listStatements } from "./list"
import { monthAfter, monthOf, newestToClose } from "./months"
import { sendStatement } from "./send"

let world: World
let month: string
beforeEach(async () => {
  world = await freshWorld()
  month = newestToClose(clock.now())
})

const inMonth = (of = month) => `${of.slice(0, 8)}15T08:00:00Z`
const charge = (over: Record<string, unknown> = {}) => post(world, [lineIn(world, { at: inMonth(), ...over })])
/** Closes the month of the world's accounts: those of other tests come first, some at a time. */
async function close(of = month) {
  for (;;) {
    const answer = await perform(closeMonths, world.call("system", { month: of }))
    if (!answer.ok || answer.changed === 0) return answer
  }
}
const build = (of = month, now = clock.now()) =>
  perform(buildStatement, world.call("system", { org: world.org, month: of }, { now }))
const file = async (as: "pdf" | "csv", of = month): Promise<Buffer> => {
  const answer = await read(getStatementFile, world.call("admin", { month: of, as }))
  return Buffer.from(answer.ok && answer.value ? answer.value.content : "", "base64")
}
const list = async () => {
  const answer = await read(listStatements, world.call("admin"))
  return answer.ok ? answer.value.statements : []
}
const sending = async (by: "admin" | "manager" = "admin") => {
  const answer = await read(listStatements, world.call(by))
  return answer.ok ? answer.value.sending : answer
}
const sums = async () => {
  const [row] = await world.rows<{ ledger: string; statement: string | null }>({
    text: `select (select coalesce(sum(amount), 0) from charge where payer = $1 and date_trunc('month', at at time zone 'utc')::date = $2::date)::text as ledger,
      (select amount::text from statement where org_id = $1 and month = $2::date) as statement`,
    values: [world.org, month],
  })
  return row
}
const mails = async () => (await world.mails()).filter((mail) => mail.kind.startsWith("statement."))

test("A027 a month closes on the 3rd at 00:30 UTC, and not before", async () => {
  expect(newestToClose(new Date("2026-11-03T00:29:59Z"))).toBe("2026-09-01")
  expect(newestToClose(new Date("2026-11-03T00:30:00Z"))).toBe("2026-10-01")
  expect(newestToClose(new Date("2027-01-31T23:59:59Z"))).toBe("2026-12-01")
  const early = await perform(closeMonths, world.call("system", { month: monthOf(clock.now()) }))
  expect(early).toMatchObject({ refusal: "in_future" })
})

describe("A027 the statement of a closed month", () => {
  test("is the ledger's, of all users, kept and mailed once to who is billed; admins are told by the bell", async () => {
    await charge({ user: world.users.member, amount: 1_500_000 })
    await charge({ user: world.users.admin2, amount: 250_001, kind: "EGRESS", quantity: 7 })
    expect(await build()).toMatchObject({ refusal: "not_found" })
    await close()
    expect(await build()).toMatchObject({ ok: true, changed: 1 })
    expect(await sums()).toEqual({ ledger: "1750001", statement: "1750001" })

    const csv = (await file("csv")).toString()
    const project = `${month.slice(0, 7)},${world.projects.lab},`
    expect(csv.split("\r\n")[0]).toBe("month,project id,project name,user,kind,quantity,unit,amount (USD)")
    expect(csv).toContain(project)
    expect(csv).toMatch(new RegExp(`${world.handles.member},compute,3600,seconds,1.500000`))
    expect(csv).toMatch(new RegExp(`${world.handles.admin2},egress,7,bytes,0.250001`))
    expect((await file("pdf")).subarray(0, 5).toString()).toBe("%PDF-")

    const recipient = `invoices@${world.org.slice(4)}.example`
    expect(await mails()).toMatchObject([
      { kind: "statement.monthly", address: recipient, payload: { amount: "1750001", attached: true, month } },
    ])
    const rung = await world.rows<{ user_id: string }>({
      text: "select user_id from notification where kind = 'statement.ready' and payload->>'orgId' = $1 order by 1",
      values: [world.org],
    })
    expect(rung.map((row) => row.user_id)).toEqual([world.users.admin, world.users.admin2].sort())
    expect((await world.trail()).at(-1)).toMatchObject({
      operation: "statement.build",
      after: { month: month.slice(0, 7), amount: "1750001" },
    })
    expect(await list()).toMatchObject([
      { month, amount: "1750001", recipient: { email: recipient }, mailed: { state: "UNDERWAY" } },
    ])
  })

  test("is built once: two workers at once keep one, and every download is the same bytes ever after", async () => {
    await charge()
    await close()
    const answers = await Promise.all([build(), build(), build()])
    expect(answers.map((one) => one.ok && one.changed).sort()).toEqual([0, 0, 1])
    const first = [await file("pdf"), await file("csv")]
    await world.rows({ text: "update org set name = 'Another Name' where id = $1", values: [world.org] })
    await world.rows({ text: "update project set name = 'Another' where id = $1", values: [world.projects.lab] })
    expect(await build()).toMatchObject({ ok: true, changed: 0 })
    expect([await file("pdf"), await file("csv")]).toEqual(first)
    expect(await mails()).toHaveLength(1)
  })

  test("equals the ledger whatever is posted while it closes: what comes after is refused", async () => {
    await charge()
    const posts = Array.from({ length: 12 }, () => charge())
    const [closed, ...answers] = await Promise.all([close(), ...posts])
    expect(closed).toMatchObject({ ok: true })
    expect(await build()).toMatchObject({ ok: true, changed: 1 })
    const posted = answers.filter((one) => one.ok).length + 1
    expect(await sums()).toEqual({ ledger: `${posted}000000`, statement: `${posted}000000` })
    for (const late of [month, monthAfter(month, -1)])
      expect(await charge({ at: inMonth(late) })).toMatchObject({ refusal: "period_closed" })
    expect(await charge({ at: inMonth(monthAfter(month, 1)), amount: 1 })).not.toMatchObject({
      refusal: "period_closed",
    })
  })

  test("there is none of a month without charges, which is closed all the same; nor of a person's own account", async () => {
    await world.rows({
      text: "update project set billed_to = $2 where id = $1",
      values: [world.projects.lab, world.users.nobody],
    })
    await charge()
    await close()
    const closings = await world.rows<{ payer: string }>({
      text: "select payer from charge_closing where payer = any ($1) and month = $2::date order by 1",
      values: [[world.org, world.users.nobody], month],
    })
    expect(closings).toHaveLength(2)
    expect(await build()).toMatchObject({ ok: true, changed: 0 })
    const tasks = {
      text: "select 1 from graphile_worker.jobs where key like $1",
      values: [`statement:${world.users.nobody}%`],
    }
    expect(await world.rows(tasks)).toEqual([])
    expect(await list()).toEqual([])
    expect(await mails()).toEqual([])
  })

  test("of an older month is kept and not mailed: what is made up for is no news", async () => {
    const older = monthAfter(month, -1)
    await charge({ at: inMonth(older) })
    await close()
    const queued = await world.rows<{ key: string }>({
      text: "select key from graphile_worker.jobs where key like $1",
      values: [`statement:${world.org}:%`],
    })
    expect(queued).toEqual([{ key: `statement:${world.org}:${older}` }])
    await build(older)
    expect(await list()).toMatchObject([{ month: older, mailed: null }])
    expect(await mails()).toEqual([])
  })

  test("A184 never says the name of a PHI project, nor in the mail's words", async () => {
    await world.rows({
      text: "update project set name = 'Canary Cohort', contains_phi = true where id = $1",
      values: [world.projects.lab],
    })
    await charge()
    await close()
    await build()
    const csv = (await file("csv")).toString()
    expect(csv).toContain(`${world.projects.lab},,`)
    const all = JSON.stringify([csv, await mails(), await world.trail()])
    expect(all).not.toContain("Canary")
  })
})

test("A027 a statement is sent again to the present recipient; without one it stays in the list", async () => {
  await charge()
  await world.rows({
    text: "update billing_information set state = 'WITHDRAWN' where org_id = $1",
    values: [world.org],
  })
  await close()
  await build()
  expect(await mails()).toEqual([])
  expect(await list()).toMatchObject([{ recipient: null, mailed: null }])
  const send = () => perform(sendStatement, world.call("admin", { month: month.slice(0, 7) }))
  const before = await world.dump()
  expect(await send()).toMatchObject({ refusal: "billing_unconfirmed" })
  expect(await sending()).toMatchObject({ may: false, why: expect.stringContaining("confirmed"), recipient: null })
  expect(difference(before, await world.dump())).toEqual({})
  await world.rows({
    text: "update billing_information set state = 'CONFIRMED', email = 'new@books.example' where org_id = $1",
    values: [world.org],
  })
  expect(await mails()).toEqual([])
  expect(await sending()).toMatchObject({ may: true, why: null, recipient: { email: "new@books.example" } })
  // Who sees all of the money and may not edit whom it goes to, is not told who that is now (A113).
  expect(await sending("manager")).toMatchObject({ may: false, recipient: null })
  expect(await send()).toMatchObject({ ok: true, changed: 1 })
  expect(await mails()).toMatchObject([{ kind: "statement.again", address: "new@books.example" }])
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "statement.send",
    after: { email: "new@books.example" },
  })
  expect(await list()).toMatchObject([{ mailed: { state: "UNDERWAY", to: "new@books.example" } }])
  for (let n = 0; n < 29; n += 1) await send()
  expect(await send()).toMatchObject({ refusal: "limit_reached" })
  expect(await mails()).toHaveLength(30)
})

test("A027 a statement is for those who see all of an org's money, and is not there for strangers", async () => {
  for (const by of ["member", "readOnly"] as const) {
    expect(await read(listStatements, world.call(by))).toMatchObject({ refusal: "lacks_permission" })
    expect(await read(getStatementFile, world.call(by, { month, as: "pdf" }))).toMatchObject({
      refusal: "lacks_permission",
    })
  }
  expect(await read(getStatementFile, world.call("outsider", { month, as: "pdf" }))).toMatchObject({
    refusal: "not_a_member",
  })
  expect(await read(getStatementFile, world.call("outsider", { month, as: "pdf" }, { org: world.foreign }))).toEqual({
    ok: true,
    value: null,
  })
})
