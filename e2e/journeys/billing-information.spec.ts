import { expect, expectAccessible, test } from "../fixtures/browser"
import { linkIn } from "../fixtures/mailbox"

test("A113 A114 A115 A116 an admin names who is invoiced; it is in force once that person, who has no account, follows the mailed link", async ({
  page,
  world,
  mailbox,
  enter,
  browser,
  baseURL,
}) => {
  const address = `finance.${world.tag}@people.example`
  await enter("admin")
  await page.goto(`/orgs/${world.org}/billing`)
  await page.getByRole("navigation", { name: "Billing" }).getByRole("link", { name: "Billing information" }).click()
  await expect(page.getByText("Ingrid Invoice")).toBeVisible()
  await page.getByRole("button", { name: "View/Edit Info" }).click()
  const dialog = page.getByRole("dialog", { name: "Billing information of Genome Works" })
  await expect(dialog).toContainText("Until the recipient confirms, invoices go on to Ingrid Invoice")
  await expectAccessible(page, "the billing information form")
  await dialog.getByLabel("Recipient").fill("Fiona Finance")
  await dialog.getByLabel("E-mail").fill(address)
  await dialog.getByLabel("Company").fill("<b>Genome</b> & Works")
  await dialog.getByLabel("Postal code").fill("nothing")
  await dialog.getByRole("button", { name: "Confirm billing" }).click()
  await expect(dialog.getByLabel("Postal code")).toHaveAttribute("aria-invalid", "true")
  await dialog.getByLabel("Postal code").fill("62701")
  await dialog.getByRole("button", { name: "Confirm billing" }).click()
  await expect(page.getByRole("heading", { name: "Waits for the recipient" })).toBeVisible()
  await expect(page.getByText("<b>Genome</b> & Works")).toBeVisible()
  await expectAccessible(page, "billing information that waits")

  const context = await browser.newContext({ baseURL: baseURL ?? "" })
  const theirs = await context.newPage()
  const link = linkIn(await mailbox.next(address))
  await theirs.goto(link)
  await expect(theirs.getByText("<b>Genome</b> & Works")).toBeVisible()
  await expectAccessible(theirs, "the page to confirm billing information")
  await theirs.getByRole("button", { name: /^Confirm/ }).click()
  await expect(theirs.getByRole("heading", { level: 1 })).toContainText(/confirmed|in force/i)
  await theirs.goto(link)
  await expect(theirs.getByRole("button", { name: /^Confirm/ })).toHaveCount(0)
  await context.close()

  await page.reload()
  await expect(page.getByRole("heading", { name: "Waits for the recipient" })).toHaveCount(0)
  await expect(page.getByText("Fiona Finance").first()).toBeVisible()
  await expect(page.getByText("Replaced")).toBeVisible()
})
