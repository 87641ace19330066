import { beforeAll, describe, expect, test } from "vitest"
import { givePassword, giveSession, OTHER_PASSWORD, PASSWORD } from "@/e2e/fixtures/credentials"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { clock, MINUTE } from "@/lib/clock"
import { findBySession } from "@/lib/identity/find"
import type { Call } from "@/lib/operations/ground"
import type { AnyMutation } from "@/lib/operations/operation"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createToken } from "@/lib/tokens/create"
import { deleteToken } from "@/lib/tokens/keep"
import { changeEmail } from "@/lib/users/change-email"
import { changePassword } from "@/lib/users/change-password"
import { confirmPassword } from "./confirm-password"
import { endOtherSessions, endSession, listSessions, signOut } from "./end"

let world: World
beforeAll(async () => {
  world = await freshWorld()
  await givePassword(world, "member")
})

/** A call from one browser of the member's. */
function from(session: { id: string }, input: unknown = {}, provenAt = clock.now()): Call {
  const call = world.call("member", input)
  return { ...call, actor: { ...call.actor, session: { id: session.id, provenAt } } as Call["actor"] }
}

const longAgo = () => new Date(clock.now().getTime() - 6 * MINUTE)

describe("own sessions", () => {
  test("are listed with the one that asks, and nobody else's among them", async () => {
    const mine = await giveSession(world, "member")
    await giveSession(world, "member2")
    const answer = await read(listSessions, from(mine))
    if (!answer.ok) throw new Error(answer.refusal)
    expect(answer.value.filter((one) => one.isCurrent).map((one) => one.id)).toEqual([mine.id])
    const owners = await world.rows<{ user_id: string }>({
      text: "select distinct user_id from session where id = any ($1)",
      values: [answer.value.map((one) => one.id)],
    })
    expect(owners).toEqual([{ user_id: world.users.member }])
  })

  test("INV-14 signing out elsewhere ends all but this one, with an event for each", async () => {
    const [here, there] = [await giveSession(world, "member"), await giveSession(world, "member")]
    const answer = await perform(endOtherSessions, from(here))
    expect(answer.ok && answer.changed).toBeGreaterThan(0)
    expect(await findBySession(there.secret, true)).toBeNull()
    expect(await findBySession(here.secret, true)).not.toBeNull()
    expect((await world.trail(world.users.member)).map((event) => event.target)).toContain(there.id)
  })

  test("INV-14 what a session that was signed out still asks for is refused inside the transaction", async () => {
    const session = await giveSession(world, "member")
    expect(await perform(signOut, from(session))).toMatchObject({ ok: true, value: { cookie: "gone" } })
    expect(await findBySession(session.secret, true)).toBeNull()
    // A request that had found the session just before it ended.
    expect(await perform(endOtherSessions, from(session))).toMatchObject({ refusal: "sign_in_required" })
  })

  test("INV-29 someone else's session is as unknown as one that is not", async () => {
    const other = await giveSession(world, "member2")
    const mine = await giveSession(world, "member")
    const foreign = await perform(endSession, from(mine, { session: other.id }))
    expect(foreign).toMatchObject({ refusal: "not_found" })
    expect(await perform(endSession, from(mine, { session: "7c1b1f0e-0000-4000-8000-000000000000" }))).toEqual(foreign)
    expect(await findBySession(other.secret, true)).not.toBeNull()
  })
})

describe("entering the password again", () => {
  test.each([
    ["an own address", changeEmail, { email: "new.one@people.example" }],
    ["a new token", createToken, { name: "A program", org: null, readOnly: true, life: { hours: 8 } }],
    ["deleting a token", deleteToken, { token: "7c1b1f0e-0000-4000-8000-000000000000" }],
  ] as [string, AnyMutation, object][])(
    "INV-22 is asked for after five minutes before %s",
    async (_, mutation, input) => {
      const session = await giveSession(world, "member")
      expect(await perform(mutation, from(session, input, longAgo()))).toMatchObject({ refusal: "reauth_required" })
      const soon = await perform(mutation, from(session, input, clock.now()))
      expect(soon.ok ? "" : soon.refusal).not.toBe("reauth_required")
    },
  )

  test("INV-22 INV-20 the right password makes the session proven, under a new secret; the old one is dead", async () => {
    const session = await giveSession(world, "member", longAgo())
    const answer = await perform(confirmPassword, from(session, { password: PASSWORD }, longAgo()))
    if (!answer.ok || !answer.value) throw new Error("not confirmed")
    expect(answer.value.cookie).toBe("set")
    expect(await findBySession(session.secret, true)).toBeNull()
    const now = await findBySession(answer.value.secret, true)
    expect(now?.session?.id).toBe(session.id)
    expect(clock.now().getTime() - (now?.session?.provenAt.getTime() ?? 0)).toBeLessThan(MINUTE)
  })

  test("a wrong one changes nothing, and after five tries has to wait, whatever is entered", async () => {
    const session = await giveSession(world, "member")
    for (let n = 0; n < 5; n += 1)
      expect(await perform(confirmPassword, from(session, { password: "wrong" }))).toMatchObject({
        refusal: "wrong_credentials",
      })
    expect(await perform(confirmPassword, from(session, { password: PASSWORD }))).toMatchObject({
      refusal: "rate_limited",
    })
    expect(await findBySession(session.secret, true)).not.toBeNull()
    await world.rows({ text: "delete from sign_in_try" })
  })
})

describe("a change of password", () => {
  test("INV-14 INV-20 needs the current one, ends every other session, renews this one and tells the person", async () => {
    const [here, there] = [await giveSession(world, "member"), await giveSession(world, "member")]
    const input = { current: PASSWORD, password: OTHER_PASSWORD }
    expect(await perform(changePassword, from(here, { ...input, current: "wrong" }))).toMatchObject({
      refusal: "wrong_credentials",
    })
    expect(await perform(changePassword, from(here, { ...input, password: PASSWORD }))).toMatchObject({
      refusal: "same_password",
    })
    expect(await perform(changePassword, from(here, { ...input, password: "passwordpassword" }))).toMatchObject({
      refusal: "weak_password",
    })
    const answer = await perform(changePassword, from(here, input))
    if (!answer.ok || !answer.value) throw new Error("not changed")
    expect(await findBySession(there.secret, true)).toBeNull()
    expect(await findBySession(here.secret, true)).toBeNull()
    expect(await findBySession(answer.value.secret, true)).toMatchObject({ session: { id: here.id } })
    const kinds = await world.rows<{ kind: string }>({
      text: "select kind from mail where user_id = $1",
      values: [world.users.member],
    })
    expect(kinds).toContainEqual({ kind: "account.password-changed" })
    const trail = JSON.stringify(await world.trail(world.users.member))
    for (const secret of [PASSWORD, OTHER_PASSWORD, answer.value.secret, "$argon2"]) expect(trail).not.toContain(secret)
  })

  test("a token cannot do it, nor end or open sessions", async () => {
    for (const [mutation, input] of [
      [changePassword, { current: OTHER_PASSWORD, password: PASSWORD }],
      [endOtherSessions, {}],
      [confirmPassword, { password: OTHER_PASSWORD }],
    ] as [AnyMutation, object][])
      expect(await perform(mutation, world.call("member", input, { token: "full" }))).toMatchObject({
        refusal: "token_not_allowed",
      })
  })
})
