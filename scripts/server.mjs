import { spawn } from "node:child_process"
import { createWriteStream } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { ROOT } from "./install.mjs"
import { end, Halt } from "./processes.mjs"

/**
 * Runs the built application (or the development server) in a child of its own and waits until it answers.
 * @param {{ port: number, host: string, env: NodeJS.ProcessEnv, dev?: boolean, log?: string, patience?: number,
 *   onStart?: (server: { stop: () => Promise<void>, kill: () => void }) => void }} options
 */
export async function startServer({ port, host, env, dev = false, log, patience = 60_000, onStart }) {
  const args = [join(ROOT, "scripts", "serve.mjs"), dev ? "dev" : "start", "-p", String(port), "-H", host]
  const manual = dev ? {} : { NEXT_MANUAL_SIG_HANDLE: "true" }
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...env, ...manual, NODE_ENV: dev ? "development" : "production" },
    // In a group of its own: Ctrl-C reaches the parent alone, which then ends its children in order.
    detached: true,
    stdio: ["ignore", log ? "pipe" : "inherit", log ? "pipe" : "inherit", "ipc"],
  })
  if (log) {
    const file = createWriteStream(log)
    child.stdout?.pipe(file)
    child.stderr?.pipe(file)
  }
  const ended = new Promise((resolve) => child.on("exit", (code, signal) => resolve(signal ?? code)))
  const server = {
    pid: child.pid,
    ended,
    stop: () => end(child, { group: true }),
    kill: () => child.kill("SIGKILL"),
  }
  onStart?.(server)
  const address = `http://${host.includes(":") ? `[${host}]` : host === "0.0.0.0" ? "127.0.0.1" : host}:${port}/api/health/live`
  for (const until = Date.now() + patience; ; await pause(50)) {
    const answer = await fetch(address, { signal: AbortSignal.timeout(5_000), redirect: "manual" }).catch(
      () => undefined,
    )
    if (answer?.ok) return server
    const how = await Promise.race([ended, pause(0, "running")])
    if (how !== "running") throw new Halt(`The server ended before it answered (${how})${log ? `: see ${log}` : ""}.`)
    if (Date.now() > until) {
      await server.stop()
      throw new Halt(`The server did not answer within ${patience / 1000} seconds${log ? `: see ${log}` : ""}.`)
    }
  }
}
