import { beforeAll, describe, expect, test } from "vitest"
import { inTransaction } from "@/db/tenancy"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { clock, DAY } from "@/lib/clock"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { acceptInvitation, myInvitations } from "./accept"
import { acceptIntoOrg, loadAcceptance, mayAccept } from "./accept-into-org"
import { changeInvitation } from "./change"
import { getInvitation } from "./get"
import { inviteMember } from "./invite"
import { releaseMails } from "./release-mails"
import { resendInvitation } from "./resend"
import { restoreInvitation, revokeInvitation } from "./revoke"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const member = async (user: string, of = world) =>
  (
    await of.rows<Record<string, unknown>>({
      text: `select m.level, m.billable_activities, m.project_access, m.app_access, m.ends_at,
        array(select role_id from member_role r where r.org_id = m.org_id and r.user_id = m.user_id) as roles
        from member m where m.org_id = $1 and m.user_id = $2`,
      values: [of.org, user],
    })
  )[0]
const links = (of: World, invitation: string) =>
  of.rows<{ id: string; voided_at: Date | null; expires_at: Date }>({
    text: "select id, voided_at, expires_at from mail_link where invitation_id = $1 order by created_at, id",
    values: [invitation],
  })
const invitationState = async (of: World, id: string) =>
  (
    await of.rows<{ state: string; level: string }>({
      text: "select state, level from invitation where id = $1",
      values: [id],
    })
  )[0]
const counted = async (of: World) =>
  (
    await of.rows<{ kept: number; real: number }>({
      text: `select invitation_count as kept, (select count(*)::int from invitation i where i.org_id = o.id and i.state = 'OPEN') as real
        from org o where id = $1`,
      values: [of.org],
    })
  )[0]

