import { expect, test } from "vitest"
import { freshWorld, ownerRows } from "@/e2e/fixtures/database"
import { renameOrg } from "@/e2e/fixtures/toys"
import { answerTo } from "@/lib/operations/failures"
import { perform } from "@/lib/operations/perform"
import { type Bounds, closePools, inTransaction, lookup, type Tx } from "./tenancy"

const bounds = (org: string | null, more: Partial<Bounds> = {}): Bounds => ({
  org,
  actor: null,
  actorKind: "user",
  now: new Date(),
  ...more,
})
const where = { operation: "test", request: "r" }
const nameOf = (org: string) =>
  ownerRows<{ name: string }>({ text: "select name from org where id = $1", values: [org] }).then(([row]) => row?.name)

test("INV-33 a handle used after its transaction throws, by every way in", async () => {
  const world = await freshWorld()
  let kept: Tx | undefined
  await inTransaction(bounds(world.org), async (tx) => {
    kept = tx
  })
  const late = kept
  if (!late) throw new Error("no handle")
  await expect(late.rows({ text: "select 1" })).rejects.toThrow("after its end")
  await expect(late.count({ text: "select 1" })).rejects.toThrow("after its end")
  await expect(Promise.resolve().then(() => late.db.execute("select 1"))).rejects.toThrow()
})

test("INV-33 a statement that was not awaited cannot slip into someone else's transaction", async () => {
  const world = await freshWorld()
  let late: Promise<unknown> = Promise.resolve()
  await inTransaction(bounds(world.org), async (tx) => {
    late = new Promise((resolve) => setTimeout(resolve, 50)).then(() =>
      tx.rows({ text: "update org set name = 'slipped' where id = $1", values: [world.org] }),
    )
  })
  await expect(late).rejects.toThrow("after its end")
  expect(await nameOf(world.org)).toBe("Genome Works")
})

test("INV-33 an error that was swallowed inside is found before the commit, and nothing is kept", async () => {
  const world = await freshWorld()
  const swallowing = inTransaction(bounds(world.org), async (tx) => {
    await tx.rows({ text: "update org set name = 'half' where id = $1", values: [world.org] })
    await tx.rows({ text: "select 1 / 0" }).catch(() => {})
    return "done"
  })
  await expect(swallowing).rejects.toThrow(/aborted/)
  expect(await nameOf(world.org)).toBe("Genome Works")
})

test("INV-33 settings end with their transaction: the next on the same connection has no tenant", async () => {
  const world = await freshWorld()
  await closePools()
  const show = "select current_setting('app.org', true) as org, current_setting('app.actor', true) as actor"
  const inside = await inTransaction(bounds(world.org, { actor: world.users.admin }), (tx) =>
    tx.rows<{ org: string }>({ text: show }),
  )
  expect(inside).toEqual([{ org: world.org, actor: world.users.admin }])
  expect(await lookup({ text: show })).toEqual([{ org: "", actor: "" }])
  await inTransaction(bounds(world.org), () => Promise.reject(new Error("left"))).catch(() => {})
  expect(await lookup({ text: show })).toEqual([{ org: "", actor: "" }])
})

test("INV-33 a setting cannot be broken out of, whatever it holds", async () => {
  const world = await freshWorld()
  const evil = "x'); update org set name = 'owned'; select set_config('app.org', 'y"
  const [row] = await inTransaction(bounds(world.org, { agent: evil, request: "\\'; --" }), (tx) =>
    tx.rows<{ agent: string; org: string }>({
      text: "select current_setting('app.agent') as agent, current_setting('app.org') as org",
    }),
  )
  expect(row).toEqual({ agent: evil, org: world.org })
  expect(await nameOf(world.org)).toBe("Genome Works")
})

test("INV-42 a deadlock is tried again, unseen by both", async () => {
  const world = await freshWorld()
  // Each waits, holding its first, until the other holds one too.
  let holding = 0
  let bothHold = () => {}
  const both = new Promise<void>((resolve) => {
    bothHold = resolve
  })
  const lock = (first: string, second: string) => {
    let tries = 0
    return inTransaction(bounds(world.org), async (tx) => {
      tries += 1
      await tx.rows({ text: "select 1 from member where user_id = $1 for update", values: [first] })
      holding += 1
      if (holding === 2) bothHold()
      await both
      await tx.rows({ text: "select 1 from member where user_id = $1 for update", values: [second] })
      return tries
    })
  }
  const { member, member2 } = world.users
  const tries = await Promise.all([lock(member, member2), lock(member2, member)])
  expect(tries.toSorted()).toEqual([1, 2])
})

test("INV-52 a lock that is held too long is answered with busy", async () => {
  const world = await freshWorld()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  const holder = inTransaction(bounds(world.org), async (tx) => {
    await tx.rows({ text: "select 1 from org where id = $1 for update", values: [world.org] })
    await held
  })
  expect(await perform(renameOrg, world.call("admin", { name: "X" }))).toMatchObject({ refusal: "busy" })
  release()
  await holder
})

test("INV-53 a connection that is cut in the middle leaves nothing, and the next call is fine", async () => {
  const world = await freshWorld()
  const cut = await inTransaction(bounds(world.org), async (tx) => {
    await tx.rows({ text: "update org set name = 'cut' where id = $1", values: [world.org] })
    await tx.rows({ text: "select pg_terminate_backend(pg_backend_pid())" })
  }).catch((error: unknown) => answerTo(error, where))
  expect(cut).toMatchObject({ ok: false, refusal: "unavailable" })
  expect(await nameOf(world.org)).toBe("Genome Works")
  expect(await perform(renameOrg, world.call("admin", { name: "After" }))).toMatchObject({ ok: true })
})

test("INV-53 a read-only transaction cannot write, and one that failed unforeseen says only its incident", async () => {
  const world = await freshWorld()
  const written = await inTransaction(bounds(world.org, { readOnly: true }), (tx) =>
    tx.rows({ text: "update org set name = 'written' where id = $1", values: [world.org] }),
  ).catch((error: unknown) => answerTo(error, where))
  expect(written).toMatchObject({ ok: false, refusal: "internal", incident: expect.any(String) })
  expect(JSON.stringify(written)).not.toMatch(/read-only|transaction|update/)
})
