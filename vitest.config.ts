import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: [{ find: /^@\//, replacement: at("./") }],
  },
  test: {
    include: ["{lib,db,scripts,components}/**/*.test.ts", "e2e/{access,isolation}/**/*.test.ts"],
    globalSetup: ["e2e/fixtures/test-database.ts"],
    setupFiles: ["e2e/fixtures/after-file.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: { LOG_LEVEL: process.env.LOG_LEVEL ?? "fatal", TZ: "UTC" },
  },
})
