import { randomBytes } from "node:crypto"
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { Halt, run, saysDiskFull } from "./processes.mjs"

export const SUPERUSER = "provost_super"
const NEEDED_BYTES = 200_000_000

/** Makes the folder of a server's files; refuses when it cannot, or when its disk is full. */
export function makeFolder(home) {
  try {
    mkdirSync(home, { recursive: true })
  } catch (error) {
    if (error.code === "ENOSPC") throw new Halt(fullDisk(home))
    throw new Halt(`The folder ${home} cannot be made (${error.code}): choose another with DATA_DIR.`)
  }
  const { bavail, bsize } = statfsSync(home)
  if (bavail * bsize < NEEDED_BYTES) throw new Halt(fullDisk(home))
}

export const fullDisk = (home) =>
  `The disk that holds ${home} is full: the database needs at least ${NEEDED_BYTES / 1e6} MB free.`

/** The passwords of the three roles and the keys of a demo server; made once, readable by this user alone. */
export function readSecret(home, cluster) {
  const file = join(home, "secret.json")
  if (existsSync(file)) {
    try {
      return JSON.parse(readFileSync(file, "utf8"))
    } catch {
      throw new Halt(`The file ${file} cannot be read, and with it the passwords of the database beside it.`)
    }
  }
  if (existsSync(join(cluster, "PG_VERSION"))) {
    if (cluster.startsWith(home))
      throw new Halt(
        `${file} is gone, and with it the passwords of the database beside it: put it back, or remove ${home} to begin anew.`,
      )
    // It lay elsewhere for a folder that was removed since.
    rmSync(cluster, { recursive: true, force: true })
  }
  const word = () => randomBytes(24).toString("base64url")
  const secret = {
    super: word(),
    owner: word(),
    runtime: word(),
    authSecret: word() + word(),
    actionsKey: randomBytes(32).toString("base64"),
  }
  writeFileSync(`${file}.new`, JSON.stringify(secret), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secret
}

/** Makes a cluster under another name and renames it when whole, so that a kill in between leaves no half one. */
export async function createCluster({ initdb, as, cluster, home, secret }) {
  const unfinished = `${cluster}.unfinished`
  const words = `${cluster}.words`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  rmSync(words, { force: true })
  writeFileSync(words, secret.super, { mode: 0o600 })
  if (as) for (const path of [unfinished, words]) chownSync(path, as.uid, as.gid)
  try {
    const locale = ["-E", "UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    const args = [
      "-D",
      unfinished,
      "-U",
      SUPERUSER,
      `--pwfile=${words}`,
      "-A",
      "scram-sha-256",
      "--no-instructions",
      ...locale,
    ]
    const { code, output } = await run(initdb, args, place(as))
    if (code !== 0) {
      rmSync(unfinished, { recursive: true, force: true })
      throw new Halt(saysDiskFull(output) ? fullDisk(home) : `The database could not be made: ${lastWords(output)}`)
    }
    renameSync(unfinished, cluster)
  } finally {
    rmSync(words, { force: true })
  }
}

/** Where and as whom the server's programs run: in no language, in a folder every user may enter. */
export function place(as) {
  return { ...as, cwd: tmpdir(), env: { ...process.env, LC_ALL: "C", LANG: "C" } }
}

export const lastWords = (text) => text.trim().split("\n").slice(-3).join(" ").slice(0, 400)
