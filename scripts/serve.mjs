// The child that start.mjs and test.mjs run the application in: Next's own command, which leaves when its parent is gone,
// however it went. Arguments are Next's.
import { createRequire } from "node:module"

if (process.channel) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"))
  process.channel.unref()
}
createRequire(import.meta.url)("next/dist/bin/next")
