import { randomBytes } from "node:crypto"
import { beforeAll, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { createOrg, MOST_A_DAY } from "./create"
import { getOrg } from "./get"
import { listOrgs } from "./list"
import { switcher } from "./switcher"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const handle = () => `t${randomBytes(5).toString("hex")}`

test("A004 the list holds the orgs one administers, and none where one is only a member", async () => {
  const admin = await read(listOrgs, world.call("admin", {}, { org: null }))
  expect(admin).toMatchObject({ ok: true, value: { total: 1, rows: [{ id: world.org }] } })
  // A member here, an admin there.
  const both = await read(listOrgs, world.call("both", {}, { org: null }))
  expect(both).toMatchObject({ ok: true, value: { total: 1, rows: [{ id: world.foreign }] } })
  expect(await read(listOrgs, world.call("member", {}, { org: null }))).toMatchObject({ ok: true, value: { total: 0 } })
})

test("A004 a disabled or ended admin administers nothing any more", async () => {
  for (const who of ["disabled", "ended"] as const)
    expect(await read(listOrgs, world.call(who, {}, { org: null }))).toMatchObject({ ok: true, value: { total: 0 } })
})

test("A005 A006 a row carries projects, funds, members, admins, policy, PHI and state", async () => {
  const answer = await read(listOrgs, world.call("admin", {}, { org: null }))
  if (!answer.ok) throw new Error(answer.message)
  const [row] = answer.value.rows
  const [counted] = await world.rows<{ n: number }>({
    text: "select count(*)::int as n from project where billed_to = $1",
    values: [world.org],
  })
  expect(row?.projects).toBe(counted?.n)
  expect(row?.admins).toEqual(["Ada Admin", "Dora Deputy"])
  expect(row).toMatchObject({ memberListVisibility: "ADMIN", state: "LIVE" })
})

test("A005 funds: nothing to say of an org that is not billable, no bound without a limit, else what is left", async () => {
  const funds = async (billable: boolean, limit: string | null) => {
    await world.rows({
      text: "with o as (update org set billable = $2 where id = $1) update billing_account set spending_limit = $3::bigint where id = $1",
      values: [world.org, billable, limit],
    })
    const answer = await read(listOrgs, world.call("admin", {}, { org: null }))
    return answer.ok ? answer.value.rows[0]?.funds : null
  }
  expect(await funds(false, null)).toEqual({ kind: "none" })
  expect(await funds(true, null)).toEqual({ kind: "unlimited" })
  expect(await funds(true, "4210550000")).toEqual({ kind: "limited", left: "4210550000", limit: "4210550000" })
})

test("A003 A019 the switcher lists every org of the person with their level in each", async () => {
  const answer = await read(switcher, world.call("both", {}, { org: null }))
  if (!answer.ok) throw new Error(answer.message)
  expect(new Map(answer.value.orgs.map((org) => [org.id, org.level]))).toEqual(
    new Map([
      [world.org, "MEMBER"],
      [world.foreign, "ADMIN"],
    ]),
  )
})

test("A019 a role that is switched off opens no page of the org, as it gives no right there", async () => {
  const opens = async () => {
    const answer = await read(switcher, world.call("manager", {}, { org: null }))
    return answer.ok ? answer.value.orgs.find((org) => org.id === world.org)?.opens : null
  }
  const switched = (enabled: boolean) =>
    world.rows({
      text: "update role set enabled = $3 where org_id = $1 and id in (select role_id from member_role where org_id = $1 and user_id = $2)",
      values: [world.org, world.users.manager, enabled],
    })
  expect(await opens()).toBe(true)
  await switched(false)
  expect(await opens()).toBe(false)
  await switched(true)
})

test("A021 the default org is the one with the highest level of access", async () => {
  const answer = await read(switcher, world.call("both", {}, { org: null }))
  expect(answer).toMatchObject({ ok: true, value: { primary: world.foreign } })
})

test("A023 facts B1.8 anyone signed in creates a non-billable org and is its admin", async () => {
  const name = handle()
  const done = await perform(
    createOrg,
    world.call("nobody", { name: "Nora's Lab", handle: name.toUpperCase() }, { org: null }),
  )
  expect(done).toMatchObject({ ok: true, value: { id: `org-${name}`, handle: name, name: "Nora's Lab" } })
  const described = await read(getOrg, world.call("nobody", {}, { org: `org-${name}` }))
  expect(described).toMatchObject({
    ok: true,
    value: { billable: false, provisioning: false, phi: false, level: "ADMIN", counts: { members: 1 }, adminCount: 1 },
  })
  expect(await world.trail(`org-${name}`)).toMatchObject([
    { seq: 1, operation: "org.create", actor: world.users.nobody, before: null },
  ])
  const roles = await world.rows<{ id: string; policies: number }>({
    text: `select r.id, (select count(*)::int from role_policy p where p.org_id = r.org_id and p.role_id = r.id) as policies
      from role r where r.org_id = $1 and r.built_in order by r.id`,
    values: [`org-${name}`],
  })
  expect(roles).toEqual([
    { id: "administrator", policies: 1 },
    { id: "member", policies: 1 },
    { id: "read-only", policies: 1 },
  ])
})

test("facts B1.8 a handle is taken once, also by two who come at the same time", async () => {
  const name = handle()
  const ask = (who: "admin" | "admin2") =>
    perform(createOrg, world.call(who, { name: "Twice", handle: name }, { org: null }))
  const answers = await Promise.all([ask("admin"), ask("admin2")])
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(answers.find((answer) => !answer.ok)).toMatchObject({ refusal: "handle_taken" })
  expect(await ask("admin")).toMatchObject({ ok: false, refusal: "handle_taken" })
})

test.each(["-a", "a", "a b", "ä", "a/b", "x".repeat(64)])(
  "facts B1.8 the handle %j is refused with its field named",
  async (bad) => {
    const answer = await perform(createOrg, world.call("admin", { name: "Bad", handle: bad }, { org: null }))
    expect(answer).toMatchObject({ ok: false, refusal: "invalid_input", fields: { handle: expect.any(String) } })
  },
)

test("B1.8 nobody creates orgs without end: after ten in a day the next is refused", async () => {
  const one = () => perform(createOrg, world.call("member2", { name: "Many", handle: handle() }, { org: null }))
  for (let n = 0; n < MOST_A_DAY; n += 1) expect((await one()).ok).toBe(true)
  expect(await one()).toMatchObject({ ok: false, refusal: "limit_reached" })
})

test("A006 the list sorts, pages by key and searches by name or handle", async () => {
  const call = (input: object) => world.call("member2", input, { org: null })
  const pageAfter = async (place: string | null) => {
    const answer = await read(listOrgs, call({ sort: "created", direction: "desc", size: 25, after: place }))
    if (!answer.ok) throw new Error(answer.message)
    return answer.value
  }
  const seen: string[] = []
  let after: string | null = null
  for (let page = 0; page < 3; page += 1) {
    const { rows, next } = await pageAfter(after)
    seen.push(...rows.map((row) => row.id))
    after = next
    if (!after) break
  }
  expect(new Set(seen).size).toBe(MOST_A_DAY)
  const id = seen[3] ?? ""
  const found = await read(listOrgs, call({ q: id.replace("org-", "").slice(0, 8) }))
  expect(found).toMatchObject({ ok: true, value: { total: 1, rows: [{ id }] } })
  expect(await read(listOrgs, call({ q: "100%_" }))).toMatchObject({ ok: true, value: { total: 0 } })
  expect(await read(listOrgs, call({ filters: { billing: ["billable"] } }))).toMatchObject({
    ok: true,
    value: { total: 0 },
  })
})
