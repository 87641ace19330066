import { beforeAll, expect, test } from "vitest"
import { difference, freshWorld, type World } from "@/e2e/fixtures/database"
import { perform, preview } from "@/lib/operations/perform"
import { read } from "@/lib/operations/read"
import { recentChanges } from "./recent-changes"
import { setFeatures } from "./set-features"

let world: World
beforeAll(async () => {
  world = await freshWorld()
})

const REASON = "Agreement 4711 was signed in March"
const by = (who: "support" | "system" | "admin", changes: object) =>
  world.call(who, { org: world.org, reason: REASON, ...changes }, { org: null })
const set = (changes: object, who: "support" | "system" | "admin" = "support") => perform(setFeatures, by(who, changes))
const held = async () =>
  (
    await world.rows({
      text: "select licences, phi, provisioning, baa_signed_on::text as baa from org where id = $1",
      values: [world.org],
    })
  )[0]

test("A342 licences for the flags of projects are support's to give and to take, on an agreement, each change in the org's trail", async () => {
  const flags = ["externalUploadRestricted", "displayDataProtectionNotice", "externalUploadRestricted"]
  const before = await world.dump()
  expect(await set({ licences: flags })).toMatchObject({ refusal: "invalid_input" })
  expect(await set({ licences: ["containsPhi"], licenceReference: "A-1" })).toMatchObject({ refusal: "invalid_input" })
  expect(await set({ licences: flags, licenceReference: "A-1" }, "admin")).toMatchObject({ refusal: "not_found" })
  expect(difference(before, await world.dump())).toEqual({})
  expect(await set({ licences: flags, licenceReference: "A-1" })).toMatchObject({ ok: true, changed: 1 })
  expect(await held()).toMatchObject({ licences: ["displayDataProtectionNotice", "externalUploadRestricted"] })
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "org.set-features",
    actor: world.users.support,
    actor_kind: "support",
    reason: REASON,
    before: { licences: [], licenceReference: "" },
    after: { licences: ["displayDataProtectionNotice", "externalUploadRestricted"], licenceReference: "A-1" },
  })
  expect(await set({ licences: flags })).toMatchObject({ ok: true, changed: 0 })
  expect(await set({ licences: [] })).toMatchObject({ ok: true, changed: 1 })
})

test("INV-47 support without a reason, or with one that says nothing, changes nothing; the database holds to it as well", async () => {
  const before = await world.dump()
  for (const reason of [undefined, "", "    ", "why", "xxxxxxxx", " aaaaa "])
    expect(await set({ provisioning: false, reason })).toMatchObject({ refusal: "invalid_input" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("INV-48 the org's admins read who of support changed what, and why", async () => {
  await set({ provisioning: false })
  await set({ provisioning: true })
  const answer = await read(recentChanges, world.call("admin", { limit: 1 }))
  if (!answer.ok) throw new Error(answer.refusal)
  expect(answer.value.changes[0]).toMatchObject({
    actor: "Sue Support (support)",
    did: "changed what is switched on for the organization",
    changes: [{ field: "provisioning of accounts", from: "off", to: "on" }],
    reason: REASON,
  })
})

test("A180 PHI needs the day its BAA was signed, which has come", async () => {
  const licence = { phi: true, licenceReference: "A-1" }
  await set({ phi: false, baaSignedOn: null })
  expect(await set(licence)).toMatchObject({ refusal: "invalid_input" })
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  expect(await set({ ...licence, baaSignedOn: tomorrow })).toMatchObject({ refusal: "in_future" })
  expect(await set({ ...licence, baaSignedOn: "2024-02-30" })).toMatchObject({ refusal: "invalid_input" })
  expect(await set({ ...licence, baaSignedOn: "2024-02-29" })).toMatchObject({ ok: true, changed: 1 })
  expect(await held()).toMatchObject({ phi: true, baa: "2024-02-29" })
  expect(await set({ baaSignedOn: null })).toMatchObject({ refusal: "invalid_input" })
})

test("INV-12 PHI is not taken from an org while a project with PHI is billed to it", async () => {
  await set({ phi: true, licenceReference: "A-1", baaSignedOn: "2024-02-29" })
  await world.rows({ text: "update project set contains_phi = true where id = $1", values: [world.projects.lab] })
  const before = await world.dump()
  expect(await preview(setFeatures, by("support", { phi: false }))).toMatchObject({ refusal: "phi_billing" })
  expect(await set({ phi: false })).toMatchObject({ refusal: "phi_billing" })
  expect(await set({ phi: false }, "system")).toMatchObject({ refusal: "phi_billing" })
  expect(difference(before, await world.dump())).toEqual({})
})

test("INV-37 what was seen before somebody else changed it is not written over", async () => {
  const [row] = await world.rows<{ version: number }>({
    text: "select version from org where id = $1",
    values: [world.org],
  })
  expect(await set({ gxp: true, version: row?.version })).toMatchObject({ ok: true, changed: 1 })
  expect(await set({ gxp: false, version: row?.version })).toMatchObject({ refusal: "stale_version" })
})
