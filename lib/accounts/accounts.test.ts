import { beforeEach, describe, expect, test } from "vitest"
import { givePassword, giveSession, mailbox, OTHER_PASSWORD, PASSWORD } from "@/e2e/fixtures/credentials"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { clock, DAY, HOUR, MINUTE } from "@/lib/clock"
import { findBySession } from "@/lib/identity/find"
import { signInByPassword } from "@/lib/identity/sign-in"
import { newId, newSecret } from "@/lib/ids"
import { resendInvitation } from "@/lib/invitations/resend"
import { revokeInvitation } from "@/lib/invitations/revoke"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { changeEmail } from "@/lib/users/change-email"
import { activateAccount } from "./activate"
import { confirmEmail } from "./confirm-email"
import { requestReset, sendReset } from "./request-reset"
import { resetPassword } from "./reset-password"
import { seeLink } from "./see-link"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const in_ = (milliseconds: number): Date => new Date(clock.now().getTime() + milliseconds)
const anonymous = (input: unknown, now = clock.now()) => world.call("anonymous", input, { org: null, now })
const signIn = (name: string, password: string) =>
  signInByPassword({ name, password }, { id: newId(), ip: null, agent: null, door: "action" }, clock.now())

async function invitedLink(): Promise<string> {
  const done = await perform(resendInvitation, world.call("admin", { invitations: [world.invitation] }))
  if (!done.ok) throw new Error(done.message)
  return (await mailbox(world, world.users.invited))[0]?.link ?? ""
}

async function resetLink(): Promise<string> {
  await perform(sendReset, world.call("system", { name: world.handles.member }, { org: null }))
  return (await mailbox(world, world.users.member))[0]?.link ?? ""
}

describe("activation", () => {
  test("A084 the mailed link sets a password, makes the account active and the person a member, and only then can it be used", async () => {
    expect(await signIn(world.handles.invited, PASSWORD)).toMatchObject({ refusal: "wrong_credentials" })
    const link = await invitedLink()
    expect(link).not.toBe("")
    expect(await read(seeLink, anonymous({ link, kind: "activate" }))).toMatchObject({
      value: { refusal: null, handle: world.handles.invited },
    })
    const done = await perform(activateAccount, anonymous({ link, password: PASSWORD }))
    expect(done).toMatchObject({ ok: true, value: { userId: world.users.invited } })
    expect(
      await world.rows({
        text: "select level from member where org_id = $1 and user_id = $2",
        values: [world.org, world.users.invited],
      }),
    ).toHaveLength(1)
    expect((await world.trail()).at(-1)).toMatchObject({ operation: "account.activate", target: world.users.invited })
    expect((await world.trail(world.users.invited)).at(-1)).toMatchObject({ operation: "account.activate" })
    expect(await signIn(world.handles.invited, PASSWORD)).toMatchObject({ ok: true })
  })

  test("INV-24 the link works once", async () => {
    const link = await invitedLink()
    await perform(activateAccount, anonymous({ link, password: PASSWORD }))
    expect(await perform(activateAccount, anonymous({ link, password: OTHER_PASSWORD }))).toMatchObject({
      refusal: "link_invalid",
    })
    expect(await signIn(world.handles.invited, OTHER_PASSWORD)).toMatchObject({ ok: false })
  })

  test("INV-24 two who use the link at once make one account", async () => {
    const link = await invitedLink()
    const answers = await Promise.all(
      [PASSWORD, OTHER_PASSWORD].map((password) => perform(activateAccount, anonymous({ link, password }))),
    )
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  })

  test("INV-24 it ends after 7 days, with a newer link, and with the invitation", async () => {
    const link = await invitedLink()
    expect(
      await perform(activateAccount, anonymous({ link, password: PASSWORD }, in_(7 * DAY + MINUTE))),
    ).toMatchObject({
      refusal: "link_expired",
    })
    const newer = await invitedLink()
    expect(newer).not.toBe(link)
    expect(await perform(activateAccount, anonymous({ link, password: PASSWORD }))).toMatchObject({
      refusal: "link_invalid",
    })
    expect(await perform(revokeInvitation, world.call("admin", { invitations: [world.invitation] }))).toMatchObject({
      ok: true,
    })
    const before = await world.dump()
    expect((await perform(activateAccount, anonymous({ link: newer, password: PASSWORD }))).ok).toBe(false)
    expect(difference(before, await world.dump())).toEqual({})
  })

  test("a password that is easy to guess is refused, and the link stays good", async () => {
    const link = await invitedLink()
    for (const password of ["passwordpassword", `${world.handles.invited}12345678`.slice(0, 40)])
      expect(await perform(activateAccount, anonymous({ link, password }))).toMatchObject({ refusal: "weak_password" })
    expect(await perform(activateAccount, anonymous({ link, password: "too short" }))).toMatchObject({
      refusal: "invalid_input",
      fields: { password: expect.stringContaining("15") },
    })
    expect(await perform(activateAccount, anonymous({ link, password: PASSWORD }))).toMatchObject({ ok: true })
  })

  test.each(["", "short", newSecret(), "'; drop table mail_link; --"])(
    "INV-23 a link of %j opens nothing",
    async (link) => {
      const answer = await perform(activateAccount, anonymous({ link, password: PASSWORD }))
      expect(["link_invalid", "invalid_input"]).toContain(answer.ok ? "" : answer.refusal)
    },
  )
})

