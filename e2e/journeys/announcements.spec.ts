import { expect, expectAccessible, test, toast } from "../fixtures/browser"

test("A262 support announces something; another person reads it on every page, puts it away, and it stays away until withdrawn", async ({
  page,
  world,
  enter,
}) => {
  const title = `Maintenance of ${world.tag}`
  await enter("support")
  await page.goto("/support/announcements")
  await page.getByRole("button", { name: "New announcement" }).click()
  const dialog = page.getByRole("dialog", { name: "New announcement" })
  await dialog.getByLabel("Title").fill(title)
  await dialog.getByLabel("Text").fill("Downloads pause.\nUploads go on.")
  await dialog.getByLabel("Kind").selectOption("maintenance")
  await expect(dialog.getByRole("region", { name: "As readers will see it" })).toContainText("Uploads go on.")
  await dialog.getByRole("button", { name: "Publish now" }).click()
  await expect(toast(page, `Published ${title}`)).toBeVisible()
  const row = page.getByRole("row", { name: title })
  await expect(row).toContainText("Shown now")

  const theirs = await enter("member", { own: true })
  await theirs.goto("/projects")
  const banner = theirs.getByRole("region", { name: "Announcements" })
  await expect(banner).toContainText("Downloads pause.")
  await expectAccessible(theirs, "an announcement")
  await banner.getByRole("button", { name: `Dismiss: ${title}` }).press("Enter")
  await expect(theirs.getByText(title)).toHaveCount(0)
  await expect(theirs.getByRole("main")).toBeFocused()
  await expect
    .poll(() =>
      world.rows({ text: "select 1 from announcement_seen where user_id = $1", values: [world.users.member] }),
    )
    .toHaveLength(1)
  await theirs.reload()
  await expect(theirs.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible()
  await expect(theirs.getByText(title)).toHaveCount(0)

  await row.getByRole("button", { name: `Actions for ${title}` }).click()
  await page.getByRole("menuitem", { name: "Withdraw", exact: true }).click()
  const withdrawing = page.getByRole("dialog", { name: `Withdraw ${title}` })
  await withdrawing.getByLabel("Reason").fill("It is over")
  await withdrawing.getByRole("button", { name: "Withdraw" }).click()
  await expect(row).toContainText("Ended")
  await expect(page.getByRole("listitem").filter({ hasText: `withdrew the announcement ${title}` })).toContainText(
    "Reason: It is over",
  )
  await expect(page.getByRole("region", { name: "Announcements" })).toHaveCount(0)
})
