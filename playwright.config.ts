import { defineConfig } from "@playwright/test"

// npm test says where the servers are, one for each worker, which reads this file too; a developer may start one by hand: see
// e2e/fixtures/browser.ts.
const { E2E_PLACES = "[{}]", TEST_PARALLEL_INDEX = "0" } = process.env
const places: Record<string, string>[] = JSON.parse(E2E_PLACES)
Object.assign(process.env, places[Number(TEST_PARALLEL_INDEX)])
const { E2E_BASE_URL, E2E_CHROMIUM, CI } = process.env

export default defineConfig({
  testDir: "e2e/journeys",
  outputDir: "test-results",
  workers: places.length,
  retries: 0,
  forbidOnly: Boolean(CI),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  use: {
    baseURL: E2E_BASE_URL ?? "http://localhost:3000",
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    actionTimeout: 10_000,
    navigationTimeout: 30_000,
    // Pictures of every step cost a tenth of the time; what the page was made of tells more.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    reducedMotion: "reduce",
    launchOptions: {
      ...(E2E_CHROMIUM ? { executablePath: E2E_CHROMIUM } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--no-zygote"],
    },
  },
})
