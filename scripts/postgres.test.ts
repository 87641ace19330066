import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { withClient } from "./database.mjs"
import { startPostgres } from "./postgres.mjs"

type Place = { ownerUrl: string }
const dir = mkdtempSync(join(tmpdir(), "provost-pg-"))
const start = () => startPostgres({ dir, fsync: false })
const write = ({ ownerUrl }: Place) =>
  withClient(ownerUrl, async (client) => {
    await client.query("create table if not exists kept (n int)")
    await client.query("insert into kept values (1)")
  })
const kept = ({ ownerUrl }: Place) =>
  withClient(ownerUrl, async (client) => (await client.query("select count(*)::int as n from kept")).rows[0].n)

afterAll(async () => {
  const last = await start()
  await last.stop({ adopted: true, immediately: true })
  rmSync(dir, { recursive: true, force: true })
})

test("a cluster is made once, with an owner and a running role that may not pass row security, and its secrets are private", async () => {
  const first = await start()
  expect(first.startedHere).toBe(true)
  const role = await withClient(first.runtimeUrl, async (client) => {
    const answer = await client.query(
      "select rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user",
    )
    return answer.rows[0]
  })
  expect(role).toEqual({
    rolname: "provost_app",
    rolsuper: false,
    rolbypassrls: false,
    rolcreatedb: false,
    rolcreaterole: false,
  })
  expect(statSync(join(dir, "secret.json")).mode & 0o077).toBe(0)
  await write(first)
  await first.stop()
  expect(first.isAlive()).toBe(false)
})

test("a server that already runs on the files is adopted, and is left running by who only adopted it", async () => {
  const one = await start()
  const two = await start()
  expect([two.startedHere, two.pid]).toEqual([false, one.pid])
  await two.stop()
  expect(one.isAlive()).toBe(true)
  await write(two)
  await one.stop()
})

test("after a kill -9 of the server nothing that was committed is lost", async () => {
  const before = await start()
  await write(before)
  const count = await kept(before)
  process.kill(before.pid, "SIGKILL")
  const after = await start()
  expect([after.startedHere, await kept(after)]).toEqual([true, count])
  await after.stop()
})

test("a lock of a dead server whose number another process has now is not in the way", async () => {
  const first = await start()
  const file = join(dir, "pg", "postmaster.pid")
  if (!existsSync(file)) return first.stop()
  const lines = readFileSync(file, "utf8").split("\n")
  await first.stop()
  writeFileSync(file, [String(process.pid), ...lines.slice(1)].join("\n"))
  const second = await start()
  expect(second.startedHere).toBe(true)
  await second.stop()
})

test("without its secrets a cluster is refused, not made anew", async () => {
  const file = join(dir, "secret.json")
  const words = readFileSync(file, "utf8")
  rmSync(file)
  try {
    if (existsSync(join(dir, "pg"))) await expect(start()).rejects.toThrow("secret.json is gone")
  } finally {
    writeFileSync(file, words, { mode: 0o600 })
  }
})
