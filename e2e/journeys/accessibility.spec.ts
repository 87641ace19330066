import { expect, expectAccessible, test } from "../fixtures/browser"
import type { World } from "../fixtures/database"

const SCREENS: readonly (readonly [name: string, path: (world: World) => string])[] = [
  ["the organizations administered", () => "/orgs"],
  ["creating an organization", () => "/orgs/new"],
  ["the members", (w) => `/orgs/${w.org}/members`],
  ["a member", (w) => `/orgs/${w.org}/members/${w.users.member}`],
  ["a disabled member", (w) => `/orgs/${w.org}/members/${w.users.disabled}`],
  ["former members", (w) => `/orgs/${w.org}/members/former`],
  ["the import", (w) => `/orgs/${w.org}/members/import`],
  ["the jobs", (w) => `/orgs/${w.org}/jobs`],
  ["a job", (w) => `/orgs/${w.org}/jobs/${w.job}`],
  ["the settings", (w) => `/orgs/${w.org}/settings`],
  ["one's own projects", () => "/projects"],
  ["a project's files", (w) => `/projects/${w.projects.lab}/manage`],
  ["a project's settings", (w) => `/projects/${w.projects.lab}/settings`],
  ["the profile", () => "/profile"],
  ["own organizations", () => "/profile/organizations"],
  ["own billing accounts", () => "/profile/billing-accounts"],
  ["own security", () => "/profile/security"],
  ["own tokens", () => "/profile/tokens"],
  ["the history of own access", () => "/profile/history"],
  ["the glossary", () => "/help/glossary"],
  ["the billing of an organization", (w) => `/orgs/${w.org}/billing`],
  ["its billing information", (w) => `/orgs/${w.org}/billing/information`],
  ["its charges", (w) => `/orgs/${w.org}/billing/charges`],
  ["its statements", (w) => `/orgs/${w.org}/billing/statements`],
  ["contacting support", () => "/help/support"],
  ["the operations of the API", () => "/help/api"],
]
const OF_SUPPORT = [
  ["the support desk", () => "/support"],
  ["the organizations at the desk", () => "/support/orgs"],
  ["an organization at the desk", (w) => `/support/orgs/${w.org}`],
  ["creating an organization at the desk", () => "/support/orgs/new"],
  ["the requests", () => "/support/requests"],
  ["the people", () => "/support/people"],
  ["the announcements", () => "/support/announcements"],
  ["the sponsorships", () => "/support/sponsorships"],
  ["the metering accounts", () => "/support/meters"],
  ["the staff", () => "/support/staff"],
] as const satisfies typeof SCREENS
const LARGE = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }
const ENTRIES = ["/sign-in", "/reset-password", "/reset-password?link=gone", "/activate?link=gone", "/nothing-here"]

// What axe finds it names itself.
test.use({ trace: "off" })

test("every screen of an admin and of support shows no violation that axe knows, in light and in dark, and fits a phone without scrolling sideways", async ({
  page,
  world,
  enter,
}) => {
  test.setTimeout(240_000)
  for (const [who, screens] of [
    ["admin", SCREENS],
    ["support", OF_SUPPORT],
  ] as const) {
    await enter(who)
    for (const [name, path] of screens) {
      await page.emulateMedia({ colorScheme: "light" })
      await page.setViewportSize(LARGE)
      const response = await page.goto(path(world))
      expect(response?.status(), name).toBe(200)
      await expect(page.getByRole("heading", { level: 1 }), name).toHaveCount(1)
      await expectAccessible(page, name)
      // Another theme is other colours and nothing else.
      await page.emulateMedia({ colorScheme: "dark" })
      await expectAccessible(page, `${name}, in the dark`, "color-contrast")
      await page.setViewportSize(PHONE)
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wider, `${name}, on a phone`).toBeLessThanOrEqual(0)
    }
  }
  await page.setViewportSize(LARGE)
})

test("the ways in, and what is not there, show no violation that axe knows", async ({ page }) => {
  for (const path of ENTRIES) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
})

test("open menus and dialogs show no violation that axe knows, and give the focus back", async ({
  page,
  world,
  enter,
}) => {
  test.setTimeout(120_000)
  await enter("admin")
  await page.goto(`/orgs/${world.org}/members`)
  const opener = page.getByRole("button", { name: "Actions for Bo Member" })
  for (const deed of ["Change role", "Set end date", "Reset password", "Log out", "Disable", "Delete user"]) {
    await opener.click()
    await expectAccessible(page, "the menu of a row")
    await page.getByRole("menuitem", { name: deed, exact: true }).click()
    await expect(page.getByRole("dialog")).toBeVisible()
    await expectAccessible(page, deed)
    await page.keyboard.press("Escape")
    await expect(page.getByRole("dialog")).toHaveCount(0)
    await expect(opener).toBeFocused()
  }
  await page.getByRole("button", { name: "Actions for Ina Invited" }).click()
  await page.getByRole("menuitem", { name: "Change invitation" }).click()
  await expect(page.getByRole("dialog")).toBeVisible()
  await expectAccessible(page, "changing an invitation")
})
