import { expect, expectAccessible, test, toast } from "../fixtures/browser"
import { linkIn } from "../fixtures/mailbox"

test("A024 A025 A122 INV-47 INV-48 support makes a billable org and lowers its limit; its first admin reads who did it, and why", async ({
  page,
  world,
  mailbox,
  enter,
  browser,
  baseURL,
}) => {
  const handle = `${world.tag}-desk`
  const address = `${handle}@people.example`
  await enter("support")
  await page.goto("/support/orgs")
  await page.getByRole("link", { name: "New organization" }).click()
  await expect(page.getByText("Give a name, an id, the admin, the amount of its limit and a reason")).toBeVisible()
  await page.getByLabel("E-mail of the admin").fill("fay@people")
  await page.getByLabel("Name", { exact: true }).fill("Fay's <b>Lab</b>")
  await expect(page.getByText("Enter one e-mail address, like name@example.org.")).toBeVisible()
  await page.getByLabel("ID", { exact: true }).fill(handle)
  await page.getByLabel("E-mail of the admin").fill(address)
  await page.getByLabel("Username").fill(handle)
  await page.getByLabel("Full name").fill("Fay First")
  await page.getByLabel("Amount in US dollars").fill("5,000.00")
  await page.getByLabel("PHI data protection").check()
  await page.getByLabel("Business associate agreement signed on").fill("2024-03-01")
  await page.getByLabel("Reference of the agreement").fill("A-4711")
  await page.getByLabel("Reason").fill("Purchase order 12")
  await expect(page.getByRole("region", { name: "What will happen" })).toContainText("Fay First")
  await expectAccessible(page, "a new organization at the desk")
  await page.getByRole("button", { name: "Create organization" }).click()
  const org = `org-${handle}`
  await expect(page).toHaveURL(new RegExp(`/support/orgs/${org}$`))
  await expect(page.getByRole("heading", { level: 1, name: "Fay's <b>Lab</b>" })).toBeVisible()

  await page.getByRole("button", { name: "Change the limit" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Amount in US dollars").fill("2,000")
  await dialog.getByLabel("Reason").fill("Half of the order was cancelled")
  await expect(dialog.getByRole("region", { name: "What will happen" })).toContainText("$2,000.00 is left to spend")
  await dialog.getByRole("button", { name: "Set the limit" }).click()
  await expect(toast(page, "The spending limit of Fay's <b>Lab</b> was changed")).toBeVisible()
  await expect(page.getByText("Reason: Half of the order was cancelled")).toBeVisible()
  expect((await page.goto(`/orgs/${org}/members`))?.status()).toBe(404)

  const context = await browser.newContext({ baseURL: baseURL ?? "" })
  const theirs = await context.newPage()
  await theirs.goto(linkIn(await mailbox.next(address)))
  await theirs.getByLabel("New password", { exact: true }).fill("seven paper boats drifting")
  await theirs.getByRole("button", { name: "Activate account" }).click()
  await expect(theirs.getByRole("button", { name: "Account of Fay First" })).toBeVisible()
  await theirs.goto(`/orgs/${org}/settings`)
  const trail = theirs.getByRole("listitem").filter({ hasText: "Sue Support (support)" })
  await expect(trail.filter({ hasText: "Reason: Half of the order was cancelled" })).toContainText("$2,000.00")
  await expect(trail.filter({ hasText: "named Fay First as its first admin" })).toContainText("Purchase order 12")
  expect((await theirs.goto("/support"))?.status()).toBe(404)
  await context.close()
})