describe("a reset", () => {
  test("INV-14 sets the password, ends every session, tells the person, and works once", async () => {
    await givePassword(world, "member")
    const { secret } = await giveSession(world, "member")
    const link = await resetLink()
    expect(await perform(resetPassword, anonymous({ link, password: OTHER_PASSWORD }))).toMatchObject({ ok: true })
    expect(await findBySession(secret, true)).toBeNull()
    expect(await signIn(world.handles.member, PASSWORD)).toMatchObject({ refusal: "wrong_credentials" })
    expect(await signIn(world.handles.member, OTHER_PASSWORD)).toMatchObject({ ok: true })
    expect((await mailbox(world, world.users.member)).map((mail) => mail.kind)).toContain("account.password-changed")
    expect(await perform(resetPassword, anonymous({ link, password: PASSWORD }))).toMatchObject({
      refusal: "link_invalid",
    })
  })

  test("the link ends after an hour, with a newer one, and where the account is disabled or has another address", async () => {
    const link = await resetLink()
    const use = (one: string, now = clock.now()) =>
      perform(resetPassword, anonymous({ link: one, password: OTHER_PASSWORD }, now))
    expect(await use(link, in_(HOUR + MINUTE))).toMatchObject({ refusal: "link_expired" })
    const newer = await resetLink()
    expect(await use(link)).toMatchObject({ refusal: "link_invalid" })
    const set = (column: string, value: string) =>
      world.rows({ text: `update "user" set ${column} = $2 where id = $1`, values: [world.users.member, value] })
    await set("state", "DISABLED")
    expect(await use(newer)).toMatchObject({ refusal: "link_invalid" })
    await set("state", "ACTIVE")
    await set("email", `moved.${world.handles.member}@people.example`)
    expect(await use(newer)).toMatchObject({ refusal: "link_invalid" })
  })

  test("INV-55 asking is answered alike, and leaves the same behind, for a known name and a stranger's", async () => {
    const ask = (name: string) => perform(requestReset, anonymous({ name }))
    const known = await ask(world.handles.member)
    expect(await ask(`stranger.${newId().slice(0, 8)}`)).toEqual(known)
    expect(known).toMatchObject({ ok: true, value: null })
    expect(await mailbox(world, world.users.member)).toEqual([])
    const unknown = await perform(sendReset, world.call("system", { name: "stranger" }, { org: null }))
    expect(unknown).toMatchObject({ ok: true, changed: 0 })
  })

  test("asking for one name again and again has to wait", async () => {
    const name = `often.${newId().slice(0, 8)}`
    const answers = []
    for (let n = 0; n < 6; n += 1) answers.push(await perform(requestReset, anonymous({ name })))
    expect(answers.slice(0, 5).every((answer) => answer.ok)).toBe(true)
    expect(answers[5]).toMatchObject({ refusal: "rate_limited" })
  })

  test("INV-23 a link of one kind is not good for another", async () => {
    const link = await resetLink()
    expect(await perform(activateAccount, anonymous({ link, password: PASSWORD }))).toMatchObject({
      refusal: "link_invalid",
    })
    expect(await perform(confirmEmail, anonymous({ link }))).toMatchObject({ refusal: "link_invalid" })
  })
})

describe("a change of address", () => {
  const asked = `new.${newId().slice(0, 8)}@people.example`

  test("INV-25 needs the link mailed to the new one; the old one is told, and links on their way to it die", async () => {
    const old = `${world.handles.member}@people.example`
    const reset = await resetLink()
    expect(await perform(changeEmail, world.call("member", { email: asked.toUpperCase() }))).toMatchObject({ ok: true })
    const emailOf = async () =>
      (
        await world.rows<{ email: string }>({
          text: `select email from "user" where id = $1`,
          values: [world.users.member],
        })
      )[0]?.email
    expect(await emailOf()).toBe(old)
    const proof = (await mailbox(world, world.users.member)).find((mail) => mail.kind === "account.confirm-email")
    expect(proof?.address).toBe(asked)
    expect(await perform(confirmEmail, anonymous({ link: proof?.link }))).toMatchObject({
      ok: true,
      value: { email: asked },
    })
    expect(await emailOf()).toBe(asked)
    const told = (await mailbox(world, world.users.member)).find((mail) => mail.kind === "account.email-changed")
    expect(told).toMatchObject({ address: old })
    expect(await perform(resetPassword, anonymous({ link: reset, password: OTHER_PASSWORD }))).toMatchObject({
      refusal: "link_invalid",
    })
    expect((await world.trail(world.users.member)).at(-1)).toMatchObject({
      operation: "account.confirm-email",
      before: { email: old },
      after: { email: asked },
    })
  })

  test("INV-25 INV-55 an address that is someone's already is asked for alike, and never becomes a second one", async () => {
    const taken = `${world.handles.member2}@people.example`
    const free = await perform(changeEmail, world.call("member", { email: asked }))
    expect(await perform(changeEmail, world.call("member", { email: taken }))).toMatchObject({
      ok: free.ok,
      value: null,
    })
    const proof = (await mailbox(world, world.users.member)).find((mail) => mail.address === taken)
    expect(await perform(confirmEmail, anonymous({ link: proof?.link }))).toMatchObject({ refusal: "email_taken" })
  })
})
