import { beforeAll, describe, expect, test } from "vitest"
import { inTransaction } from "@/db/tenancy"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { linksOf, membershipOf } from "@/e2e/fixtures/invitations"
import { clock, DAY } from "@/lib/clock"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { getInvitation } from "./get"
import { inviteMember } from "./invite"
import { COMES_ANEW } from "./write"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

describe("an account that is activated", () => {
  test("A052 A053 A062 joins at once by username, is told by mail and stands in the trail", async () => {
    const { nobody } = world.users
    const answer = await perform(inviteMember, world.call("admin", { username: world.handles.nobody.toUpperCase() }))
    expect(answer).toMatchObject({ ok: true, changed: 1, value: { userId: nobody, state: "member" } })
    expect(await membershipOf(world, nobody)).toEqual({
      level: "MEMBER",
      billable_activities: false,
      project_access: "CONTRIBUTE",
      app_access: true,
      ends_at: null,
      roles: ["member"],
    })
    expect((await world.trail()).at(-1)).toMatchObject({
      operation: "member.invite",
      target: nobody,
      before: null,
      after: { as: "member", level: "MEMBER" },
    })
    expect((await world.mails()).at(-1)).toMatchObject({ kind: "member.added", user_id: nobody, state: "QUEUED" })
    const again = await perform(inviteMember, world.call("admin", { username: world.handles.nobody }))
    expect(again).toMatchObject({ ok: false, refusal: "already_member" })
  })

  test("A053 A054 A065 a user id works too, and ADMIN has every setting at its maximum", async () => {
    const input = {
      username: world.users.outsider,
      level: "ADMIN",
      projectAccess: "VIEW",
      appAccess: false,
      mail: "none",
    }
    const before = (await world.mails()).length
    expect(await perform(inviteMember, world.call("admin", input))).toMatchObject({ ok: true })
    expect(await membershipOf(world, world.users.outsider)).toMatchObject({
      level: "ADMIN",
      billable_activities: true,
      project_access: "ADMINISTER",
      app_access: true,
      roles: ["administrator"],
    })
    expect((await world.mails()).length).toBe(before)
  })

  test("A341 who was removed and joins anew: the preview says that what they held can then no longer be given back", async () => {
    const { removed } = world.users
    const call = () => world.call("admin", { username: world.handles.removed })
    const kept = {
      text: "select 1 from former_member where org_id = $1 and user_id = $2",
      values: [world.org, removed],
    }
    const looked = await preview(inviteMember, call())
    expect(looked).toMatchObject({ ok: true, preview: { lines: [{ target: removed, message: COMES_ANEW }] } })
    expect(await world.rows(kept)).toHaveLength(1)
    expect(await perform(inviteMember, call())).toMatchObject({ ok: true, value: { state: "member" } })
    expect(await world.rows(kept)).toEqual([])
    const other = await preview(inviteMember, world.call("admin", { username: world.handles.foreignMember }))
    expect(other.ok && other.preview.lines[0]?.message).toBeUndefined()
  })

  test("A060 joining leaves the person's billing account and their other orgs alone", async () => {
    const [user] = await world.rows<{ bill_to: string | null }>({
      text: `select bill_to from "user" where id = $1`,
      values: [world.users.nobody],
    })
    expect(user).toEqual({ bill_to: null })
  })

  test("INV-22 making an admin asks for the password again", async () => {
    const call = world.call(
      "admin",
      { username: "x", level: "ADMIN" },
      { provenAt: new Date(clock.now().getTime() - DAY) },
    )
    expect(await perform(inviteMember, call)).toMatchObject({ ok: false, refusal: "reauth_required" })
  })
})

describe("who may give what", () => {
  test.each([
    ["an admin", { level: "ADMIN" }],
    ["billable activities they lack", { billableActivities: true }],
    ["more project access than theirs", { projectAccess: "ADMINISTER" }],
  ])("INV-3 someone who manages people cannot make %s", async (_, settings) => {
    const own = await freshWorld()
    const before = await own.dump()
    const answer = await perform(inviteMember, own.call("manager", { username: own.handles.nobody, ...settings }))
    expect(answer).toMatchObject({ ok: false, refusal: "above_own_rights" })
    expect(difference(before, await own.dump())).toEqual({})
  })

  test.each(["member", "readOnly"] as const)("A051 %s may not invite", async (who) => {
    expect(await perform(inviteMember, world.call(who, { username: "x" }))).toMatchObject({
      refusal: "lacks_permission",
    })
  })

  test("an unknown name, an end in the past, an unknown role are refused", async () => {
    const { nobody } = (await freshWorld()).handles
    const ask = (input: object) => perform(inviteMember, world.call("admin", { username: nobody, ...input }))
    expect(await ask({ username: "nobody-at-all" })).toMatchObject({ refusal: "unknown_user" })
    expect(await ask({ endsAt: "2020-01-01T00:00:00Z" })).toMatchObject({ refusal: "end_in_past" })
    expect(await ask({ role: "no-such-role" })).toMatchObject({ refusal: "invalid_input" })
  })
})

