import { lookup } from "@/db/tenancy"

type Health = {
  readonly status: "ok" | "unavailable"
  readonly database: boolean
  readonly migrations: number
  readonly queueLagSeconds: number | null
}

/** Whether this server can do its work: the database answers, is migrated, and the queue keeps up. */
export async function health(): Promise<Health> {
  try {
    const [row] = await lookup<{ migrations: number; lag: number | null }>({
      text: `select (select count(*)::int from drizzle.__drizzle_migrations) as migrations,
        (select extract(epoch from now() - min(run_at))::int from graphile_worker._private_jobs where locked_at is null and run_at < now() and attempts < max_attempts) as lag`,
    })
    return { status: "ok", database: true, migrations: row?.migrations ?? 0, queueLagSeconds: row?.lag ?? 0 }
  } catch {
    return { status: "unavailable", database: false, migrations: 0, queueLagSeconds: null }
  }
}
