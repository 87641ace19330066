import { afterAll, beforeAll, expect, test } from "vitest"
import { renameOrg } from "@/e2e/fixtures/toys"
import { perform } from "@/lib/operations/perform"
import { crowdedWorld, damageOf, editing, ownPostgres } from "./kill"
import { killWorker, NO_ODDS, oddsOf, openBulkEdit, reached, startWorker } from "./killed-worker"

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

test("INV-35 INV-36 the server is killed in the middle of a large edit: whole chunks stand, and the next one finishes it, each row once", {
  timeout: 180_000,
}, async () => {
  const { world } = await crowdedWorld(4000)
  const job = await openBulkEdit(world)
  const first = startWorker()
  try {
    await reached(world, job, 1000)
  } finally {
    await killWorker(first, world, job)
  }
  const left = await reached(world, job, 0)
  expect(left).toMatchObject({ state: "RUNNING" })
  expect(left.done % 1000).toBe(0)
  expect(await oddsOf(world, job)).toEqual(NO_ODDS)

  const second = startWorker()
  try {
    expect(await reached(world, job, left.total)).toMatchObject({ state: "DONE", done: left.total })
  } finally {
    await killWorker(second, world, job)
  }
  expect(await oddsOf(world, job)).toEqual(NO_ODDS)
})
