// npm run soak: the long tests, on a database of their own. What follows -- goes on to Vitest.
import { join } from "node:path"
import { launch } from "./launch.mjs"

await launch("soak", ({ ownerUrl, runtimeUrl, superUrl }) => ({
  args: [
    join("node_modules", "vitest", "vitest.mjs"),
    "run",
    "--config",
    "vitest.soak.config.ts",
    ...process.argv.slice(2),
  ],
  env: { TEST_SUPER_URL: superUrl, TEST_OWNER_URL: ownerUrl, TEST_RUNTIME_URL: runtimeUrl },
}))