describe("a new account", () => {
  const person = (name: string) => ({ name, email: `${world.tag}.${name}@new.example` })

  test("A080 A081 A082 A083 A084 is made and invited in one step, and mailed a link for seven days", async () => {
    const username = `${world.tag}.New`
    const input = { username, create: person("ann"), billableActivities: true, setBillTo: true }
    const answer = await perform(inviteMember, world.call("admin", input))
    expect(answer).toMatchObject({ ok: true, value: { state: "invited" } })
    const id = answer.ok ? ((answer.value as { invitation: string }).invitation ?? "") : ""
    const [user] = await world.rows({
      text: `select state, handle, provisioned_by, bill_to from "user" where id = $1`,
      values: [`user-${username.toLowerCase()}`],
    })
    expect(user).toEqual({ state: "INVITED", handle: username, provisioned_by: world.org, bill_to: null })
    const [link] = await linksOf(world, id)
    expect(Math.round(((link?.expires_at.getTime() ?? 0) - clock.now().getTime()) / DAY)).toBe(7)
    expect((await world.mails()).at(-1)).toMatchObject({ kind: "invitation.sent", state: "QUEUED" })
    const got = await read(getInvitation, world.call("admin", { invitation: id }))
    expect(got).toMatchObject({ ok: true, value: { status: "INVITED", setBillTo: true, email: input.create.email } })
    expect(await perform(inviteMember, world.call("admin", input))).toMatchObject({ refusal: "already_invited" })
    const other = { username: `${username}2`, create: person("ann") }
    expect(await perform(inviteMember, world.call("admin", other))).toMatchObject({ refusal: "email_taken" })
    const taken = { username: world.handles.member, create: person("taken") }
    expect(await perform(inviteMember, world.call("admin", taken))).toMatchObject({ refusal: "already_member" })
    const foreign = { username: world.handles.foreignMember, create: person("taken") }
    expect(await perform(inviteMember, world.call("admin", foreign))).toMatchObject({ refusal: "username_taken" })
  })

  test("A080 is refused where support has not switched it on, and by the database itself", async () => {
    const own = await freshWorld()
    await own.rows({ text: "update org set provisioning = false where id = $1", values: [own.org] })
    const before = await own.dump()
    const input = { username: `${own.tag}.new`, create: { name: "New", email: `${own.tag}@new.example` } }
    expect(await perform(inviteMember, own.call("admin", input))).toMatchObject({ refusal: "feature_off" })
    expect(difference(before, await own.dump())).toEqual({})
    const bounds = { org: own.org, actor: own.users.admin, actorKind: "user", now: clock.now() }
    const raw = inTransaction(bounds, (tx) => tx.rows({ text: "select accounts_provision('[]'::jsonb, now())" }))
    await expect(raw).rejects.toThrow(/makes no accounts/)
  })

  test.each([
    ["two addresses", "a@x.org,b@x.org"],
    ["a line break", "a@x.org\nBcc: b@x.org"],
    ["a name", "Ann <a@x.org>"],
    ["a look-alike @", "a＠x.org"],
    ["a list", ["a@x.org", "b@x.org"]],
  ])("INV-28 ONE-ADDRESS: %s is no address", async (_, email) => {
    const answer = await perform(inviteMember, world.call("admin", { username: "new", create: { name: "N", email } }))
    expect(answer).toMatchObject({ ok: false, refusal: "invalid_input" })
  })

  test("INV-41 a double click makes one account", async () => {
    const input = { username: `${world.tag}.twice`, create: person("twice") }
    const key = `${world.tag}-twice`
    const answers = await Promise.all([1, 2].map(() => perform(inviteMember, world.call("admin", input, { key }))))
    expect(answers.filter((one) => one.ok).length).toBeGreaterThanOrEqual(1)
    const later = await perform(inviteMember, world.call("admin", input, { key }))
    expect(later).toMatchObject({ ok: true, changed: 1 })
    const [n] = await world.rows<{ n: number }>({
      text: "select count(*)::int as n from invitation where org_id = $1 and handle = $2",
      values: [world.org, input.username],
    })
    expect(n).toEqual({ n: 1 })
  })

  test("INV-49 MAIL-IFF-COMMIT: what is rolled back mails nothing, a preview neither", async () => {
    const own = await freshWorld()
    const before = await own.dump()
    const input = { username: `${own.tag}.gone`, create: { name: "Gone", email: `${own.tag}.gone@new.example` } }
    const failing = {
      ...inviteMember,
      apply: async (...given: Parameters<typeof inviteMember.apply>) => {
        await inviteMember.apply(...given)
        throw new Error("after the writes")
      },
    }
    expect(await perform(failing, own.call("admin", input))).toMatchObject({ ok: false, refusal: "internal" })
    expect(await preview(inviteMember, own.call("admin", input))).toMatchObject({ ok: true, preview: { changed: 1 } })
    expect(difference(before, await own.dump())).toEqual({})
  })
})
