import { afterAll, beforeAll, expect, test } from "vitest"
import { crowdedWorld, damageOf, editing, ownPostgres } from "./kill"

const KILLS = Number(process.env.SOAK_KILLS ?? 50)

let postgres: Awaited<ReturnType<typeof ownPostgres>>
beforeAll(async () => {
  postgres = await ownPostgres()
}, 120_000)
afterAll(() => postgres.stop())

test("INV-35 INV-36 many kills during bulk edits: nothing lost, nothing half, the trail whole", async () => {
  const { world, crowd } = await crowdedWorld()
  const editors = [editing(world, crowd, "admin"), editing(world, crowd, "admin2")]
  for (let n = 0; n < KILLS; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150 + Math.random() * 900))
    await postgres.killAndRestart()
  }
  await Promise.all(editors.map((editor) => editor.stop()))
  const acks = editors.flatMap((editor) => editor.acks)
  expect(await damageOf(world, crowd, acks)).toEqual({ lost: 0, half: 0, undead: 0, torn: 0, brokenAt: null })
  expect(acks.some((ack) => ack.answer === "internal")).toBe(false)
})
