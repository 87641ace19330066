import { beforeEach, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { membershipOf } from "@/e2e/fixtures/invitations"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { listBillingAccounts } from "@/lib/users/defaults"
import { inviteMember } from "./invite"

let world: World
beforeEach(async () => {
  world = await freshWorld()
})

test("A055 A056 A058 each setting of the dialog is what the new member gets", async () => {
  const input = { username: world.handles.nobody, billableActivities: true, projectAccess: "UPLOAD", appAccess: false }
  expect(await perform(inviteMember, world.call("admin", input))).toMatchObject({ ok: true, changed: 1 })
  expect(await membershipOf(world, world.users.nobody)).toMatchObject({
    level: "MEMBER",
    billable_activities: true,
    project_access: "UPLOAD",
    app_access: false,
  })
})

test("A059 A061 with billing allowed the org becomes an account they may choose, and nothing of theirs moves to it", async () => {
  const { nobody } = world.users
  await world.rows({
    text: "insert into project (id, name, billed_to, created_by, created_at) values ('project-' || substr(md5($1), 1, 24), 'own', $1, $1, now())",
    values: [nobody],
  })
  const own = () => world.rows({ text: "select id, billed_to from project where created_by = $1", values: [nobody] })
  const before = await own()
  await perform(inviteMember, world.call("admin", { username: world.handles.nobody, billableActivities: true }))
  expect(await own()).toEqual(before)
  const accounts = await read(listBillingAccounts, world.call("nobody", {}, { org: null }))
  expect(JSON.stringify(accounts)).toContain(world.org)
})
