import { beforeAll, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { getDeskOrg } from "./desk-get"
import { listDeskOrgs } from "./desk-list"
import { renameOrg } from "./rename"
import { setLimit } from "./set-limit"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})
const call = (input: object) => world.call("support", input, { org: null })

test("A024 support finds any org by a part of its id, in every order and by every filter, in pages", async () => {
  for (const sort of ["name", "created", "charged", "left", "members", "expires"] as const)
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

test("INV-29 of an org support sees settings, counts and admins, and names no project, no data, no member and nobody who is invoiced", async () => {
  const answer = await read(getDeskOrg, call({ org: world.org }))
  if (!answer.ok || !answer.value) throw new Error("not found")
  expect(answer.value.admins.map((one) => one.id)).toContain(world.users.admin)
  const text = JSON.stringify(answer.value)
  const [invoiced] = await world.rows<{ email: string; street: string }>({
    text: "select email, address1 as street from billing_information where org_id = $1 and state = 'CONFIRMED'",
    values: [world.org],
  })
  expect(answer.value.information).toEqual({ confirmed: true, pending: false })
  if (!invoiced) throw new Error("nobody is invoiced")
  for (const secret of [invoiced.email, invoiced.street]) expect(text).not.toContain(secret)
  for (const secret of [world.users.member, world.users.readOnly, world.projects.lab, world.object, '"lab"'])
    expect(text).not.toContain(secret)
})

test("INV-48 the history at the desk holds what support did, with the reason, and nothing that the org's own people did", async () => {
  await world.rows({ text: "update org set billable = true where id = $1", values: [world.org] })
  const [row] = await world.rows<{ version: number }>({
    text: "select version from org where id = $1",
    values: [world.org],
  })
  const renamed = await perform(renameOrg, world.call("admin", { name: "Genome Works", version: row?.version }))
  expect(renamed).toMatchObject({ ok: true })
  const reason = "A new purchase order"
  expect(await perform(setLimit, call({ org: world.org, spendingLimit: "900000000000", reason }))).toMatchObject({
    ok: true,
  })
  const answer = await read(getDeskOrg, call({ org: world.org }))
  if (!answer.ok || !answer.value) throw new Error("not found")
  expect(answer.value.history).toMatchObject([{ actor: "Sue Support (support)", reason }])
})
