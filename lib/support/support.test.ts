import { randomBytes } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createOrgFor } from "@/lib/orgs/create-for"
import { createSupport } from "./create"
import { findUser } from "./find-user"
import { placeHistory } from "./place-history"
import { resendActivation } from "./resend-activation"
import { signOutUser } from "./sign-out-user"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const WHY = "Asked for by contract"
const word = () => `c${randomBytes(5).toString("hex")}`
const command = (input: unknown) => world.call("system", input, { org: null, door: "command" })
const linksOf = (user: string) =>
  world.rows<{ kind: string; org_id: string | null; voided: boolean; secret_hash: string | null }>({
    text: "select kind, org_id, voided_at is not null as voided, secret_hash from mail_link where user_id = $1 order by created_at, voided_at",
    values: [user],
  })

test("settled 4.2 support:create makes an account without a password, activated by a mailed link", async () => {
  const handle = word()
  const rights = ["people", "staff"]
  const input = { handle, name: "Sam", email: `${handle}@people.example`, rights, reason: WHY }
  const done = await perform(createSupport, command(input))
  expect(done).toMatchObject({ ok: true, value: { userId: `user-${handle}` } })
  const found = await read(findUser, command({ who: handle }))
  expect(found).toMatchObject({ ok: true, value: { user: { state: "INVITED", support: true }, places: [] } })
  expect(await linksOf(`user-${handle}`)).toEqual([
    { kind: "activate", org_id: null, voided: false, secret_hash: null },
  ])
  const [held] = await world.rows({
    text: `select staff_rights as rights from "user" where id = $1`,
    values: [`user-${handle}`],
  })
  expect(held).toEqual({ rights })
  const accounts = await world.rows({ text: "select 1 from account where user_id = $1", values: [`user-${handle}`] })
  expect(accounts).toEqual([])
  expect(await perform(createSupport, command(input))).toMatchObject({ ok: false, refusal: "username_taken" })
})

test("A080 settled 4.2 org:create makes an org with what is switched on, and invites a first admin who has no account", async () => {
  const handle = word()
  const admin = { email: `${handle}@people.example`, handle, name: "Fay First" }
  const input = {
    handle,
    name: "For Fay",
    admin,
    reason: WHY,
    billable: true,
    spendingLimit: "5000000000",
    provisioning: true,
  }
  const done = await perform(createOrgFor, command(input))
  expect(done).toMatchObject({ ok: true, value: { id: `org-${handle}`, admin: handle } })
  const [org] = await world.rows({
    text: "select o.billable, b.spending_limit::text, o.provisioning, o.phi, o.member_count, o.invitation_count from org o join billing_account b on b.id = o.id where o.id = $1",
    values: [`org-${handle}`],
  })
  expect(org).toEqual({
    billable: true,
    spending_limit: "5000000000",
    provisioning: true,
    phi: false,
    member_count: 0,
    invitation_count: 1,
  })
  expect(await world.mails(`org-${handle}`)).toMatchObject([{ kind: "invitation.sent", address: admin.email }])
  expect(await world.trail(`org-${handle}`)).toMatchObject([
    { operation: "org.create-for", target: `org-${handle}`, actor: "system:test" },
    { operation: "org.create-for", target: `user-${handle}`, after: { as: "invited", level: "ADMIN" } },
  ])
})

test("settled 4.2 an activated account becomes the first admin at once, and is told", async () => {
  const handle = word()
  const [person] = await world.rows<{ email: string }>({
    text: 'select email from "user" where id = $1',
    values: [world.users.nobody],
  })
  const input = { handle, name: "For Nora", reason: WHY, admin: { email: person?.email ?? "" } }
  expect(await perform(createOrgFor, command(input))).toMatchObject({ ok: true })
  const members = await world.rows({
    text: "select user_id, level from member where org_id = $1",
    values: [`org-${handle}`],
  })
  expect(members).toEqual([{ user_id: world.users.nobody, level: "ADMIN" }])
  expect(await world.mails(`org-${handle}`)).toMatchObject([{ kind: "member.added" }])
})

test("settled 4.2 a command without an account, a name or a free handle says so, and nothing is made", async () => {
  const handle = word()
  const before = await world.rows({ text: "select count(*)::int as n from org where handle = $1", values: [handle] })
  const nobody = { handle, name: "X", reason: WHY, admin: { email: `${handle}@people.example` } }
  expect(await perform(createOrgFor, command(nobody))).toMatchObject({ ok: false, refusal: "unknown_user" })
  const taken = { ...nobody, handle: world.org.replace("org-", "") }
  expect(await perform(createOrgFor, command(taken))).toMatchObject({ ok: false, refusal: "handle_taken" })
  const limit = { ...nobody, admin: { ...nobody.admin, handle, name: "X" }, spendingLimit: "1" }
  expect(await perform(createOrgFor, command(limit))).toMatchObject({ ok: false, refusal: "invalid_input" })
  expect(await world.rows({ text: "select count(*)::int as n from org where handle = $1", values: [handle] })).toEqual(
    before,
  )
})

test("INV-14 user:sign-out ends every session of the person and of nobody else", async () => {
  const done = await perform(signOutUser, command({ who: world.handles.member, reason: WHY }))
  expect(done).toMatchObject({ ok: true, changed: 1 })
  const open = await world.rows<{ user_id: string }>({
    text: "select distinct user_id from session where revoked_at is null and user_id = any ($1)",
    values: [[world.users.member, world.users.member2]],
  })
  expect(open).toEqual([{ user_id: world.users.member2 }])
})

test("INV-23 user:resend makes a new link and kills the old; an activated account gets none", async () => {
  const handle = word()
  await perform(
    createSupport,
    command({ handle, name: "Re", email: `${handle}@people.example`, rights: [], reason: WHY }),
  )
  expect(await perform(resendActivation, command({ who: `user-${handle}`, reason: WHY }))).toMatchObject({ ok: true })
  expect((await linksOf(`user-${handle}`)).map((link) => link.voided).sort()).toEqual([false, true])
  const active = await perform(resendActivation, command({ who: world.handles.member2, reason: WHY }))
  expect(active).toMatchObject({ ok: false, refusal: "invalid_input" })
})

test("INV-47 what is done to staff, metering accounts and announcements is read by staff with its reason, and by nobody else", async () => {
  const handle = word()
  await perform(
    createSupport,
    command({ handle, name: "Sam", email: `${handle}@people.example`, rights: [], reason: WHY }),
  )
  const staff = await read(placeHistory, world.call("support", { place: "staff" }, { org: null }))
  const made = staff.ok ? staff.value.find((one) => one.did === "made Sam support staff") : undefined
  expect(made).toMatchObject({ actor: "Provost", reason: WHY })
  const announced = await read(placeHistory, world.call("support", { place: "announcements" }, { org: null }))
  expect(announced.ok && announced.value.filter((one) => one.did.includes("support staff"))).toEqual([])
  for (const by of ["admin", "meter", "anonymous"] as const)
    expect(await read(placeHistory, world.call(by, { place: "staff" }, { org: null }))).toMatchObject({ ok: false })
})
