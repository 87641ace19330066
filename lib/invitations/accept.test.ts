import { describe, expect, test } from "vitest"
import { inTransaction } from "@/db/tenancy"
import { difference, freshWorld } from "@/e2e/fixtures/database"
import { invitationsCounted, membershipOf } from "@/e2e/fixtures/invitations"
import { clock, DAY } from "@/lib/clock"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { acceptInvitation, myInvitations } from "./accept"
import { acceptIntoOrg, loadAcceptance, mayAccept } from "./accept-into-org"
import { revokeInvitation } from "./revoke"

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
    expect(await membershipOf(own, own.users.invited)).toMatchObject({ level: "MEMBER", roles: ["member"] })
    expect((await own.trail()).at(-1)).toMatchObject({ operation: "invitation.accept", target: own.users.invited })
    expect(await accept()).toMatchObject({ refusal: "invitation_void" })
    expect(await invitationsCounted(own)).toEqual({ kept: 0, real: 0 })
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
      const joined = (await membershipOf(own, own.users.invited)) !== undefined
      expect(joined).toBe(accepted?.ok === true)
      expect(accepted?.ok === true && revoked?.ok === true && revoked.changed === 1).toBe(false)
      expect(await invitationsCounted(own)).toEqual({ kept: 0, real: 0 })
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
