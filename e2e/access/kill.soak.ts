import { afterAll, beforeAll, expect, test } from "vitest"
import { crowdedWorld, damageOf, editing, ownPostgres } from "./kill"
import { killWorker, NO_ODDS, oddsOf, openBulkEdit, progressOf, reached, startWorker } from "./killed-worker"

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

test("INV-35 INV-36 many servers are killed during one large edit: it ends, whole chunks at a time, each row once", async () => {
  const { world } = await crowdedWorld(60_000)
  const job = await openBulkEdit(world)
  for (let n = 0; n < KILLS && (await progressOf(world, job)).state === "RUNNING"; n += 1) {
    const worker = startWorker()
    const { done } = await progressOf(world, job)
    await reached(world, job, done + 1000)
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 500))
    await killWorker(worker, world, job)
    expect((await progressOf(world, job)).done % 1000).toBe(0)
    expect(await oddsOf(world, job)).toEqual(NO_ODDS)
  }
  const last = startWorker()
  const ended = await reached(world, job, Number.POSITIVE_INFINITY)
  await killWorker(last, world, job)
  expect(ended).toMatchObject({ state: "DONE", done: ended.total })
  expect(await oddsOf(world, job)).toEqual(NO_ODDS)
})
