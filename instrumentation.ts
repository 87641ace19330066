/** What a server does once, before its first request: it opens the gate and starts the worker. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  const { openGate } = await import("./lib/doors/gate")
  openGate()
  const { startWorker } = await import("./lib/doors/worker")
  startWorker()
}
