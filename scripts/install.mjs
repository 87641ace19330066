import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Halt, run, saysDiskFull } from "./processes.mjs"

export const ROOT = fileURLToPath(new URL("..", import.meta.url)).replace(/[\\/]$/, "")

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)

/**
 * Installs the packages of the lock file when they are missing or others; uses nothing that must be installed first.
 * @param {(child: import("node:child_process").ChildProcess) => void} [onStart]
 */
export async function ensureInstalled(onStart) {
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Halt(`Provost needs Node 20.19 or newer (24 is recommended); this is ${process.versions.node}.`)
  }
  if (isInstalled(ROOT)) return
  console.log("Installing packages…")
  const npm = process.env.npm_execpath
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"]
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : [npmName(), []]
  const { code, output } = await run(command, [...first, ...args], { cwd: ROOT, group: true, onStart }).catch(
    (error) => {
      throw new Halt(error.code === "ENOENT" ? "npm is not installed: Provost needs npm beside Node." : String(error))
    },
  )
  if (code === 0) return
  if (saysDiskFull(output)) throw new Halt("The disk is full: installing the packages needs about 1.2 GB.")
  throw new Halt(`${output.trim()}\nThe packages could not be installed: npm ci failed with the words above.`)
}

const npmName = () => (process.platform === "win32" ? "npm.cmd" : "npm")

/** True when every package that the lock file asks for stands in node_modules at that version. */
export function isInstalled(root) {
  const here = join(root, "node_modules", ".package-lock.json")
  if (!existsSync(here)) return false
  const wanted = packagesOf(join(root, "package-lock.json"))
  const found = packagesOf(here)
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link) return true
    const present = found[path]
    return present ? present.version === entry.version : Boolean(entry.optional || entry.devOptional)
  })
}

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages ?? {}

/** The arguments that make Node run one of the project's TypeScript files. */
export const typescript = (file, ...args) => ["--import", "tsx", join(ROOT, file), ...args]
