import { readFileSync } from "node:fs"
import { expect, test } from "vitest"

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8"))
const lock: { packages: Record<string, { version?: string; dev?: boolean }> } = read("package-lock.json")
const manifest: { dependencies: Record<string, string>; devDependencies: Record<string, string> } = read("package.json")

// The oldest release of each without a known hole; renewed by hand, since `npm audit` cannot be asked everywhere.
const FLOORS = [
  ["next", "16.3.3", "GHSA-2xp9-vwfh-vxw4, CVE-2026-23869 and earlier"],
  ["react", "19.2.6", "CVE-2026-23870, CVE-2025-55182 and earlier"],
  ["react-dom", "19.2.6", "with react"],
  ["next-auth", "5.0.0-beta.32", "GHSA-7rqj-j65f-68wh, GHSA-xmf8-cvqr-rfgj, GHSA-x445-f3h2-j279"],
  ["drizzle-orm", "0.45.2", "CVE-2026-39356"],
  ["nodemailer", "10.6.0", "only the newest major is patched"],
] as const

/** The numbers of a version, a pre-release before its release. */
function parts(version: string): number[] {
  const [release = "", beta] = version.split("-")
  return [...release.split(".").map(Number), beta === undefined ? 1 : 0, Number(beta?.split(".").at(-1) ?? 0)]
}

function isAtLeast(version: string, floor: string): boolean {
  const [have, want] = [parts(version), parts(floor)]
  for (const [index, wanted] of want.entries()) if (have[index] !== wanted) return (have[index] ?? 0) > wanted
  return true
}

// What only the tests use is not shipped.
const copiesOf = (name: string) =>
  Object.entries(lock.packages).flatMap(([path, entry]) =>
    path.endsWith(`node_modules/${name}`) && entry.version && !entry.dev ? [entry.version] : [],
  )

test.each(FLOORS)("every copy of %s that ships is at least %s (%s)", (name, floor) => {
  expect(copiesOf(name).length).toBeGreaterThan(0)
  for (const version of copiesOf(name)) expect([version, isAtLeast(version, floor)]).toEqual([version, true])
})

test("every dependency is pinned exactly", () => {
  const ranges = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
    ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  )
  expect(ranges).toEqual([])
})

test("postgres.js, which mixes up tenants when a connection dies, is not installed", () => {
  expect(copiesOf("postgres")).toEqual([])
})

test("versions are compared by their numbers, a pre-release before its release", () => {
  expect(isAtLeast("16.10.0", "16.3.3")).toBe(true)
  expect(isAtLeast("16.3.2", "16.3.3")).toBe(false)
  expect(isAtLeast("5.0.0-beta.31", "5.0.0-beta.32")).toBe(false)
  expect(isAtLeast("5.0.0", "5.0.0-beta.32")).toBe(true)
})
