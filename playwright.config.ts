import { defineConfig } from "@playwright/test"

// npm test says where the server is; a developer may start one by hand: see e2e/fixtures/browser.ts.
const { E2E_BASE_URL, E2E_CHROMIUM, CI } = process.env

export default defineConfig({
  testDir: "e2e/journeys",
  outputDir: "test-results",
  // One worker: there is one mailbox, and one machine of two cores.
  workers: 1,
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
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    reducedMotion: "reduce",
    launchOptions: {
      ...(E2E_CHROMIUM ? { executablePath: E2E_CHROMIUM } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--no-zygote"],
    },
  },
})
