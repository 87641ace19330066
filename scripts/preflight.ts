import { readFileSync } from "node:fs"
import { currentRole, type RoleRow, unfitRole } from "../db/runtime-role"
import { readEnv } from "../lib/env"
import { withClient } from "./database.mjs"

// What a production server asks before it starts: run by start.mjs, answers with one sentence and exit code 1, or with silence.

const REASONS: Record<string, string> = {
  ECONNREFUSED: "no PostgreSQL answers there",
  ENOTFOUND: "there is no host of that name",
  EAI_AGAIN: "the host's name cannot be looked up",
  ETIMEDOUT: "nothing answers there",
  ECONNRESET: "the server closed the connection",
  "28P01": "the server refuses this user or password",
  "28000": "the server refuses this user",
  "3D000": "there is no database of that name",
  "53300": "the server has no connection left",
  "57P03": "the server is starting up",
}

/** An address without its password. */
function shown(address: string): string {
  if (!URL.canParse(address)) return "not an address"
  const url = new URL(address)
  return `${url.username}@${url.host}${url.pathname}`
}

/** The sentence for a connection that failed. */
function whyNot(variable: string, address: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : ""
  const words = error instanceof Error ? error.message : String(error)
  const reason = REASONS[code] ?? (/timeout/i.test(words) ? "nothing answers there" : words || code)
  return `${variable} (${shown(address)}) cannot be used: ${reason}.`
}

async function pendingMigrations(address: string): Promise<boolean> {
  const journal: { entries: { when: number }[] } = JSON.parse(
    readFileSync(new URL("../db/migrations/meta/_journal.json", import.meta.url), "utf8"),
  )
  const newest = Math.max(...journal.entries.map((entry) => entry.when))
  const applied = "select max(created_at) as at from drizzle.__drizzle_migrations"
  return withClient(address, async (client) => {
    const answer = await client.query<{ at: string | null }>(applied).catch(() => undefined)
    return Number(answer?.rows[0]?.at ?? 0) < newest
  })
}

async function problem(): Promise<string | null> {
  try {
    readEnv(process.env)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  const address = process.env.DATABASE_URL ?? ""
  try {
    const unfit = await unfitAt(address)
    if (unfit) return unfit
  } catch (error) {
    return whyNot("DATABASE_URL", address, error)
  }
  const owner = process.env.MIGRATE_DATABASE_URL
  try {
    if (owner) await reach(owner)
  } catch (error) {
    return whyNot("MIGRATE_DATABASE_URL", owner ?? "", error)
  }
  if (!owner && (await pendingMigrations(address))) {
    return "The database is not up to date: run npm run migrate with MIGRATE_DATABASE_URL set to the role that owns it."
  }
  return null
}

const unfitAt = (address: string): Promise<string | null> =>
  withClient(address, async (client) => unfitRole((await client.query<RoleRow>(currentRole.text)).rows[0]))

const reach = (address: string): Promise<void> => withClient(address, async () => {})

const sentence = await problem()
if (sentence) {
  console.error(sentence)
  process.exitCode = 1
}
