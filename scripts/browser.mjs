import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs"
import { join } from "node:path"
import { ROOT } from "./install.mjs"
import { Halt, run } from "./processes.mjs"

const SYSTEM = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]
const UNPACK = "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath()"

/**
 * Finds a Chromium for the browser tests: E2E_CHROMIUM, Playwright's own, the one packaged for Linux on x64, unpacked once, else the
 * system's. The packaged one has no windows to draw, and is a quarter faster than a system's. Called before workers start, so that they do
 * not race to unpack it.
 * @returns {Promise<{ path: string, env: Record<string, string> }>} `env` is what the browser needs around it
 */
export async function findChromium() {
  const asked = process.env.E2E_CHROMIUM
  if (asked) {
    if (!existsSync(asked)) throw new Halt(`E2E_CHROMIUM names ${asked}, which is not there.`)
    return { path: asked, env: {} }
  }
  const { chromium } = await import("@playwright/test")
  const there = (candidates) => candidates.find((candidate) => candidate && existsSync(candidate))
  const own = there([chromium.executablePath()])
  if (own) return { path: own, env: {} }
  let why = "The packaged one is for Linux on x64."
  if (process.platform === "linux" && process.arch === "x64") {
    const light = await packaged().catch((error) => ({ why: error.message }))
    if (light.path) return light
    why = light.why
  }
  const path = there(SYSTEM)
  if (path) return { path, env: {} }
  throw new Halt(`No Chromium was found for the browser tests: install one, and name it with E2E_CHROMIUM. ${why}`)
}

async function packaged() {
  const { version } = JSON.parse(
    readFileSync(join(ROOT, "node_modules", "@sparticuz", "chromium", "package.json"), "utf8"),
  )
  const folder = join(ROOT, ".cache", `chromium-${version}`)
  if (!existsSync(join(folder, "chromium"))) await unpack(folder)
  const path = join(folder, "chromium")
  const fonts = existsSync("/etc/fonts") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") }
  // A bare system lacks a few libraries, which the package brings along.
  for (const libraries of [{}, { LD_LIBRARY_PATH: join(folder, "al2023", "lib") }]) {
    const env = { ...fonts, ...libraries }
    const { code } = await run(path, ["--version"], { env: { ...process.env, ...env }, timeout: 20_000 })
    if (code === 0) return { path, env }
  }
  throw new Halt("The packaged one does not run here.")
}

// The package unpacks into the temporary directory, whatever version lies there: it gets one of its own.
async function unpack(folder) {
  const unfinished = `${folder}.${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  // It adds its libraries only where it believes to be in its usual surroundings.
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" }
  const { code, output } = await run(process.execPath, ["--input-type=module", "-e", UNPACK], { cwd: ROOT, env })
  if (code !== 0) throw new Halt(`The packaged Chromium could not be unpacked: ${output.trim().slice(-400)}`)
  rmSync(folder, { recursive: true, force: true })
  renameSync(unfinished, folder)
}
