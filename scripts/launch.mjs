import { mkdirSync } from "node:fs"
import { join } from "node:path"
import { ensureInstalled, ROOT, typescript } from "./install.mjs"
import { takeLock } from "./lock.mjs"
import { end, Halt, main, run } from "./processes.mjs"

/**
 * Runs one long command beside a migrated database in `.tests/<name>`, which is stopped whatever happens.
 * @param {string} name
 * @param {(place: { superUrl: string, ownerUrl: string, runtimeUrl: string, folder: string }) => { args: string[], env: Record<string, string> }} command
 */
export async function launch(name, command) {
  const folder = join(ROOT, ".tests", name)
  const opened = []
  let step
  const watch = (child) => {
    step = child
  }
  const close = async () => {
    if (step) await end(step, { group: true })
    while (opened.length > 0) await Promise.resolve(opened.pop()()).catch((error) => console.error(error.message))
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.once(signal, () => close().then(() => process.exit(130)))

  await main(async () => {
    await ensureInstalled(watch)
    mkdirSync(folder, { recursive: true })
    const lock = await takeLock(
      join(folder, "run.lock"),
      ({ pid }) => `Another npm run ${name} (process ${pid}) runs in this folder.`,
    )
    opened.push(lock.release)
    try {
      const { startPostgres } = await import("./postgres.mjs")
      const postgres = await startPostgres({ dir: folder, settings: { max_connections: 200 } })
      opened.push(() => postgres.stop({ adopted: true }))
      const { superUrl, ownerUrl, runtimeUrl } = postgres
      const migrate = { ...process.env, MIGRATE_DATABASE_URL: ownerUrl, DATABASE_URL: runtimeUrl }
      const { code, output } = await run(process.execPath, typescript("scripts/migrate.ts"), {
        cwd: ROOT,
        env: migrate,
        group: true,
        onStart: watch,
      })
      if (code !== 0) throw new Halt(output.trim())
      const { args, env } = command({ superUrl, ownerUrl, runtimeUrl, folder })
      const result = await run(process.execPath, args, {
        cwd: ROOT,
        env: { ...process.env, ...env },
        show: true,
        group: true,
        onStart: watch,
      })
      process.exitCode = result.code
    } finally {
      await close()
    }
  })
}
