import { defineConfig, mergeConfig } from "vitest/config"
import base from "./vitest.config"

/** The long ones: run by `npm run soak`, never by `npm test`. */
export default mergeConfig(
  { ...base, test: { ...base.test, include: [] } },
  defineConfig({ test: { include: ["{lib,e2e}/**/*.soak.ts"], testTimeout: 3_600_000, maxWorkers: 1 } }),
)
