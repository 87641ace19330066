import { type ChildProcess, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { type AddressInfo, createServer } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, expect, test } from "vitest"
import { distFor } from "./build.mjs"
import { takeLock } from "./lock.mjs"
import { freePort } from "./ports.mjs"

const folder = mkdtempSync(join(tmpdir(), "provost-start-"))
const script = fileURLToPath(new URL("start.mjs", import.meta.url))
const production = {
  AUTH_SECRET: "a secret of more than thirty-two characters",
  APP_ORIGIN: "https://console.example.org",
  SMTP_URL: "smtp://127.0.0.1:2525",
}
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What npm start says with these settings, and its exit code; it never gets as far as serving. */
function start(settings: Record<string, string>): Promise<{ said: string; code: number | null }> {
  const { PATH, HOME, NODE_ENV } = process.env
  const env = { PATH, HOME, NODE_ENV, DATA_DIR: join(folder, "d"), ...settings }
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(process.execPath, [script], { env })
    let said = ""
    child.stdout?.on("data", (words) => {
      said += words
    })
    child.stderr?.on("data", (words) => {
      said += words
    })
    child.on("close", (code) => resolve({ said: said.trim(), code }))
  })
}

/** A single sentence. */
const oneSentence = (said: string): boolean => !said.includes("\n") && said.endsWith(".")

async function refused(settings: Record<string, string>): Promise<string> {
  const { said, code } = await start(settings)
  expect([code, said, oneSentence(said)]).toEqual([1, said, true])
  return said
}

test("a port in use is one sentence that names another port", async () => {
  const other = createServer().listen(0, "127.0.0.1")
  await new Promise((ready) => other.once("listening", ready))
  const { port } = other.address() as AddressInfo
  expect(await refused({ PORT: String(port) })).toBe(
    `Port ${port} is in use by another program: stop it, or choose another port with PORT=${port + 1} npm start.`,
  )
  other.close()
})

test.each([
  [{ PORT: "high" }, 'PORT must be a number from 0 to 65535, not "high".'],
  [{ DATA_DIR: "package.json" }, "cannot be written (EEXIST): choose another with DATA_DIR."],
  [{ DATABASE_URL: "mysql://nope" }, "DATABASE_URL must be a postgres:// address."],
  [{ DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" }, "AUTH_SECRET is not set."],
  [{ ...production, SMTP_URL: "", DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" }, "SMTP_URL is not set."],
  [
    { ...production, PROVOST_DEMO: "1", SMTP_URL: "", DATABASE_URL: "postgres://a:b@127.0.0.1:1/c" },
    "SMTP_URL is not set.",
  ],
  [
    { ...production, DATABASE_URL: "postgres://a:secret@127.0.0.1:1/c" },
    "DATABASE_URL (a@127.0.0.1:1/c) cannot be used: no PostgreSQL answers there.",
  ],
])("%o is refused in a sentence", async (settings, sentence) => {
  const port = await freePort()
  expect(await refused({ PORT: String(port), ...settings })).toContain(sentence)
})

test("a role that could pass row security, and a wrong password, are refused in a sentence without the password", async () => {
  const owner = process.env.MIGRATE_DATABASE_URL ?? ""
  const PORT = String(await freePort())
  expect(await refused({ ...production, PORT, DATABASE_URL: owner })).toContain("owns the database")
  const wrong = new URL(process.env.TEST_RUNTIME_URL ?? process.env.DATABASE_URL ?? "")
  if (!wrong.password) return
  wrong.password = "wrong-password"
  const said = await refused({ ...production, PORT, DATABASE_URL: wrong.href })
  expect(said).toContain("refuses this user or password")
  expect(said).not.toContain("wrong-password")
})

test("a second start on the same folder is refused, one after a crash is not", async () => {
  const file = join(folder, "start.lock")
  const first = await takeLock(file, () => "")
  await expect(takeLock(file, ({ pid }) => `held by ${pid}`)).rejects.toThrow(`held by ${process.pid}`)
  first.release()

  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, started: "1" }))
  const afterCrash = await takeLock(file, () => "held")
  expect(afterCrash.afterCrash).toBe(true)
  afterCrash.release()

  // The number of the dead process is a living one's now.
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: "1" }))
  const reused = await takeLock(file, () => "held")
  expect(JSON.parse(readFileSync(file, "utf8")).pid).toBe(process.pid)
  reused.release()
})

test("of many that find a dead lock at once, exactly one takes it", async () => {
  const file = join(folder, "race.lock")
  writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, started: "1" }))
  const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeLock(file, () => "held")))
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
})

test("the build folder follows the data folder", () => {
  expect(distFor(".data")).toBe(".next")
  expect(distFor("/elsewhere")).toMatch(/^\.next-[0-9a-f]{8}$/)
  expect(distFor("/elsewhere")).not.toBe(distFor("/somewhere"))
})
