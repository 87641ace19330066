import { expect, test } from "vitest"
import { difference, freshWorld } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { setFeatures } from "./set-features"

test("A342 licences for the flags of projects are support's to give and to take, each change in the trail", async () => {
  const world = await freshWorld()
  const set = (licences: readonly string[]) =>
    perform(setFeatures, world.call("system", { org: world.org, licences }, { org: null, door: "command" }))
  const held = async () =>
    (
      await world.rows<{ licences: string[] }>({ text: "select licences from org where id = $1", values: [world.org] })
    )[0]?.licences
  expect(
    await set(["externalUploadRestricted", "displayDataProtectionNotice", "externalUploadRestricted"]),
  ).toMatchObject({ ok: true, changed: 1 })
  expect(await held()).toEqual(["displayDataProtectionNotice", "externalUploadRestricted"])
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "org.set-features",
    before: { licences: [] },
    after: { licences: ["displayDataProtectionNotice", "externalUploadRestricted"] },
  })
  expect(await set(["displayDataProtectionNotice", "externalUploadRestricted"])).toMatchObject({ ok: true, changed: 0 })
  expect(await set([])).toMatchObject({ ok: true, changed: 1 })
  const before = await world.dump()
  expect(await set(["containsPhi"])).toMatchObject({ ok: false, refusal: "invalid_input" })
  const own = world.call("admin", { org: world.org, licences: ["databaseUiViewOnly"] }, { org: null })
  expect(await perform(setFeatures, own)).toMatchObject({ ok: false, refusal: "lacks_permission" })
  expect(difference(before, await world.dump())).toEqual({})
})
