// npm start. With DATABASE_URL a production server; without one a demo with a PostgreSQL, a mailbox and a story of its own.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { ensureInstalled, ROOT, typescript } from "./install.mjs"
import { takeLock } from "./lock.mjs"
import { claimPort, freePort, portFrom } from "./ports.mjs"
import { end, Halt, main, run, saysDiskFull } from "./processes.mjs"

const dev = process.argv.includes("--dev")
const began = Date.now()

// What must be closed, in the order it was opened; the step that runs now is ended first.
const opened = []
let step
let server
let leaving
let closing

process.on("SIGINT", () => leave(server ? 0 : 130))
process.on("SIGTERM", () => leave(server ? 0 : 143))
process.on("SIGHUP", () => leave(0))

await main(async () => {
  try {
    await start()
  } catch (error) {
    if (leaving) return
    await close()
    throw error
  }
})

async function start() {
  await ensureInstalled(watch)
  const host = process.env.HOST || "127.0.0.1"
  const port = portFrom(process.env.PORT, 3000) || (await freePort())
  const given = { HOST: host, PORT: String(port), NEXT_TELEMETRY_DISABLED: "1" }
  const { env, dist, greet } = process.env.DATABASE_URL ? await production(given) : await demo(given)
  const { buildSettings, ensureBuilt } = await import("./build.mjs")
  if (!dev) await ensureBuilt({ dist, env: withoutOwner(env), onStart: watch })
  const { startServer } = await import("./server.mjs")
  const patience = dev ? 180_000 : 60_000
  const settings = { ...withoutOwner(env), ...buildSettings(dist) }
  server = await startServer({
    port,
    host,
    dev,
    patience,
    env: settings,
    onStart: ({ stop, kill }) => opened.push({ stop, force: kill }),
  })
  greet(Math.round((Date.now() - began) / 100) / 10)
  const how = await server.ended
  if (leaving) return
  throw new Halt(`The server ended by itself (${how}).`)
}

async function production(given) {
  const env = { ...process.env, ...given, PROVOST_DEMO: "0" }
  await claimPort(Number(given.PORT), given.HOST)
  await script("scripts/preflight.ts", env, "This server cannot start.")
  if (env.MIGRATE_DATABASE_URL) await script("scripts/migrate.ts", env, "The database could not be migrated.")
  const greet = (seconds) =>
    console.log(`Provost serves ${env.APP_ORIGIN} on ${given.HOST}:${given.PORT} (after ${seconds} s).`)
  return { env, dist: process.env.NEXT_DIST_DIR || ".next", greet }
}

async function demo(given) {
  const port = Number(given.PORT)
  const home = resolve(ROOT, process.env.DATA_DIR || ".data")
  makeHome(home)
  const lock = await takeLock(
    join(home, "start.lock"),
    ({ pid }) =>
      `Another Provost (process ${pid}) already uses ${home}: stop it, or choose another folder with DATA_DIR.`,
  )
  opened.push({ stop: lock.release, force: lock.release })
  // A server whose parent was killed gives its port up within a second or two.
  await claimPort(port, given.HOST, { patience: lock.afterCrash ? 8_000 : 0 })

  const { startPostgres } = await import("./postgres.mjs")
  const postgres = await startPostgres({ dir: home })
  opened.push({
    stop: () => postgres.stop({ adopted: true }),
    force: () => postgres.stop({ adopted: true, immediately: true }),
  })
  const { secret } = postgres
  const origin = `http://localhost:${port}`
  const env = {
    MAIL_FROM: "Provost <no-reply@provost.example>",
    ...process.env,
    ...given,
    DATA_DIR: home,
    DATABASE_URL: postgres.runtimeUrl,
    MIGRATE_DATABASE_URL: postgres.ownerUrl,
    AUTH_SECRET: secret.authSecret,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secret.actionsKey,
    APP_ORIGIN: process.env.APP_ORIGIN || origin,
    PROVOST_DEMO: "1",
  }
  await migrateAndSeed(home, env, postgres)
  watchDatabase(postgres, home)
  const { distFor } = await import("./build.mjs")
  return { env, dist: distFor(home), greet: (seconds) => greetDemo(env, home, seconds) }
}

