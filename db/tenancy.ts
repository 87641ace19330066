import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres"
import pg from "pg"
import { env } from "@/lib/env"

/** A statement with its text and values. Named ones are prepared once a connection. */
export type Statement = { readonly text: string; readonly values?: readonly unknown[]; readonly name?: string }

/** A transaction's handle. It dies with the callback it was given to: any later use throws. */
export type Tx = {
  readonly db: NodePgDatabase
  readonly rows: <Row extends object>(statement: Statement) => Promise<Row[]>
  readonly count: (statement: Statement) => Promise<number>
}

/** Whose transaction it is: what row security, the trail and the triggers read. */
export type Bounds = {
  readonly org: string | null
  readonly actor: string | null
  /** Set only for identity, support and the worker: opens every tenant's rows. */
  readonly installation?: boolean
  /** Projects and apps whose rows are open to the transaction: who is asking is checked against them before anything else. */
  readonly things?: readonly string[] | undefined
  readonly actorKind: string
  readonly system?: string | undefined
  readonly now: Date
  readonly request?: string | undefined
  readonly ip?: string | undefined
  readonly agent?: string | undefined
  readonly credential?: string | undefined
  readonly readOnly?: boolean
}

export class PoolBusy extends Error {}
/** The connection was lost while committing: whether it was saved is not known. */
export class CommitUnknown extends Error {}

const OPTIONS = "-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000"

// The server ends a statement by itself after its time; where even that is not heard, nobody is there any more.
const SILENCE_MS = 6500
const isSilence = (error: unknown): boolean =>
  error instanceof Error && /^Query read timeout/.test((error.cause instanceof Error ? error.cause : error).message)

function newPool(size: number, options: string, silence = SILENCE_MS): pg.Pool {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: size,
    connectionTimeoutMillis: 2000,
    query_timeout: silence,
    keepAlive: true,
    idleTimeoutMillis: 30_000,
    application_name: "provost",
    options,
  })
  // Without these a restart of the database raises an uncaught error and ends the process.
  pool.on("error", () => {})
  pool.on("connect", (client) => client.on("error", () => {}))
  return pool
}

type Pools = { request: pg.Pool; worker: pg.Pool }
const kept = globalThis as typeof globalThis & { provostPools?: Pools }

function pools(): Pools {
  kept.provostPools ??= {
    request: newPool(10, OPTIONS),
    worker: newPool(4, OPTIONS.replace("statement_timeout=5000", "statement_timeout=60000"), 65_000),
  }
  return kept.provostPools
}

/** Closes every connection; for the end of the process and of a test file. */
export async function closePools(): Promise<void> {
  const open = kept.provostPools
  delete kept.provostPools
  if (open) await Promise.all([open.request.end(), open.worker.end()])
}

/** How many transactions of requests are open just now; for a stop that lets them finish. */
export function openRequests(): number {
  const pool = kept.provostPools?.request
  return pool ? pool.totalCount - pool.idleCount + pool.waitingCount : 0
}

/** The worker's connections, for the queue alone. */
export const queuePool = (): pg.Pool => pools().worker

class Lease {
  live = true
  constructor(private readonly client: pg.PoolClient) {}
  query = (...args: unknown[]): unknown => {
    if (!this.live) throw new Error("a transaction's handle was used after its end")
    return (this.client.query as (...given: unknown[]) => unknown)(...args)
  }
}

const quoted = (value: string | null | undefined): string => pg.escapeLiteral(value ?? "")

function opening(bounds: Bounds): string {
  const scope = bounds.installation ? "installation" : ""
  const settings: readonly (readonly [string, string | null | undefined])[] = [
    ["app.org", bounds.org],
    ["app.actor", bounds.actor],
    ["app.scope", scope],
    ["app.scope_given", scope],
    ["app.things", bounds.things?.join(",")],
    ["app.chains", ""],
    ["app.actor_kind", bounds.actorKind],
    ["app.system", bounds.system],
    ["app.now", bounds.now.toISOString()],
    ["app.req", bounds.request],
    ["app.ip", bounds.ip],
    ["app.agent", bounds.agent?.replaceAll("\u0000", "").slice(0, 300)],
    ["app.credential", bounds.credential],
  ]
  const set = settings.map(([name, value]) => `set_config('${name}', ${quoted(value)}, true)`).join(", ")
  return `begin${bounds.readOnly ? " read only" : ""}; select ${set}`
}

