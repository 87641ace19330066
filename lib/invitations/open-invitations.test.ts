import { describe, expect, test } from "vitest"
import { freshWorld } from "@/e2e/fixtures/database"
import { invitationsCounted, linksOf } from "@/e2e/fixtures/invitations"
import { clock, DAY } from "@/lib/clock"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { changeInvitation } from "./change"
import { getInvitation } from "./get"
import { inviteMember } from "./invite"
import { releaseMails } from "./release-mails"
import { resendInvitation } from "./resend"
import { restoreInvitation, revokeInvitation } from "./revoke"

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
    expect((await linksOf(own, invitation)).map((one) => one.voided_at === null).sort()).toEqual([false, true])
    // INV-50: the mail of the dead link is never sent.
    expect((await own.mails()).map((one) => one.state).sort()).toEqual(["QUEUED", "VOID"])
    expect(await perform(revokeInvitation, own.call("admin", ids))).toMatchObject({ ok: true, changed: 1 })
    expect((await linksOf(own, invitation)).every((one) => one.voided_at !== null)).toBe(true)
    expect(await perform(resendInvitation, own.call("admin", ids))).toMatchObject({ refusal: "invitation_void" })
    expect(await invitationsCounted(own)).toEqual({ kept: 0, real: 0 })
    expect(await perform(restoreInvitation, own.call("admin", ids))).toMatchObject({ ok: true, changed: 1 })
    expect(
      (await own.rows({ text: "select state from invitation where id = $1", values: [invitation] }))[0],
    ).toMatchObject({ state: "OPEN" })
    expect(await invitationsCounted(own)).toEqual({ kept: 1, real: 1 })
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

test("settled 3.10 mails kept for later go out when they are released, and the week begins then", async () => {
  const own = await freshWorld()
  const input = { username: `${own.tag}.later`, create: { name: "Later", email: `${own.tag}.later@new.example` } }
  await perform(inviteMember, own.call("admin", input))
  await own.rows({ text: "update mail set state = 'HELD' where org_id = $1", values: [own.org] })
  expect(await perform(releaseMails, own.call("manager", {}))).toMatchObject({ ok: true, changed: 1 })
  expect((await own.mails()).map((one) => one.state)).toEqual(["QUEUED"])
  expect(await perform(releaseMails, own.call("admin", {}))).toMatchObject({ ok: true, changed: 0 })
})
