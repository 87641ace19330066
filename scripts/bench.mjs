// npm run bench: the measurements of bench/ on a database of their own. What follows -- goes on to them.

import { typescript } from "./install.mjs"
import { launch } from "./launch.mjs"

await launch("bench", ({ ownerUrl, runtimeUrl, superUrl, folder }) => ({
  args: typescript("bench/run.ts", ...process.argv.slice(2)),
  env: { BENCH_SUPER_URL: superUrl, BENCH_OWNER_URL: ownerUrl, BENCH_RUNTIME_URL: runtimeUrl, BENCH_DIR: folder },
}))
