import { beforeAll, describe, expect, test } from "vitest"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { editAccess } from "@/lib/members/edit-access"
import { perform } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { accessHistory } from "./access-history"
import { listBillingAccounts, setBillTo, setDefaultOrg } from "./defaults"
import { editProfile } from "./edit-profile"
import { ownProfileQuery } from "./profile"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

describe("one's own profile", () => {
  test("A020 A210 shows one's details and every membership, with the level and whether one is an admin", async () => {
    const answer = await read(ownProfileQuery, world.call("both"))
    if (!answer.ok) throw new Error(answer.message)
    const { value } = answer
    expect(value).toMatchObject({
      id: world.users.both,
      name: "Bea Both",
      email: `${world.handles.both}@people.example`,
    })
    const places = new Map(value.memberships.map((one) => [one.orgId, one]))
    expect(places.get(world.org)).toMatchObject({ level: "MEMBER", status: "ACTIVE" })
    expect(places.get(world.foreign)).toMatchObject({ level: "ADMIN", roles: ["Administrator"], status: "ACTIVE" })
    expect(value.memberships).toHaveLength(2)
    expect(JSON.stringify(value)).not.toContain("argon2")
  })

  test("A020 a disabled or ended membership is shown as such", async () => {
    for (const [key, status] of [
      ["disabled", "DISABLED"],
      ["ended", "ENDED"],
    ] as const) {
      const answer = await read(ownProfileQuery, world.call(key))
      expect(answer.ok && answer.value.memberships.map((one) => one.status)).toEqual([status])
    }
  })

  test("A210 an edit changes what was given and nothing else, in every list that shows the name", async () => {
    expect(await perform(editProfile, world.call("member2", { name: "  Cyrus Member " }))).toMatchObject({ changed: 1 })
    expect((await world.trail(world.users.member2)).at(-1)).toMatchObject({
      operation: "user.edit-profile",
      before: { name: "Cy Member" },
      after: { name: "Cyrus Member" },
    })
    const [row] = await world.rows({
      text: "select name, sort_name from member where user_id = $1",
      values: [world.users.member2],
    })
    expect(row).toEqual({ name: "Cyrus Member", sort_name: "cyrus member" })
    expect(await perform(editProfile, world.call("member2", { timeZone: "Europe/Vienna" }))).toMatchObject({
      changed: 1,
    })
    expect(await perform(editProfile, world.call("member2", { name: "Cyrus Member" }))).toMatchObject({
      changed: 0,
      unchanged: 1,
    })
  })

  test.each([
    {},
    { name: "" },
    { name: "a\u202Eb" },
    { name: "x".repeat(101) },
    { timeZone: "Mars/Base" },
    { support: true, name: "A" },
  ])("A210 %j is refused", async (input) => {
    expect(await perform(editProfile, world.call("member", input))).toMatchObject({ refusal: "invalid_input" })
  })
})

describe("defaults", () => {
  test("A020 the default org is one that one is active in", async () => {
    expect(await perform(setDefaultOrg, world.call("both", { org: world.foreign }))).toMatchObject({ ok: true })
    expect((await world.trail(world.users.both)).at(-1)).toMatchObject({ after: { defaultOrg: world.foreign } })
    for (const key of ["disabled", "ended", "nobody"] as const)
      expect(await perform(setDefaultOrg, world.call(key, { org: world.org }))).toMatchObject({
        refusal: "not_a_member",
      })
  })

  test("A110 A111 the billing accounts are the orgs one administers and those that allow billable activities", async () => {
    const orgsOf = async (key: "both" | "member" | "disabled") => {
      const answer = await read(listBillingAccounts, world.call(key))
      return answer.ok ? answer.value.orgs.map((org) => org.id) : null
    }
    expect(await orgsOf("both")).toEqual([world.foreign])
    expect(await orgsOf("member")).toEqual([])
    expect(await orgsOf("disabled")).toEqual([])
    const change = { members: { ids: [world.users.both] }, billableActivities: true }
    expect(await perform(editAccess, world.call("admin", change))).toMatchObject({ changed: 1 })
    expect((await orgsOf("both"))?.toSorted()).toEqual([world.org, world.foreign].toSorted())
  })

  test("A112 A060 it is chosen by oneself, among those; being allowed one does not choose it", async () => {
    const billTo = async () =>
      (
        await world.rows<{ bill_to: string | null }>({
          text: `select bill_to from "user" where id = $1`,
          values: [world.users.both],
        })
      )[0]?.bill_to
    expect(await billTo()).not.toBe(world.org)
    expect(await perform(setBillTo, world.call("member", { billTo: world.org }))).toMatchObject({
      refusal: "lacks_permission",
    })
    expect(await perform(setBillTo, world.call("both", { billTo: world.foreign }))).toMatchObject({ ok: true })
    expect(await billTo()).toBe(world.foreign)
    expect(await perform(setBillTo, world.call("both", { billTo: null }))).toMatchObject({ ok: true })
  })

  test("A111 A112 B1.13 what nothing can be billed to is listed, says why, and cannot be chosen", async () => {
    const accountNow = async () => {
      const answer = await read(listBillingAccounts, world.call("both"))
      if (!answer.ok) throw new Error(answer.message)
      return { ...answer.value, org: answer.value.orgs.find(({ id }) => id === world.foreign) }
    }
    const org = (set: string) => world.rows({ text: `update org set ${set} where id = $1`, values: [world.foreign] })
    expect(await perform(setBillTo, world.call("both", { billTo: world.foreign }))).toMatchObject({ ok: true })
    expect(await accountNow()).toMatchObject({ billTo: world.foreign, org: { state: "LIVE", ineligible: null } })

    await org("billable = false")
    const barred = await accountNow()
    expect(barred).toMatchObject({ billTo: null, org: { funds: { kind: "none" }, billable: false } })
    expect(barred.org?.ineligible).toContain("asks support to make it billable")
    expect(await perform(setBillTo, world.call("both", { billTo: world.foreign }))).toMatchObject({
      refusal: "org_not_billable",
    })
    await org("billable = true, state = 'SUSPENDED'")
    expect(await accountNow()).toMatchObject({ billTo: null, org: { state: "SUSPENDED" } })
    expect(await perform(setBillTo, world.call("both", { billTo: world.foreign }))).toMatchObject({
      refusal: "org_expired",
    })
    await org("state = 'LIVE'")
    expect(await accountNow()).toMatchObject({ billTo: world.foreign, org: { ineligible: null } })
  })
})

test("the history of one's own access shows who changed what in which org, and nothing of others", async () => {
  const answer = await read(accessHistory, world.call("both"))
  if (!answer.ok) throw new Error(answer.message)
  expect(answer.value.events.length).toBeGreaterThan(0)
  expect(JSON.stringify(answer.value)).toContain("billable")
  const other = await read(accessHistory, world.call("nobody"))
  expect(other).toMatchObject({ ok: true, value: { events: [] } })
})
