import { chmodSync, existsSync, readFileSync, rmSync, statSync, truncateSync } from "node:fs"
import { join, resolve } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { createCluster, fullDisk, lastWords, makeFolder, place, readSecret, SUPERUSER } from "./cluster.mjs"
import { withClient } from "./database.mjs"
import { freePort } from "./ports.mjs"
import { clusterFolder, postgresBinaries } from "./postgres-binaries.mjs"
import { Halt, isAlive, nameOf, run, saysDiskFull } from "./processes.mjs"

const OWNER = "provost_owner"
const RUNTIME = "provost_app"
const DATABASE = "provost"

/**
 * Starts the packaged PostgreSQL on the files in `dir`, made when there are none, or adopts the server that already runs on
 * them (after a kill -9 of whoever started it). `stop()` ends it, an adopted one only when told to.
 * @param {{ dir: string, port?: number | undefined, fsync?: boolean, settings?: Record<string, string | number> }} options
 * `fsync: false` is for tests: a crash of the server still loses nothing, a crash of the machine may.
 */
export async function startPostgres({ dir, port, fsync = true, settings = {} }) {
  const home = resolve(dir)
  // Settings for another server (PGSSLMODE and the like) would be taken for this one's.
  for (const name of Object.keys(process.env)) if (name.startsWith("PG")) delete process.env[name]
  makeFolder(home)
  const { initdb, pgCtl, as, version } = await postgresBinaries()
  if (as) chmodSync(home, statSync(home).mode | 0o001)
  const cluster = clusterFolder(home, as)
  const secret = readSecret(home, cluster)
  if (!existsSync(join(cluster, "PG_VERSION"))) await createCluster({ initdb, as, cluster, home, secret })
  refuseOtherMajor(cluster, version)

  const running = await adopt(cluster, secret)
  const server = running ?? (await launch({ pgCtl, as, cluster, port, fsync, settings }))
  const url = (user, password, database) => `postgresql://${user}:${password}@127.0.0.1:${server.port}/${database}`
  const superUrl = url(SUPERUSER, secret.super, DATABASE)
  await prepare(url(SUPERUSER, secret.super, "postgres"), secret)

  const stop = async ({ adopted = false, immediately = false } = {}) => {
    if (running && !adopted) return
    const mode = immediately ? "immediate" : "fast"
    await run(pgCtl, ["stop", "-D", cluster, "-m", mode, "-w", "-t", "30"], place(as))
  }
  return {
    port: server.port,
    pid: server.pid,
    superUrl,
    ownerUrl: url(OWNER, secret.owner, DATABASE),
    runtimeUrl: url(RUNTIME, secret.runtime, DATABASE),
    secret,
    startedHere: !running,
    isAlive: () => isAlive(server.pid),
    stop,
  }
}

function refuseOtherMajor(cluster, version) {
  const made = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim()
  if (version.split(".")[0] === made) return
  throw new Halt(
    `The data in ${cluster} was written by PostgreSQL ${made}, this is ${version}: see docs/running.md, "Upgrade".`,
  )
}

/** The server that already runs on these files, if one answers; what a killed one left in the way is removed. */
async function adopt(cluster, secret) {
  const file = join(cluster, "postmaster.pid")
  for (let attempt = 0; existsSync(file) && attempt < 50; attempt += 1) {
    const [pidLine, , , portLine] = readFileSync(file, "utf8").split("\n")
    const pid = Math.abs(Number(pidLine))
    if (!isAlive(pid) || !(nameOf(pid) ?? "postgres").includes("postgres")) {
      rmSync(file, { force: true })
      return undefined
    }
    const port = Number(portLine)
    const folder = await dataFolder(port, secret).catch(() => undefined)
    if (folder !== undefined && resolve(folder) === cluster) return { pid, port }
    await pause(200)
  }
  if (existsSync(file))
    throw new Halt(
      `A PostgreSQL server holds ${cluster} but does not answer: stop it, or choose another folder with DATA_DIR.`,
    )
  return undefined
}

const dataFolder = (port, secret) =>
  withClient(`postgresql://${SUPERUSER}:${secret.super}@127.0.0.1:${port}/postgres`, async (client) => {
    const { rows } = await client.query("show data_directory")
    return rows[0].data_directory
  })

async function launch({ pgCtl, as, cluster, port, fsync, settings }) {
  const log = join(cluster, "server.log")
  if (existsSync(log) && statSync(log).size > 5_000_000) truncateSync(log, 0)
  for (let attempt = 1; ; attempt += 1) {
    const chosen = port ?? (await freePort())
    const before = existsSync(log) ? statSync(log).size : 0
    const { code, output } = await run(
      pgCtl,
      ["start", "-w", "-t", "60", "-D", cluster, "-l", log, "-o", serverOptions(chosen, fsync, settings)],
      place(as),
    )
    if (code === 0)
      return { port: chosen, pid: Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]) }
    const said = existsSync(log) ? readFileSync(log, "utf8").slice(before) : output
    if (saysDiskFull(said)) throw new Halt(fullDisk(cluster))
    // A killed server's last children may hold its memory for a moment; a free port may be taken meanwhile.
    const passing = /pre-existing shared memory|Address already in use|could not bind/.test(said)
    if (!passing || attempt === 20) throw new Halt(`The database did not start: ${lastWords(said)}`)
    await pause(300)
  }
}

function serverOptions(port, fsync, settings) {
  const safe = fsync ? {} : { fsync: "off", full_page_writes: "off", autovacuum_naptime: "10s" }
  const all = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    timezone: "UTC",
    log_timezone: "UTC",
    log_min_messages: "warning",
    // A statement with its values may hold personal data, so failed ones are not copied into the log.
    log_min_error_statement: "panic",
    log_parameter_max_length_on_error: 0,
    random_page_cost: 1.1,
    max_wal_size: "2GB",
    ...safe,
    ...settings,
  }
  return [`-p ${port}`, ...Object.entries(all).map(([name, value]) => `-c ${name}=${value}`)].join(" ")
}

async function prepare(adminUrl, secret) {
  await withClient(adminUrl, async (client) => {
    const { rows } = await client.query("select rolname from pg_roles")
    const roles = new Set(rows.map((row) => row.rolname))
    for (const [role, password] of [
      [OWNER, secret.owner],
      [RUNTIME, secret.runtime],
    ]) {
      if (!roles.has(role))
        await client.query(
          `create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`,
        )
    }
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE} owner ${OWNER} template template0`)
  })
}
