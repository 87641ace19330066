import { beforeEach, expect, test } from "vitest"
import { givePassword, giveSession } from "@/e2e/fixtures/credentials"
import { difference, freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { findBySession } from "@/lib/identity/find"
import { perform, preview } from "@/lib/operations/perform"
import { disableUser, enableUser } from "./disable-user"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const REASON = "Reported as stolen"
const call = (who: PersonKey, by: "support" | "admin" = "support") =>
  world.call(by, { who: world.users[who], reason: REASON }, { org: null })

test("INV-15 INV-14 disabling an account ends every session, token and mailed link; the person is told, their own trail has it", async () => {
  await givePassword(world, "member")
  const session = await giveSession(world, "member")
  expect(await perform(disableUser, call("member", "admin"))).toMatchObject({ refusal: "not_found" })
  expect(await perform(disableUser, call("member"))).toMatchObject({ ok: true, changed: 1 })
  expect(await findBySession(session.secret, true)).toBeNull()
  const [left] = await world.rows({
    text: `select (select count(*)::int from session where user_id = $1 and revoked_at is null) as sessions,
      (select count(*)::int from token where user_id = $1 and revoked_at is null) as tokens,
      (select count(*)::int from mail_link where user_id = $1 and used_at is null and voided_at is null) as links`,
    values: [world.users.member],
  })
  expect(left).toEqual({ sessions: 0, tokens: 0, links: 0 })
  expect((await world.trail(world.users.member)).at(-1)).toMatchObject({
    operation: "user.disable",
    actor_kind: "support",
    reason: REASON,
    after: { account: "DISABLED" },
  })
  const mails = { text: "select kind from mail where user_id = $1", values: [world.users.member] }
  expect(await world.rows(mails)).toContainEqual({ kind: "account.disabled" })
  expect(await perform(enableUser, call("member"))).toMatchObject({ ok: true, changed: 1 })
  expect(await findBySession(session.secret, true)).toBeNull()
})

test("INV-1 an account is not disabled where nobody else could administer an org, which is named; nor one of staff", async () => {
  await perform(disableUser, call("admin2"))
  const before = await world.dump()
  const refused = await perform(disableUser, call("admin"))
  expect(refused).toMatchObject({ refusal: "last_admin" })
  expect(refused.ok ? "" : refused.message).toContain(world.org)
  expect(await preview(disableUser, call("admin"))).toMatchObject({ ok: true, preview: { refused: 1, changed: 0 } })
  expect(await perform(disableUser, call("support"))).toMatchObject({ refusal: "staff_account" })
  expect(await perform(disableUser, call("meter"))).toMatchObject({ refusal: "staff_account" })
  for (const who of ["support", "meter"] as const)
    expect(await perform(enableUser, call(who))).toMatchObject({ refusal: "staff_account" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("INV-1 of two last admins disabled at once one stays", async () => {
  const answers = await Promise.all([perform(disableUser, call("admin")), perform(disableUser, call("admin2"))])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: "last_admin" })
})
