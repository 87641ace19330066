// Run by `npm run bench`, which starts the database and gives its addresses. Prints a table, or with --json its rows.
import { join } from "node:path"
import { buildSettings, ensureBuilt } from "../scripts/build.mjs"
import { freePort } from "../scripts/ports.mjs"
import { startServer } from "../scripts/server.mjs"
import { makeDataset } from "./dataset"
import { type Row, table } from "./measure"

const members = Number(process.env.BENCH_MEMBERS ?? 100_000)
/** Of 24 months; fewer for a quick try. */
const chargesMade = Number(process.env.BENCH_CHARGES ?? 10_000_000)
const ownerUrl = process.env.BENCH_OWNER_URL
const runtimeUrl = process.env.BENCH_RUNTIME_URL
const folder = process.env.BENCH_DIR ?? ".tests/bench"
if (!ownerUrl || !runtimeUrl) {
  console.error("Run the bench with: npm run bench")
  process.exit(1)
}

const json = process.argv.includes("--json")
const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice(7)
const say = (words: string): void => {
  if (!json) console.error(words)
}

const port = await freePort()
const barePort = await freePort()
Object.assign(process.env, {
  DATABASE_URL: runtimeUrl,
  AUTH_SECRET: "bench-bench-bench-bench-bench-bench-bench",
  APP_ORIGIN: `http://localhost:${port}`,
  PROVOST_DEMO: "1",
  PORT: String(port),
  LOG_LEVEL: "error",
})

say(`Making ${members.toLocaleString("en")} members among 200 orgs ...`)
const { token, admin, session, cookie } = await makeDataset(ownerUrl, members, port)
const actor = {
  kind: "user",
  userId: admin,
  handle: "p1",
  name: "Bench",
  email: null,
  support: false,
  staff: [],
  metering: false,
  session: { id: session, provenAt: new Date() },
  token: null,
} as const

// Loaded only now: what they import reads the environment.
const { lists } = await import("./lists")
const { edits } = await import("./edits")
const { access } = await import("./access")
const { charges } = await import("./charges")
const { http, script } = await import("./http")
const { closePools } = await import("../db/tenancy")

const rows: Row[] = []
const part = async (name: string, work: () => Promise<Row[]>): Promise<void> => {
  if (only && !only.split(",").includes(name)) return
  say(`Measuring ${name} ...`)
  rows.push(...(await work()))
}

await part("lists", () => lists(runtimeUrl, actor, members))
await part("edits", () => edits(ownerUrl, actor, members))
await part("access", () => access(ownerUrl, actor, members))
await part("charges", () => charges(ownerUrl, actor, members, chargesMade))
if (!only || /http|script/.test(only)) {
  const dist = ".next-bench"
  await ensureBuilt({ dist, env: process.env })
  const server = await startServer({
    port,
    host: "127.0.0.1",
    env: { ...process.env, ...buildSettings(dist) },
    log: join(folder, "server.log"),
  })
  try {
    const base = `http://127.0.0.1:${port}`
    await part("http", () => http(base, token, runtimeUrl, barePort))
    await part("script", () => script(`http://localhost:${port}`, cookie))
  } finally {
    await server.stop()
  }
}
await closePools()

if (json)
  console.log(
    JSON.stringify(
      rows.map(({ name, value, limit, ratio, bound, held }) => ({ name, value, limit, ratio, bound, held })),
    ),
  )
else console.log(`\n${table(rows)}\n`)
process.exit(rows.every((row) => row.held) ? 0 : 1)
