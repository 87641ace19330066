// npm test: checks, unit tests and operations on a real PostgreSQL, journeys in a real browser. `npm test -- unit` runs one part,
// `npm test -- e2e --only=members` of a part the files that are called so.
import { mkdirSync, rmSync } from "node:fs"
import { join } from "node:path"
import { ensureInstalled, ROOT, typescript } from "./install.mjs"
import { takeLock } from "./lock.mjs"
import { freePort } from "./ports.mjs"
import { end, Halt, main, run } from "./processes.mjs"
import { countChecks, countPlaywright, countVitest, tally } from "./reports.mjs"

const FOLDER = join(ROOT, ".tests")
const DIST = ".next-tests"
const MINUTE = 60_000
// Two journeys at once take a fifth less time than one after the other, on two cores.
const WORKERS = 2
const PARTS = { check, unit, e2e }

const opened = []
let step
let started
let closing = false
let files = []

for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(name, async () => {
    if (closing) process.exit(130)
    await close()
    process.exit(130)
  })
}

await main(async () => {
  try {
    await test()
  } finally {
    if (!closing) await close()
  }
})

async function test() {
  const only = (arg) => arg.startsWith("--only=")
  const asked = process.argv.slice(2).filter((arg) => !only(arg))
  files = process.argv.filter(only).map((arg) => arg.slice("--only=".length))
  const stranger = asked.find((name) => !(name in PARTS))
  if (stranger) throw new Halt(`There is no part "${stranger}": npm test -- ${Object.keys(PARTS).join(" | ")}`)
  await ensureInstalled(watch)
  mkdirSync(FOLDER, { recursive: true })
  const lock = await takeLock(
    join(FOLDER, "test.lock"),
    ({ pid }) => `Another npm test (process ${pid}) runs in this folder.`,
  )
  opened.push(lock.release)

  const results = []
  for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
    const began = Date.now()
    const result = await PARTS[name]().catch((error) => {
      console.error(error instanceof Halt ? error.message : error)
      return { passed: 0, failed: 1, skipped: 0, note: "it could not be run" }
    })
    if (closing) return
    results.push({ name, ...result, seconds: Math.round((Date.now() - began) / 1000) })
  }
  await close()
  conclude(results)
}

function conclude(results) {
  console.log("")
  for (const { name, passed, failed, skipped, seconds, note } of results) {
    const left = skipped ? `, ${skipped} skipped` : ""
    console.log(
      `${name.padEnd(6)} ${passed} passed, ${failed} failed${left} in ${seconds} s${note ? ` (${note})` : ""}`,
    )
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  const failed = sum("failed")
  if (failed > 0 || sum("passed") === 0) process.exitCode = 1
  console.log(`${sum("passed")} passed, ${failed} failed`)
}

async function check() {
  const file = fresh("check.json")
  const code = await show([join("scripts", "check.mjs"), "--report", file], clean(), 10 * MINUTE)
  return tally({ count: countChecks, file, code })
}

async function unit() {
  const postgres = await database()
  await migrated(postgres, "provost_template")
  const file = fresh("unit.json")
  const env = {
    ...clean(),
    TEST_SUPER_URL: postgres.superUrl,
    TEST_OWNER_URL: postgres.ownerUrl,
    TEST_RUNTIME_URL: postgres.runtimeUrl,
  }
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...files]
  const code = await show([join("node_modules", "vitest", "vitest.mjs"), ...args], env, 25 * MINUTE)
  return tally({ count: countVitest, file, code })
}

