import { migrateDatabase } from "../db/migrate"

const owner = process.env.MIGRATE_DATABASE_URL
const runtime = process.env.DATABASE_URL
if (!owner || !runtime) {
  console.error("MIGRATE_DATABASE_URL (the owner) and DATABASE_URL (the runtime role) must both be set.")
  process.exit(1)
}
try {
  await migrateDatabase(owner, runtime)
} catch (error) {
  const reason =
    error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error)
  console.error(`The database could not be migrated: ${reason}`)
  process.exit(1)
}
