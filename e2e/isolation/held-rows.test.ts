import pg from "pg"
import { afterEach, beforeEach, expect, test } from "vitest"
import { decided, tryIt } from "@/e2e/access/try"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { OPERATIONS } from "@/lib/doors/registry"

let world: World
let inside: pg.Client

// Someone who works in the org holds its row, and those of its projects, for as long as the test runs.
beforeEach(async () => {
  world = await freshWorld()
  inside = new pg.Client({ connectionString: process.env.MIGRATE_DATABASE_URL })
  await inside.connect()
  await inside.query("select set_config('app.scope', 'installation', false)")
  await inside.query("begin")
  await inside.query("select 1 from org where id = $1 for update", [world.org])
  await inside.query("select 1 from project where billed_to = $1 for update", [world.org])
})
afterEach(() => inside.end())

const named = (name: string) => {
  const operation = OPERATIONS.find((one) => one.name === name)
  if (!operation) throw new Error(`${name} is not in the registry`)
  return operation
}

test.each([
  ["member.edit-access", "not_a_member"],
  ["member.remove", "not_a_member"],
  ["org.rename", "not_a_member"],
  ["project.delete", "not_found"],
  ["project.share", "not_found"],
] as const)("INV-29 INV-52 %s by who is in no such org or project waits for no row of it", async (name, word) => {
  const operation = named(name)
  const call = world.call("outsider", operation.example?.(world.cast()) ?? {})
  expect(decided(await tryIt(operation, call))).toBe(word)
})
