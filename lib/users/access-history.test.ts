import { expect, test } from "vitest"
import { freshWorld } from "@/e2e/fixtures/database"
import { disableMember, enableMember } from "@/lib/members/disable"
import { editAccess } from "@/lib/members/edit-access"
import { leaveOrg } from "@/lib/members/remove"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { accessHistory } from "./access-history"

const world = await freshWorld()

async function historyOf(key: "member" | "outsider") {
  const answer = await read(accessHistory, world.call(key, {}))
  if (!answer.ok) throw new Error(answer.message)
  return answer.value.events
}

test("A020 a person reads who changed their access, by name, and what from what to what", async () => {
  const members = { ids: [world.users.member] }
  const edit = { members, projectAccess: "VIEW" }
  expect(await perform(editAccess, world.call("admin", edit))).toMatchObject({ ok: true, changed: 1 })
  expect(await perform(disableMember, world.call("admin", { members }))).toMatchObject({ ok: true, changed: 1 })
  expect(await perform(enableMember, world.call("admin", { members }))).toMatchObject({ ok: true, changed: 1 })
  const [enabled, disabled, edited] = await historyOf("member")
  expect(enabled).toMatchObject({ operation: "member.enable", did: "enabled you", changes: [] })
  expect(disabled).toMatchObject({ operation: "member.disable", did: "disabled you", changes: [] })
  expect(edited).toMatchObject({
    operation: "member.edit-access",
    actorId: world.users.admin,
    did: "changed your access",
    orgId: world.org,
    changes: [{ field: "shared project access", to: "View" }],
  })
  const [name] = await world.rows<{ name: string }>({
    text: `select name from "user" where id = $1`,
    values: [world.users.admin],
  })
  expect(edited?.actor).toBe(name?.name)
})

test("settled 2.8 an org one has left is still called by its name in one's own history", async () => {
  expect(await perform(leaveOrg, world.call("readOnly"))).toMatchObject({ ok: true, changed: 1 })
  const answer = await read(accessHistory, world.call("readOnly", {}))
  const [name] = await world.rows<{ name: string }>({ text: "select name from org where id = $1", values: [world.org] })
  expect(answer).toMatchObject({
    ok: true,
    value: { events: [{ operation: "member.leave", orgId: world.org, org: name?.name }] },
  })
})

test("A020 nobody reads of another person's access there", async () => {
  expect((await historyOf("outsider")).filter((event) => event.actorId === world.users.admin)).toEqual([])
})
