import { beforeEach, expect, test } from "vitest"
import { difference, freshWorld, type PersonKey, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { createOrgFor } from "./create-for"
import { recoverOrg } from "./recover"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

const REASON = "The only admin has left the company"
const recover = (admin: object, more: object = {}, by: "support" | "admin" = "support") =>
  perform(recoverOrg, world.call(by, { org: world.org, admin, reason: REASON, ...more }, { org: null }))
const of = async (key: PersonKey) => {
  const text = 'select email from "user" where id = $1'
  const [row] = await world.rows<{ email: string }>({ text, values: [world.users[key]] })
  return { email: row?.email ?? "" }
}
test("B3.7 support names an admin of an org whose admins cannot be reached: in its trail with the reason, all who were admins are told", async () => {
  const before = await world.dump()
  const member = await of("member")
  // It has active admins: its name has to be typed.
  expect(await recover(member)).toMatchObject({ refusal: "name_differs" })
  expect(await recover(member, { confirm: "Another Lab" })).toMatchObject({ refusal: "name_differs" })
  expect(await recover(member, { confirm: "Genome Works" }, "admin")).toMatchObject({ refusal: "not_found" })
  expect(await recover(await of("support"), { confirm: "Genome Works" })).toMatchObject({ refusal: "staff_account" })
  expect(difference(before, await world.dump())).toEqual({})

  expect(await recover(member, { confirm: "Genome Works" })).toMatchObject({ ok: true, changed: 1 })
  const [row] = await world.rows({
    text: "select level, project_access, disabled, ends_at from member where org_id = $1 and user_id = $2",
    values: [world.org, world.users.member],
  })
  expect(row).toEqual({ level: "ADMIN", project_access: "ADMINISTER", disabled: false, ends_at: null })
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "org.recover",
    target: world.users.member,
    actor_kind: "support",
    reason: REASON,
  })
  const mails = await world.mails()
  const told = mails.filter((mail) => mail.kind === "org.recovered").map((mail) => mail.user_id)
  for (const key of ["admin", "admin2", "disabled", "removed"] as const) expect(told).toContain(world.users[key])
  expect(told).not.toContain(world.users.readOnly)
  expect(mails).toContainEqual(expect.objectContaining({ kind: "member.made-admin", user_id: world.users.member }))
})

test("B3.7 who is in no org joins as its admin, who has no account is invited", async () => {
  expect(await recover(await of("nobody"), { confirm: "Genome Works" })).toMatchObject({ ok: true, changed: 1 })
  const fresh = { email: `${world.tag}-r@people.example`, handle: `${world.tag}-r`, name: "Rita Rescue" }
  expect(await recover({ email: fresh.email }, { confirm: "Genome Works" })).toMatchObject({ refusal: "unknown_user" })
  expect(await recover(fresh, { confirm: "Genome Works" })).toMatchObject({ ok: true, changed: 1 })
  const [invited] = await world.rows({
    text: "select level, state from invitation where org_id = $1 and email = $2",
    values: [world.org, fresh.email],
  })
  expect(invited).toEqual({ level: "ADMIN", state: "OPEN" })
})

test("B3.7 an org whose first admin never came is recovered without typing its name", async () => {
  const handle = `${world.tag}-o`
  const first = { email: `${handle}@people.example`, handle, name: "Never There" }
  const made = world.call("support", { handle, name: "Orphan", admin: first, reason: REASON }, { org: null })
  expect(await perform(createOrgFor, made)).toMatchObject({ ok: true })
  const input = { org: `org-${handle}`, admin: await of("nobody"), reason: REASON }
  expect(await perform(recoverOrg, world.call("support", input, { org: null }))).toMatchObject({ ok: true, changed: 1 })
  const members = { text: "select user_id, level from member where org_id = $1", values: [`org-${handle}`] }
  expect(await world.rows(members)).toEqual([{ user_id: world.users.nobody, level: "ADMIN" }])
})
