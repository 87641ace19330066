import { afterAll, beforeAll, expect, test } from "vitest"
import { renameOrg } from "@/e2e/fixtures/toys"
import { perform } from "@/lib/operations/perform"
import { crowdedWorld, damageOf, editing, ownPostgres } from "./kill"

let postgres: Awaited<ReturnType<typeof ownPostgres>>
beforeAll(async () => {
  postgres = await ownPostgres()
}, 120_000)
afterAll(() => postgres.stop())

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test("INV-35 INV-36 the database is killed in the middle of bulk edits: none is half there, none that was answered is lost", {
  timeout: 120_000,
}, async () => {
  const { world, crowd } = await crowdedWorld()
  const editors = [editing(world, crowd, "admin"), editing(world, crowd, "admin2")]
  for (const moment of [400, 730]) {
    await pause(moment)
    await postgres.killAndRestart()
  }
  await pause(400)
  await Promise.all(editors.map((editor) => editor.stop()))

  // What was answered is written down before the database is asked.
  const acks = editors.flatMap((editor) => editor.acks)
  expect(await damageOf(world, crowd, acks)).toEqual({ lost: 0, half: 0, undead: 0, torn: 0, brokenAt: null })
  expect(acks.filter((ack) => ack.answer === "yes" && ack.changed > 0).length).toBeGreaterThan(3)
  const said = new Set(acks.map((ack) => ack.answer))
  for (const word of said) expect(["yes", "unavailable", "unknown_outcome", "busy"]).toContain(word)
  expect(said.size).toBeGreaterThan(1)
  expect(await perform(renameOrg, world.call("admin", { name: "Afterwards" }))).toMatchObject({ ok: true })
})
