/** What a server does once, before its first request: it starts the worker. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return
  const { startWorker } = await import("./lib/doors/worker")
  startWorker()
}
