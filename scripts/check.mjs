// npm run check: every step runs, also when one before it failed.
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { buildSettings } from "./build.mjs"
import { ensureInstalled, ROOT } from "./install.mjs"
import { main, run } from "./processes.mjs"

const bin = (...path) => join("node_modules", ...path)
const STEPS = [
  {
    name: "lint and format",
    commands: [[bin("@biomejs", "biome", "bin", "biome"), "ci", "--colors=off", "--error-on-warnings", "."]],
  },
  {
    name: "types",
    commands: [
      [bin("next", "dist", "bin", "next"), "typegen"],
      [bin("typescript", "bin", "tsc"), "--noEmit"],
    ],
  },
  { name: "imports", commands: [[join("scripts", "check-imports.mjs")]] },
  { name: "requirements", commands: [[join("scripts", "check-requirements.mjs")]] },
  { name: "unused", commands: [[bin("knip", "bin", "knip.js"), "--no-progress"]] },
]

await main(async () => {
  await ensureInstalled()
  const steps = []
  for (const { name, commands } of STEPS) {
    const began = Date.now()
    const ok = await all(commands)
    steps.push({ name, ok, seconds: (Date.now() - began) / 1000 })
    console.log(`${ok ? "ok    " : "FAILED"} ${name} (${steps.at(-1).seconds.toFixed(1)} s)`)
  }
  const report = process.argv[process.argv.indexOf("--report") + 1]
  if (process.argv.includes("--report")) writeFileSync(report, JSON.stringify({ steps }))
  const failed = steps.filter((step) => !step.ok).map((step) => step.name)
  console.log(failed.length > 0 ? `Failed: ${failed.join(", ")}.` : "All checks passed.")
  if (failed.length > 0) process.exitCode = 1
})

async function all(commands) {
  const env = { ...process.env, ...buildSettings(".next") }
  for (const command of commands) {
    const { code, output } = await run(process.execPath, command, { cwd: ROOT, env })
    if (code === 0) continue
    console.error(output.trim())
    return false
  }
  return true
}