describe("an account that is activated", () => {
  test("A052 A053 A062 joins at once by username, is told by mail and stands in the trail", async () => {
    const { nobody } = world.users
    const answer = await perform(inviteMember, world.call("admin", { username: world.handles.nobody.toUpperCase() }))
    expect(answer).toMatchObject({ ok: true, changed: 1, value: { userId: nobody, state: "member" } })
    expect(await member(nobody)).toEqual({
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
    expect(await member(world.users.outsider)).toMatchObject({
      level: "ADMIN",
      billable_activities: true,
      project_access: "ADMINISTER",
      app_access: true,
      roles: ["administrator"],
    })
    expect((await world.mails()).length).toBe(before)
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

  test("A080 A081 A082 A084 is made and invited in one step, and mailed a link for seven days", async () => {
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
    const [link] = await links(world, id)
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

describe("an open invitation", () => {
  test("is changed, resent with a new link and the old one dead, revoked, and opened again", async () => {
    const own = await freshWorld()
    const { invitation } = own
    const change = { invitation, level: "ADMIN" }
    expect(await perform(changeInvitation, own.call("admin", change))).toMatchObject({ ok: true, changed: 1 })
    expect((await own.trail()).at(-1)?.after).toMatchObject({
      level: "ADMIN",
      role: "administrator",
      projectAccess: "ADMINISTER",
    })
    expect(await perform(changeInvitation, own.call("admin", change))).toMatchObject({
      ok: true,
      changed: 0,
      unchanged: 1,
    })
    expect(await perform(changeInvitation, own.call("manager", { invitation, appAccess: false }))).toMatchObject({
      refusal: "outranked",
    })
    const ids = { invitations: [invitation] }
    expect(await perform(resendInvitation, own.call("admin", ids))).toMatchObject({ ok: true, changed: 1 })
    expect(await perform(resendInvitation, own.call("admin", ids))).toMatchObject({ ok: true, changed: 1 })
    expect((await links(own, invitation)).map((one) => one.voided_at === null).sort()).toEqual([false, true])
    // INV-50: the mail of the dead link is never sent.
    expect((await own.mails()).map((one) => one.state).sort()).toEqual(["QUEUED", "VOID"])
    expect(await perform(revokeInvitation, own.call("admin", ids))).toMatchObject({ ok: true, changed: 1 })
    expect((await links(own, invitation)).every((one) => one.voided_at !== null)).toBe(true)
    expect(await perform(resendInvitation, own.call("admin", ids))).toMatchObject({ refusal: "invitation_void" })
    expect(await counted(own)).toEqual({ kept: 0, real: 0 })
    expect(await perform(restoreInvitation, own.call("admin", ids))).toMatchObject({ ok: true, changed: 1 })
    expect(await invitationState(own, invitation)).toMatchObject({ state: "OPEN" })
    expect(await counted(own)).toEqual({ kept: 1, real: 1 })
  })

  test("shows pending, expired and bounced", async () => {
    const own = await freshWorld()
    const ask = (now?: Date) =>
      read(getInvitation, own.call("admin", { invitation: own.invitation }, now ? { now } : {}))
    expect(await ask()).toMatchObject({ value: { status: "INVITED" } })
    expect(await ask(new Date(clock.now().getTime() + 8 * DAY))).toMatchObject({ value: { status: "EXPIRED" } })
    await own.rows({ text: "update invitation set bounced_at = now() where id = $1", values: [own.invitation] })
    expect(await ask()).toMatchObject({ value: { status: "BOUNCED" } })
    await perform(resendInvitation, own.call("admin", { invitations: [own.invitation] }))
    expect(await ask()).toMatchObject({ value: { status: "INVITED" } })
  })
})

describe("INV-24 INVITE-BOUND", () => {
  const activated = async () => {
    const own = await freshWorld()
    await own.rows({ text: `update "user" set state = 'ACTIVE' where id = $1`, values: [own.users.invited] })
    return {
      own,
      accept: (by: "invited" | "nobody" = "invited", now?: Date) =>
        perform(
          acceptInvitation,
          own.call(by, { org: own.org, invitation: own.invitation }, { org: null, ...(now ? { now } : {}) }),
        ),
    }
  }

  test("accepting makes a member of that org, once", async () => {
    const { own, accept } = await activated()
    expect(await read(myInvitations, own.call("invited", {}, { org: null }))).toMatchObject({
      value: [{ org: own.org }],
    })
    expect(await accept()).toMatchObject({ ok: true, changed: 1 })
    expect(await member(own.users.invited, own)).toMatchObject({ level: "MEMBER", roles: ["member"] })
    expect((await own.trail()).at(-1)).toMatchObject({ operation: "invitation.accept", target: own.users.invited })
    expect(await accept()).toMatchObject({ refusal: "invitation_void" })
    expect(await counted(own)).toEqual({ kept: 0, real: 0 })
  })

  test.each([
    ["belongs to somebody else", "select 1", "nobody", "not_found"],
    ["is revoked", "update invitation set state = 'REVOKED' where org_id = $1", "invited", "invitation_void"],
    [
      "was sent by someone who is no admin any more",
      "update member set level = 'MEMBER', project_access = 'VIEW' where org_id = $1 and name = 'Ada Admin'; delete from member_role where org_id = $1 and user_id in (select user_id from member where org_id = $1 and name = 'Ada Admin')",
      "invited",
      "invitation_void",
    ],
    [
      "was sent by someone who is disabled",
      "update member set disabled = true where org_id = $1 and name = 'Ada Admin'",
      "invited",
      "invitation_void",
    ],
    [
      "is of an org that is suspended",
      "update org set state = 'SUSPENDED' where id = $1",
      "invited",
      "invitation_void",
    ],
    [
      "made an account the org may not make any more",
      "update org set provisioning = false where id = $1",
      "invited",
      "invitation_void",
    ],
    [
      "went to another address",
      "update invitation set email = 'other@people.example' where org_id = $1",
      "invited",
      "not_found",
    ],
    [
      "gives a role that is switched off",
      "update role set enabled = false where org_id = $1 and id = 'member'",
      "invited",
      "invitation_void",
    ],
  ] as const)("an invitation that %s cannot be accepted", async (_, change, by, refusal) => {
    const { own, accept } = await activated()
    for (const text of change.split("; ")) await own.rows({ text, values: text.includes("$1") ? [own.org] : [] })
    const before = await own.dump()
    expect(await accept(by)).toMatchObject({ ok: false, refusal })
    expect(difference(before, await own.dump())).toEqual({})
  })

  test("an invitation that has expired cannot be accepted", async () => {
    const { accept } = await activated()
    expect(await accept("invited", new Date(clock.now().getTime() + 8 * DAY))).toMatchObject({
      refusal: "link_expired",
    })
  })

  test("accept, revoke and the inviter's demotion at once never leave a member by a dead invitation", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { own, accept } = await activated()
      const revoke = () => perform(revokeInvitation, own.call("admin2", { invitations: [own.invitation] }))
      const [accepted, revoked] = await Promise.all(
        round % 2 ? [accept(), revoke()] : [accept(), revoke()].reverse().reverse(),
      )
      const joined = (await member(own.users.invited, own)) !== undefined
      expect(joined).toBe(accepted?.ok === true)
      expect(accepted?.ok === true && revoked?.ok === true && revoked.changed === 1).toBe(false)
      expect(await counted(own)).toEqual({ kept: 0, real: 0 })
    }
  })

  test("the pieces that activation uses join the account and set its billing account", async () => {
    const { own } = await activated()
    await own.rows({
      text: "update invitation set set_bill_to = true, billable_activities = true where id = $1",
      values: [own.invitation],
    })
    const bounds = { org: null, actor: own.users.invited, installation: true, actorKind: "user", now: clock.now() }
    await inTransaction(bounds, async (tx) => {
      const found = await loadAcceptance(tx, own, clock.now(), true)
      if (!found) throw new Error("no invitation")
      expect(mayAccept(found, own.users.invited, `${own.handles.invited}@PEOPLE.example`, clock.now())).toEqual({
        allowed: true,
      })
      await acceptIntoOrg(tx, found, clock.now())
    })
    const [user] = await own.rows({ text: `select bill_to from "user" where id = $1`, values: [own.users.invited] })
    expect(user).toEqual({ bill_to: own.org })
  })
})

test("settled 3.10 mails kept for later go out when they are released, and the week begins then", async () => {
  const own = await freshWorld()
  const input = { username: `${own.tag}.later`, create: { name: "Later", email: `${own.tag}.later@new.example` } }
  await perform(inviteMember, own.call("admin", input))
  await own.rows({ text: "update mail set state = 'HELD' where org_id = $1", values: [own.org] })
  expect(await perform(releaseMails, own.call("manager", {}))).toMatchObject({ ok: true, changed: 1 })
  expect((await own.mails()).map((one) => one.state)).toEqual(["QUEUED"])
  expect(await perform(releaseMails, own.call("admin", {}))).toMatchObject({ ok: true, changed: 0 })
})