async function e2e() {
  const { findChromium } = await import("./browser.mjs")
  const browser = await findChromium()
  const postgres = await database()
  const { buildSettings, ensureBuilt } = await import("./build.mjs")
  const { startServer } = await import("./server.mjs")
  const places = []
  for (let n = 0; n < WORKERS; n += 1) places.push(await placeOf(postgres, n))
  await ensureBuilt({ dist: DIST, env: places[0].settings, onStart: watch })
  for (const { settings, port, name } of places) {
    const env = { ...settings, ...buildSettings(DIST) }
    const log = join(FOLDER, `${name}.log`)
    await startServer({ port, host: "127.0.0.1", env, log, onStart: ({ stop }) => opened.push(stop) })
  }
  const file = fresh("e2e.json")
  const around = {
    ...clean(),
    ...browser.env,
    E2E_CHROMIUM: browser.path,
    E2E_PLACES: JSON.stringify(places.map(({ told }) => told)),
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  }
  const args = ["test", "--reporter=list,json", ...files]
  const code = await show([join("node_modules", "@playwright", "test", "cli.js"), ...args], around, 30 * MINUTE)
  return tally({ count: countPlaywright, file, code })
}

/** What a worker of the journeys has for itself: a database, and a server with a port, a mailbox and a folder. */
async function placeOf(postgres, n) {
  const name = `e2e_${n}`
  const { ownerUrl, runtimeUrl } = await migrated(postgres, `provost_${name}`)
  const [port, smtpPort] = [await freePort(), await freePort()]
  const origin = `http://localhost:${port}`
  const settings = {
    ...clean(),
    DATABASE_URL: runtimeUrl,
    AUTH_SECRET: postgres.secret.authSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: postgres.secret.actionsKey,
    APP_ORIGIN: origin,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    MAIL_FROM: "Provost <no-reply@provost.example>",
    DATA_DIR: join(FOLDER, "files", name),
    PORT: String(port),
  }
  return {
    name,
    port,
    settings,
    told: { E2E_BASE_URL: origin, E2E_OWNER_URL: ownerUrl, E2E_SMTP_PORT: String(smtpPort) },
  }
}

/** One server for all parts; a crash of the machine may lose its data, which nobody needs. */
function database() {
  started ??= (async () => {
    const { startPostgres } = await import("./postgres.mjs")
    const postgres = await startPostgres({
      dir: join(FOLDER, "postgres"),
      fsync: false,
      settings: { max_connections: 200 },
    })
    opened.push(() => postgres.stop({ adopted: true, immediately: true }))
    return postgres
  })()
  return started
}

async function migrated(postgres, name) {
  const { createDatabase, onDatabase } = await import("./database.mjs")
  await createDatabase(postgres.superUrl, name)
  const [ownerUrl, runtimeUrl] = [onDatabase(postgres.ownerUrl, name), onDatabase(postgres.runtimeUrl, name)]
  const env = { ...clean(), MIGRATE_DATABASE_URL: ownerUrl, DATABASE_URL: runtimeUrl }
  const { code, output } = await run(process.execPath, typescript("scripts/migrate.ts"), {
    cwd: ROOT,
    env,
    group: true,
    onStart: watch,
  })
  if (code !== 0) throw new Halt(`The database ${name} could not be migrated: ${output.trim()}`)
  return { ownerUrl, runtimeUrl }
}

// What the caller's shell says about a server of theirs must not reach the tests.
function clean() {
  const ours =
    /^(DATABASE_URL|MIGRATE_DATABASE_URL|AUTH_|APP_ORIGIN|SMTP_URL|MAIL_FROM|SUPPORT_EMAIL|HOST$|PORT$|DATA_DIR|TRUSTED_PROXY|NEXT_|PROVOST_|PG|TEST_|E2E_)/
  const kept = Object.entries(process.env).filter(([name]) => !ours.test(name))
  return { ...Object.fromEntries(kept), NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: undefined }
}

async function show(args, env, timeout) {
  const { code, timedOut } = await run(process.execPath, args, {
    cwd: ROOT,
    env,
    show: true,
    group: true,
    timeout,
    onStart: watch,
  })
  if (timedOut) console.error(`It was stopped after ${timeout / MINUTE} minutes.`)
  return code
}

function fresh(name) {
  const file = join(FOLDER, name)
  rmSync(file, { force: true })
  return file
}

function watch(child) {
  step = child
}

async function close() {
  closing = true
  if (step) await end(step, { group: true, patience: 5_000 })
  while (opened.length > 0) await Promise.resolve(opened.pop()()).catch((error) => console.error(error.message))
}
