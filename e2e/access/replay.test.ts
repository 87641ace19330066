import { expect, test } from "vitest"
import { freshWorld } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { mutationNamed } from "./two-admins"

const ROUNDS = 15

test("INV-44 what many changed at once reads as one story: each event begins where the one before it ended", async () => {
  const world = await freshWorld()
  const { member, member2, manager } = world.users
  const members = { ids: [member, member2, manager] }
  const first = new Map<string, unknown>()
  for (const row of (await world.dump()).member ?? [])
    first
      .set(`${row.user_id}.projectAccess`, row.project_access)
      .set(`${row.user_id}.billableActivities`, row.billable_activities)
  for (const user of members.ids) first.set(`${user}.roles`, [user === manager ? "people" : "member"])

  const edits = [
    (n: number) => ["member.edit-access", { members, projectAccess: ["VIEW", "UPLOAD"][n % 2] }],
    (n: number) => ["member.edit-access", { members, billableActivities: n % 2 === 0, projectAccess: "ADMINISTER" }],
    (n: number) => ["member.set-role", { members, roles: [["member"], ["read-only"], ["people", "member"]][n % 3] }],
    (n: number) => ["member.set-role", { members: { ids: [member] }, roles: [["people"], ["member"]][n % 2] }],
  ] as const
  const answers: string[] = []
  await Promise.all(
    edits.map(async (edit, who) => {
      for (let n = 0; n < ROUNDS; n += 1) {
        const [name, input] = edit(n)
        const answer = await perform(mutationNamed(String(name)), world.call(who % 2 ? "admin" : "admin2", input))
        answers.push(answer.ok ? "yes" : answer.refusal)
      }
    }),
  )
  expect(new Set(answers)).toEqual(new Set(["yes"]))

  const stands = new Map(first)
  for (const event of await world.trail()) {
    for (const [field, value] of Object.entries(event.before ?? {})) {
      const key = `${event.target}.${field}`
      if (stands.has(key)) expect(value, `${event.seq} ${event.operation} ${field}`).toEqual(stands.get(key))
    }
    for (const [field, value] of Object.entries(event.after ?? {})) stands.set(`${event.target}.${field}`, value)
  }
  const dump = await world.dump()
  for (const user of members.ids) {
    const row = dump.member?.find((one) => one.user_id === user)
    expect(stands.get(`${user}.projectAccess`)).toBe(row?.project_access)
    expect(stands.get(`${user}.billableActivities`)).toBe(row?.billable_activities)
    const roles = dump.member_role?.filter((one) => one.user_id === user).map((one) => one.role_id)
    expect(stands.get(`${user}.roles`)).toEqual(roles?.sort())
  }
})
