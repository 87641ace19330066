import { beforeEach, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { editAccess } from "./edit-access"
import { listFormer } from "./former"
import { leaveOrg, removeMember } from "./remove"
import { restoreMember } from "./restore"

const DAY = 864e5
let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const remove = (ids: readonly string[]) => perform(removeMember, world.call("admin", { members: { ids } }))
const restore = (ids: readonly string[], by: "admin" | "manager" = "admin", options = {}) =>
  perform(restoreMember, world.call(by, { members: { ids } }, options))

test("A341 those who were removed stand in a list for 90 days, with what they would get back", async () => {
  await remove([world.users.member])
  const list = (now?: Date) => read(listFormer, world.call("admin", {}, now ? { now } : {}))
  const answer = await list()
  if (!answer.ok) throw new Error(answer.message)
  expect(answer.value.rows.map((row) => row.id)).toEqual([world.users.member, world.users.removed])
  expect(answer.value.rows[0]).toMatchObject({ name: "Bo Member", level: "MEMBER", removedBy: "Ada Admin" })
  // Sessions are idle for long by then, which only the doors look at.
  const late = await list(new Date(Date.now() + 91 * DAY))
  expect(late).toMatchObject({ ok: true, value: { rows: [] } })
})

test("A341 after 90 days, and of someone who was never here, nothing can be undone", async () => {
  await remove([world.users.member])
  const before = await world.dump()
  const late = { now: new Date(Date.now() + 91 * DAY) }
  expect(await restore([world.users.member], "admin", late)).toMatchObject({ ok: false, refusal: "undo_expired" })
  expect(await restore([world.users.nobody])).toMatchObject({ ok: false, refusal: "undo_expired" })
  expect(await restore([world.users.member2])).toMatchObject({ ok: false, refusal: "undo_expired" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("INV-3 nobody brings back someone who held more than they do themselves", async () => {
  await remove([world.users.admin2])
  expect(await restore([world.users.admin2], "manager")).toMatchObject({ ok: false, refusal: "above_own_rights" })
  expect(await restore([world.users.admin2])).toMatchObject({ ok: true, changed: 1 })
})

test("INV-22 bringing an admin back asks for the password again after five minutes, a member does not", async () => {
  await remove([world.users.admin2, world.users.member])
  const stale = { provenAt: new Date(Date.now() - 6 * 60_000) }
  expect(await restore([world.users.admin2], "admin", stale)).toMatchObject({ ok: false, refusal: "reauth_required" })
  expect(await restore([world.users.member], "admin", stale)).toMatchObject({ ok: true, changed: 1 })
})

test("A341 a project that is no longer the org's is not given back, and a token stays revoked", async () => {
  const { member } = world.users
  await remove([member])
  const tokens = await world.rows<{ live: number }>({
    text: "select count(*)::int as live from token where user_id = $1 and org_id = $2 and revoked_at is null",
    values: [member, world.org],
  })
  expect(tokens).toEqual([{ live: 0 }])
  await world.rows({
    text: "update project set billed_to = $2 where id = $1",
    values: [world.projects.raw, world.foreign],
  })
  expect(await restore([member])).toMatchObject({ ok: true, changed: 1 })
  const grants = await world.rows({
    text: "select 1 from project_grant where principal = $1 and project_id = $2",
    values: [member, world.projects.raw],
  })
  expect(grants).toEqual([])
  expect((await world.mails()).map((mail) => mail.kind)).toEqual(["member.removed", "member.restored"])
})

test("settled 2.8 a member leaves an org and can be brought back; the other org is as it was", async () => {
  const before = await world.dump(world.foreign)
  const left = await perform(leaveOrg, world.call("both"))
  expect(left).toMatchObject({ ok: true, changed: 1 })
  const [row] = await world.rows<{ n: number }>({
    text: "select count(*)::int as n from member where org_id = $1 and user_id = $2",
    values: [world.org, world.users.both],
  })
  expect(row?.n).toBe(0)
  expect((await world.trail()).at(-1)).toMatchObject({ operation: "member.leave", actor: world.users.both })
  expect((await world.mails()).map((mail) => [mail.kind, mail.user_id])).toEqual(
    expect.arrayContaining([
      ["member.left", world.users.admin],
      ["member.left", world.users.admin2],
    ]),
  )
  const after = await world.dump(world.foreign)
  expect(after.member).toEqual(before.member)
  expect(await restore([world.users.both])).toMatchObject({ ok: true, changed: 1 })
})

test("INV-1 the last admin cannot leave", async () => {
  await perform(editAccess, world.call("admin", { members: { ids: [world.users.admin2] }, level: "MEMBER" }))
  const before = await world.dump()
  expect(await perform(leaveOrg, world.call("admin"))).toMatchObject({ ok: false, refusal: "last_admin" })
  expect(difference(before, await world.dump())).toEqual({})
})
