import pg from "pg"
import { expect, test } from "vitest"
import { difference, freshWorld } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { createProject } from "./create"

test("A059 INV-29 who may not bill to an org is told so, makes nothing, and waits for nobody who works there", async () => {
  const world = await freshWorld()
  const before = await world.dump()
  const inside = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  await inside.connect()
  try {
    await inside.query("select set_config('app.scope', 'installation', false)")
    await inside.query("begin")
    await inside.query("select 1 from org where id = $1 for update", [world.org])
    const call = world.call("outsider", { name: "planted", billedTo: world.org })
    expect(await perform(createProject, call)).toMatchObject({ ok: false, refusal: "lacks_permission" })
  } finally {
    await inside.end()
  }
  expect(difference(before, await world.dump())).toEqual({})
  // A member without billable activities is in it, and may not either.
  expect(await perform(createProject, world.call("readOnly", { name: "planted", billedTo: world.org }))).toMatchObject({
    ok: false,
    refusal: "lacks_permission",
  })
})
