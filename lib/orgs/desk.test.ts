import { beforeAll, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { read } from "@/lib/operations/read"
import { getDeskOrg } from "./desk-get"
import { listDeskOrgs } from "./desk-list"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})
const call = (input: object) => world.call("support", input, { org: null })

test("A024 support finds any org by a part of its id, in every order and by every filter, in pages", async () => {
  for (const sort of ["name", "created", "charged", "left", "members"] as const)
    for (const direction of ["asc", "desc"] as const) {
      const answer = await read(listDeskOrgs, call({ q: world.tag, sort, direction }))
      expect(answer.ok && answer.value.rows.map((row) => row.id).sort()).toEqual([world.foreign, world.org].sort())
    }
  const filtered = await read(listDeskOrgs, call({ q: world.tag, filters: { state: ["SUSPENDED"] } }))
  expect(filtered).toMatchObject({ ok: true, value: { rows: [], total: 0 } })
  const first = await read(listDeskOrgs, call({ size: 25 }))
  if (!first.ok || !first.value.next) return
  const second = await read(listDeskOrgs, call({ size: 25, after: first.value.next }))
  const seen = new Set(first.value.rows.map((row) => row.id))
  expect(second.ok && second.value.rows.some((row) => seen.has(row.id))).toBe(false)
})

test("INV-29 of an org support sees settings, counts and admins, and names no project, no data and no member", async () => {
  const answer = await read(getDeskOrg, call({ org: world.org }))
  if (!answer.ok || !answer.value) throw new Error("not found")
  expect(answer.value.admins.map((one) => one.id)).toContain(world.users.admin)
  const text = JSON.stringify(answer.value)
  for (const secret of [world.users.member, world.users.readOnly, world.projects.lab, world.object, '"lab"'])
    expect(text).not.toContain(secret)
})