function makeHome(home) {
  try {
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, ".writable"), "")
  } catch (error) {
    if (saysDiskFull(error.code))
      throw new Halt(`The disk that holds ${home} is full: free some space and start again.`)
    throw new Halt(`The folder ${home} cannot be written (${error.code}): choose another with DATA_DIR.`)
  }
}

// Both are safe to run again; the stamp, bound to this very cluster, saves the second start their time.
async function migrateAndSeed(home, env, postgres) {
  const { hashOf } = await import("./build.mjs")
  const { withClient } = await import("./database.mjs")
  const cluster = await withClient(postgres.superUrl, async (client) => {
    const { rows } = await client.query("select system_identifier::text as id from pg_control_system()")
    return rows[0].id
  })
  const sources = hashOf([
    "db",
    "lib",
    "scripts/migrate.ts",
    "scripts/seed.ts",
    "scripts/story.ts",
    "scripts/demo-files.ts",
    "scripts/demo-sign-ins.json",
    "package-lock.json",
  ])
  const stamp = join(home, "prepared")
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === `${cluster} ${sources}`) return
  console.log("Preparing the database…")
  await script("scripts/migrate.ts", env, "The database could not be migrated.")
  await script("scripts/seed.ts", env, "The demo story could not be loaded.")
  writeFileSync(stamp, `${cluster} ${sources}`)
}

// A demo's database that dies is started again where it was; the application reconnects by itself.
function watchDatabase(postgres, home) {
  let current = postgres
  const timer = setInterval(async () => {
    if (closing || current.isAlive()) return
    clearInterval(timer)
    const { startPostgres } = await import("./postgres.mjs")
    try {
      current = await startPostgres({ dir: home, port: postgres.port })
      console.error("The database had died and was started again.")
      watchDatabase(current, home)
    } catch (error) {
      console.error(`The database died and cannot be started again: ${error.message}`)
    }
  }, 1_000)
  timer.unref()
}

async function script(file, env, otherwise) {
  const { code, output } = await run(process.execPath, typescript(file), {
    cwd: ROOT,
    env,
    group: true,
    onStart: watch,
  })
  step = undefined
  if (code === 0) return
  if (saysDiskFull(output)) throw new Halt("The disk is full: free some space and start again.")
  throw new Halt(output.trim() || otherwise)
}

function watch(child) {
  step = child
}

/** The application never learns who owns the database. */
function withoutOwner({ MIGRATE_DATABASE_URL: _, ...env }) {
  return env
}

function greetDemo(env, home, seconds) {
  const { signIns } = readSignIns()
  const width = Math.max(...signIns.map(({ who }) => who.length), 0)
  const names = Math.max(...signIns.map(({ login }) => login.length), 0)
  const lines = signIns.map(
    ({ who, login, password }) => `  ${who.padEnd(width)}   ${login.padEnd(names)}   ${password}`,
  )
  console.log(
    [
      `\nProvost: ${env.APP_ORIGIN}   (ready after ${seconds} s, data in ${home})\n`,
      ...lines,
      "\nCtrl-C stops everything.",
    ].join("\n"),
  )
}

function readSignIns() {
  const file = join(ROOT, "scripts", "demo-sign-ins.json")
  return { signIns: existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [] }
}

/** Ends what was opened, last first, and leaves; the second time it does not wait. */
async function leave(code) {
  if (leaving) {
    for (const { force } of opened.reverse()) await Promise.resolve(force()).catch(() => {})
    process.exit(130)
  }
  leaving = true
  console.log("\nStopping…")
  await close()
  process.exit(code)
}

async function close() {
  closing = true
  if (step) await end(step, { group: true })
  while (opened.length > 0) {
    const { stop } = opened.at(-1)
    await Promise.resolve(stop()).catch((error) => console.error(error.message))
    opened.pop()
  }
}
