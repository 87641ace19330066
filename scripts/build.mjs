import { createHash } from "node:crypto"
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import { ROOT } from "./install.mjs"
import { Halt, run, saysDiskFull } from "./processes.mjs"

const FOLDERS = ["app", "components", "db", "lib", "public"]
const STAMP = "provost-build.json"
export const NEXT = join(ROOT, "node_modules", "next", "dist", "bin", "next")

/** The build folder that belongs to a data folder, so that two demo servers side by side do not share one. */
export function distFor(dataDir) {
  const folder = resolve(ROOT, dataDir)
  if (folder === join(ROOT, ".data")) return ".next"
  return `.next-${createHash("sha256").update(folder).digest("hex").slice(0, 8)}`
}

/**
 * Builds the application into a folder unless what stands there was built from the same sources.
 * @param {{ dist: string, env: NodeJS.ProcessEnv, onStart?: (child: import("node:child_process").ChildProcess) => void }} options
 * @returns {Promise<boolean>} true when it had to build
 */
export async function ensureBuilt({ dist, env, onStart }) {
  const sources = hashOf([...FOLDERS, ...settingsFiles()])
  const stamp = join(ROOT, dist, STAMP)
  if (existsSync(join(ROOT, dist, "BUILD_ID")) && read(stamp) === sources) return false
  console.log("Building the application, which takes a minute or two…")
  rmSync(stamp, { force: true })
  const buildEnv = { ...env, ...buildSettings(dist), NEXT_SKIP_TYPES: "1", NODE_ENV: "production" }
  const { code, output } = await run(process.execPath, [NEXT, "build"], {
    cwd: ROOT,
    env: buildEnv,
    group: true,
    onStart,
  })
  if (code !== 0) {
    if (saysDiskFull(output)) throw new Halt("The disk is full: building needs about 500 MB.")
    throw new Halt(`${output.trim()}\nThe application could not be built: next build failed with the words above.`)
  }
  writeFileSync(stamp, sources)
  return true
}

/** What Next must be told about a build folder; it writes into the TypeScript settings, so any but the first gets a copy. */
export function buildSettings(dist) {
  const settings = { NEXT_DIST_DIR: dist, NEXT_TELEMETRY_DISABLED: "1" }
  if (dist === ".next") return settings
  const name = `tsconfig${dist}.json`
  const config = JSON.parse(readFileSync(join(ROOT, "tsconfig.json"), "utf8"))
  config.include = [...config.include, `${dist}/types/**/*.ts`, `${dist}/dev/types/**/*.ts`]
  writeFileSync(join(ROOT, name), `${JSON.stringify(config, null, 2)}\n`)
  return { ...settings, NEXT_TSCONFIG: name }
}

const settingsFiles = () =>
  readdirSync(ROOT).filter((name) =>
    /^(?!vitest|playwright|drizzle|tsconfig\.|next-env).+\.(ts|mjs)$|^(package-lock|tsconfig)\.json$/.test(name),
  )

/** One hash of files and folders by name and content; tests do not count. */
export function hashOf(paths) {
  const hash = createHash("sha256")
  const add = (path) => {
    if (!existsSync(join(ROOT, path))) return
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update("\0")
  }
  const walk = (folder) => {
    const entries = readdirSync(join(ROOT, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (entry.isDirectory()) walk(`${folder}/${entry.name}`)
      else if (!/\.test\.tsx?$/.test(entry.name)) add(`${folder}/${entry.name}`)
    }
  }
  for (const path of [...paths].sort()) {
    if (/\.\w+$/.test(path)) add(path)
    else if (existsSync(join(ROOT, path))) walk(path)
  }
  return hash.digest("hex")
}

function read(file) {
  try {
    return readFileSync(file, "utf8")
  } catch {
    return undefined
  }
}