const codeOf = (error: unknown): string | undefined => {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return inner instanceof Error && "code" in inner && typeof inner.code === "string" ? inner.code : undefined
}

/** The SQLSTATE of a database error, also through drizzle's wrapping; undefined for anything else. */
export const sqlState = codeOf

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    if (error instanceof Error && /timeout exceeded/.test(error.message)) throw new PoolBusy("no connection was free")
    throw error
  }
}

async function once<T>(pool: pg.Pool, bounds: Bounds, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await connect(pool)
  const lease = new Lease(client)
  let broken: Error | undefined
  try {
    await client.query(opening(bounds))
    const rows = async <Row extends object>({ text, values, name }: Statement): Promise<Row[]> => {
      const answer = (await lease.query({ text, values, ...(name ? { name } : {}) })) as pg.QueryResult<Row>
      return answer.rows
    }
    const count = async ({ text, values, name }: Statement): Promise<number> => {
      const answer = (await lease.query({ text, values, ...(name ? { name } : {}) })) as pg.QueryResult
      return answer.rowCount ?? 0
    }
    const tx: Tx = { rows, count, db: drizzle(lease as unknown as pg.PoolClient, { casing: "snake_case" }) }
    const result = await work(tx)
    lease.live = false
    try {
      // The probe throws in a transaction that an unnoticed error has aborted, where COMMIT alone would quietly roll back.
      await client.query("select 1; commit")
    } catch (error) {
      if (codeOf(error) === undefined) throw new CommitUnknown("the connection was lost at commit", { cause: error })
      throw error
    }
    return result
  } catch (error) {
    lease.live = false
    // A connection that has fallen silent is thrown away: a rollback would wait as long again, and its end is one.
    if (isSilence(error)) broken = new Error("the database fell silent")
    else
      await client.query("rollback").catch((failure: Error) => {
        broken = failure
      })
    throw error
  } finally {
    client.release(broken)
  }
}

const RETRIED = new Set(["40001", "40P01"])

async function retried<T>(pool: pg.Pool, bounds: Bounds, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await once(pool, bounds, work)
    } catch (error) {
      if (attempt >= 5 || !RETRIED.has(codeOf(error) ?? "")) throw error
    }
  }
}

/**
 * Runs `work` in one transaction within its bounds: settings first, a probe before the commit, serialization failures and
 * deadlocks tried up to five times. Throws what `work` throws, PoolBusy after 2 s without a connection, CommitUnknown.
 */
export const inTransaction = <T>(bounds: Bounds, work: (tx: Tx) => Promise<T>): Promise<T> =>
  retried(pools().request, bounds, work)

/** The same on the worker's connections, for jobs, mail and what is written beside a request. */
export const inWorker = <T>(bounds: Bounds, work: (tx: Tx) => Promise<T>): Promise<T> =>
  retried(pools().worker, bounds, work)

/** One statement of its own, without a tenant: the definer functions that find who is asking, and the limiter. */
export async function lookup<Row extends object>(
  statement: Statement,
  pool: "request" | "worker" = "request",
): Promise<Row[]> {
  try {
    const { text, values, name } = statement
    const within = { query_timeout: SILENCE_MS, ...(name ? { name } : {}) }
    const answer = await pools()[pool].query<Row>({ text, values: [...(values ?? [])], ...within })
    return answer.rows
  } catch (error) {
    if (error instanceof Error && /timeout exceeded/.test(error.message)) throw new PoolBusy("no connection was free")
    throw error
  }
}
