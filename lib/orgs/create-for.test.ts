import { beforeAll, expect, test } from "vitest"
import { mailTo } from "@/e2e/fixtures/billing-information"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { activateAccount } from "@/lib/accounts/activate"
import { after, clock, DAY } from "@/lib/clock"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createOrgFor } from "./create-for"
import { getDeskOrg } from "./desk-get"

let world: World
let made = 0
beforeAll(async () => {
  world = await freshWorld()
})

/** An org nobody has asked for yet, and what of it is to be otherwise. */
function asked(more: object = {}, admin: object = {}) {
  const handle = `${world.tag}-n${++made}`
  return {
    handle,
    name: "New Lab",
    admin: { email: `${handle}@people.example`, handle, name: "Fay First", ...admin },
    reason: "Asked for by contract",
    ...more,
  }
}
const call = (input: object) => world.call("support", input, { org: null })
const create = (input: object) => perform(createOrgFor, call(input))
const orgsMade = async () =>
  (
    await world.rows<{ n: number }>({
      text: `select (select count(*) from org where handle like $1)::int + (select count(*) from "user" where handle like $1)::int as n`,
      values: [`${world.tag}-n%`],
    })
  )[0]?.n

test("A025 INV-48 support makes a billable org with a limit and licensed features: its first line stands in its own trail, with the reason", async () => {
  const features = { phi: true, licenceReference: "A-1", baaSignedOn: "2024-03-01", development: true }
  const input = asked({ billable: true, spendingLimit: "5000000000", ...features })
  expect(await create(input)).toMatchObject({ ok: true, value: { id: `org-${input.handle}` } })
  const [first, second] = await world.trail(`org-${input.handle}`)
  expect(first).toMatchObject({
    operation: "org.create-for",
    actor: world.users.support,
    actor_kind: "support",
    reason: input.reason,
    after: { billable: true, spendingLimit: "5000000000", ...features },
  })
  expect(second).toMatchObject({ target: `user-${input.handle}`, after: { as: "invited", level: "ADMIN" } })
  const members = { text: "select 1 from member where org_id = $1", values: [`org-${input.handle}`] }
  expect(await world.rows(members)).toEqual([])
})

test("INV-28 an address with a line break, a list or a name in it, and text with one, make nothing", async () => {
  const before = await orgsMade()
  for (const email of [
    "a@x.example\r\nBcc: b@x.example",
    "a@x.example,b@x.example",
    "A <a@x.example>",
    "a@b\n.example",
  ])
    expect(await create(asked({}, { email }))).toMatchObject({ refusal: "invalid_input" })
  for (const wrong of [
    { name: "Lab\r\nBcc: b@x.example" },
    { name: " " },
    { name: "x".repeat(101) },
    { handle: "../x" },
  ])
    expect(await create(asked(wrong))).toMatchObject({ refusal: "invalid_input" })
  expect(await create(asked({ expiresAt: "2001-01-01T00:00:00.000Z" }))).toMatchObject({ refusal: "end_in_past" })
  expect(await create(asked({ phi: true, licenceReference: "A-1" }))).toMatchObject({ refusal: "invalid_input" })
  expect(await create(asked({}, { handle: world.handles.member }))).toMatchObject({ refusal: "username_taken" })
  expect(await create(asked({}, { email: await emailOf("member") }))).toMatchObject({ refusal: "email_taken" })
  const staff = asked({}, { email: await emailOf("support"), handle: undefined })
  expect(await create(staff)).toMatchObject({ refusal: "staff_account" })
  expect(await orgsMade()).toBe(before)
})

async function emailOf(who: "support" | "member"): Promise<string> {
  const text = 'select email from "user" where id = $1'
  const [row] = await world.rows<{ email: string }>({ text, values: [world.users[who]] })
  return row?.email ?? ""
}

test("A010 a name is kept as it was typed, and is text in the mail to the first admin", async () => {
  const input = asked({ name: "<b>Lab</b> & <script>alert(1)</script>" })
  expect(await create(input)).toMatchObject({ ok: true })
  const [mail] = await mailTo({ ...world, org: `org-${input.handle}` }, input.admin.email)
  expect(mail?.kind).toBe("invitation.sent")
  expect(mail?.link).not.toBe("")
  const kept = { text: "select name from org where id = $1", values: [`org-${input.handle}`] }
  expect(await world.rows(kept)).toEqual([{ name: input.name }])
})

test("A024 of two who make the same org at once one does, and the other is told that the id is taken", async () => {
  const input = asked()
  const other = { ...input, admin: asked().admin }
  const answers = await Promise.all([create(input), create(other)])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))).toEqual(["handle_taken"])
  expect(await preview(createOrgFor, call(input))).toMatchObject({ refusal: "handle_taken" })
})

test("settled 1.5 the first admin of a billable org that support made activates the account by the mailed link, and is its admin", async () => {
  const input = asked({ billable: true, spendingLimit: "5000000000" })
  expect(await create(input)).toMatchObject({ ok: true })
  const org = `org-${input.handle}`
  const [mail] = await mailTo({ ...world, org }, input.admin.email)
  const activated = world.call("anonymous", { link: mail?.link, password: "seven paper boats drifting" }, { org: null })
  expect(await perform(activateAccount, activated)).toMatchObject({ ok: true })
  const members = { text: "select user_id, level from member where org_id = $1", values: [org] }
  expect(await world.rows(members)).toEqual([{ user_id: `user-${input.handle}`, level: "ADMIN" }])
})

test("INV-24 the desk tells an open invitation of a first admin from one that came back and from one that nobody followed in time", async () => {
  const input = asked()
  expect(await create(input)).toMatchObject({ ok: true })
  const org = `org-${input.handle}`
  const seen = async (now?: Date) => {
    const answer = await read(getDeskOrg, world.call("support", { org }, { org: null, ...(now ? { now } : {}) }))
    return answer.ok && answer.value
      ? [answer.value.hasAdmin, answer.value.adminsTotal, ...answer.value.admins.map((one) => one.status)]
      : []
  }
  expect(await seen()).toEqual([false, 1, "invited"])
  expect(await seen(after(clock.now(), 8 * DAY))).toEqual([false, 1, "lapsed"])
  await world.rows({ text: "update invitation set bounced_at = created_at where org_id = $1", values: [org] })
  expect(await seen()).toEqual([false, 1, "bounced"])
})
