import { posix } from "node:path"

/** @typedef {{ from: string, typeOnly: boolean, line: number }} Import */

const STATEMENT = /^[ \t]*(import|export)\b([^"'`;]*?)\bfrom\s*["']([^"']+)["']/gm
const BARE = /^[ \t]*import\s*["']([^"']+)["']/gm
const CALLED = /\bimport\(\s*["']([^"']+)["']\s*\)(\s*\.\s*[A-Z])?/g

/** What a source file imports, and whether only its types. @returns {Import[]} */
export function importsOf(text) {
  const found = []
  const lineAt = (index) => text.slice(0, index).split("\n").length
  for (const match of text.matchAll(STATEMENT)) {
    found.push({ from: match[3], typeOnly: onlyTypes(match[2]), line: lineAt(match.index) })
  }
  for (const match of text.matchAll(BARE)) found.push({ from: match[1], typeOnly: false, line: lineAt(match.index) })
  for (const match of text.matchAll(CALLED)) {
    found.push({ from: match[1], typeOnly: Boolean(match[2]), line: lineAt(match.index) })
  }
  return found
}

function onlyTypes(clause) {
  const words = clause.trim()
  if (/^type\b(?!\s*,)/.test(words)) return true
  const named = /^\{([^}]*)\}$/
    .exec(words)?.[1]
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean)
  return Boolean(named?.length) && named.every((name) => name.startsWith("type "))
}

/** The part of the house a path stands in. */
export function zoneOf(path) {
  const [top, second, third] = path.split("/")
  if (top !== "lib") return third || second ? top : "entry"
  if (!third) return "ground"
  if (["access", "operations", "audit", "notices", "identity", "listing", "doors"].includes(second)) return second
  return `noun ${second}`
}

// Who may import whose values (design, section 2). "ground" is lib's own files: clock, ids, env, log.
const NOUNS = "nouns"
const MAY = {
  app: ["app", "components", "doors", "listing", "access", NOUNS],
  entry: ["doors", "identity", "operations", "notices", "ground", "db", NOUNS],
  noun: ["operations", "access", "audit", "notices", "listing", "identity", "ground", "db", NOUNS],
  doors: ["doors", "operations", "identity", "audit", "notices", "access", "listing", "ground", "db", NOUNS],
  operations: ["operations", "access", "audit", "notices", "ground", "db"],
  audit: ["audit", "access", "ground", "db"],
  notices: ["notices", "access", "ground", "db"],
  identity: ["identity", "operations", "access", "audit", "notices", "ground", "db", NOUNS],
  listing: ["listing", "access"],
  access: ["access"],
  ground: ["ground"],
  db: ["db", "access", "ground"],
}
const KNOWS_NEXT = ["app", "entry", "doors", "identity"]
// next/dynamic: dialogs and menus come when they are opened (the bound on the first script).
const NEXT_FOR_COMPONENTS = ["next/link", "next/navigation", "next/dynamic"]
const WORDS =
  /^lib\/access\/(app-access|charges|explain-words|levels|money|orgs|policies|project-access|project-flags|refusals|rights|staff)$/
const OPENS_CONNECTIONS = ["db/tenancy.ts", "db/migrate.ts"]
const DRIVERS = ["pg", "pg-pool", "drizzle-orm/node-postgres", "postgres"]
const DEFINES_OPERATION = /\b(mutation|query)(<[^(]*>)?\(\s*\{/

/**
 * What is wrong with the imports of one file, a sentence each.
 * @param {string} path from the root, with "/"
 * @param {string} text
 * @param {(path: string) => string | undefined} read the text of another file of the house, by its path without extension
 */
export function importViolations(path, text, read = () => undefined) {
  const zone = zoneOf(path)
  if (["scripts", "bench", "e2e"].includes(zone) || isTest(path) || isSetting(path)) return []
  return importsOf(text).flatMap((found) => {
    const target = resolveImport(path, found.from)
    const reason = target ? houseReason(zone, target, found.typeOnly, read) : packageReason(path, zone, found)
    return reason ? [`${path}:${found.line} imports ${found.from}: ${reason}`] : []
  })
}

const isTest = (path) => /\.(test|soak)\.tsx?$/.test(path)
const isSetting = (path) => !path.includes("/") && /(\.config\.|next-env)/.test(path)

function resolveImport(path, from) {
  if (from.startsWith("@/")) return from.slice(2)
  if (from.startsWith(".")) return posix.normalize(posix.join(posix.dirname(path), from))
  return undefined
}

function packageReason(path, zone, { from, typeOnly }) {
  if (/^next(-auth)?(\/|$)/.test(from) && !KNOWS_NEXT.includes(zone)) {
    if (zone === "components" && (NEXT_FOR_COMPONENTS.includes(from) || typeOnly)) return undefined
    return "only app, lib/doors and lib/identity know Next; components may use next/link, next/navigation and next/dynamic"
  }
  if (DRIVERS.includes(from) && !typeOnly && !OPENS_CONNECTIONS.includes(path))
    return "only db/tenancy.ts opens connections"
  if (zone === "access") return "lib/access imports nothing"
  return undefined
}

function houseReason(zone, target, typeOnly, read) {
  if (/\.(css|json|svg|png|woff2?)$/.test(target)) return undefined
  const other = zoneOf(`${target}.ts`)
  if (["scripts", "bench", "e2e"].includes(other)) return `the product does not use ${other}`
  if (zone === "access") return other === "access" ? undefined : "lib/access imports nothing"
  if (other === "db" && (zone === "app" || zone === "components")) return `${zone} never sees db`
  if (zone === "components") return componentReason(target, other, typeOnly)
  const upward = other === "app" || (other === "components" && zone !== "app")
  if (upward && zone !== "app") return `${zone} stands below ${other}`
  if (typeOnly) return undefined
  return zone.startsWith("noun ") ? nounReason(zone, target, other, read) : tableReason(zone, other)
}

function componentReason(target, other, typeOnly) {
  if (other === "app") return "actions come to components as props"
  if (typeOnly || other === "components" || other === "listing" || WORDS.test(target)) return undefined
  if (other.startsWith("noun ") && target.endsWith("/inputs")) return undefined
  return "components take types, lib/<noun>/inputs, the words of lib/access and the parsers of lib/listing"
}

function nounReason(zone, target, other, read) {
  if (other === zone) return undefined
  const text = read(target) ?? ""
  if (other.startsWith("noun ") && DEFINES_OPERATION.test(text)) return "a noun never calls another noun's operation"
  if (other === "identity" && importsOf(text).some(({ from }) => /^next(-auth)?(\/|$)/.test(from))) {
    return "that part of lib/identity knows Next"
  }
  return tableReason("noun", other)
}

function tableReason(zone, other) {
  const allowed = MAY[zone] ?? []
  return allowed.includes(other.startsWith("noun ") ? NOUNS : other)
    ? undefined
    : `${zone} may import ${allowed.join(", ")}`
}
