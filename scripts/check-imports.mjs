// Enforces the table of imports, the names and the lengths that the house is built by.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import { importViolations } from "./import-rules.mjs"
import { ROOT } from "./install.mjs"
import { namingViolations } from "./naming-rules.mjs"

const FOLDERS = ["app", "components", "db", "lib", "e2e", "scripts", "bench"]

/** The project's own source files, from the root. */
export function sourceFiles(root = ROOT) {
  const found = readdirSync(root).filter((name) => /\.(tsx?|mjs)$/.test(name) && name !== "next-env.d.ts")
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (/\.(tsx?|mjs)$/.test(entry.name)) found.push(path)
    }
  }
  const present = new Set(readdirSync(root))
  for (const folder of FOLDERS) if (present.has(folder)) walk(folder)
  return found.sort()
}

/** All violations of the house's rules, a sentence each. */
export function houseViolations(root = ROOT) {
  const texts = new Map(sourceFiles(root).map((path) => [path, readFileSync(join(root, path), "utf8")]))
  const read = (target) =>
    [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`]
      .map((path) => texts.get(path))
      .find((text) => text !== undefined)
  return [...texts].flatMap(([path, text]) => [...importViolations(path, text, read), ...namingViolations(path, text)])
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const violations = houseViolations()
  for (const violation of violations) console.error(violation)
  if (violations.length > 0) process.exitCode = 1
  else console.log("imports, names and lengths keep to the rules")
}
