import { expect, PASSWORD, test } from "../fixtures/browser"

test("an admin signs in, finds a member, changes what they may do and leaves, by the keyboard alone", async ({
  page,
  world,
  givePassword,
}) => {
  await givePassword("admin")
  await page.goto("/sign-in")
  await page.keyboard.type(world.handles.admin)
  await page.keyboard.press("Tab")
  while (!(await page.getByLabel("Password", { exact: true }).evaluate((field) => field === document.activeElement)))
    await page.keyboard.press("Tab")
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press("Enter")
  await expect(page.getByRole("button", { name: "Account of Ada Admin" })).toBeVisible()

  // The palette leads anywhere.
  await page.goto(`/orgs/${world.org}/settings`)
  await expect(page.locator("html[data-keys]")).toBeVisible()
  await page.keyboard.press("Control+k")
  const palette = page.getByRole("dialog")
  await expect(palette).toBeVisible()
  await page.keyboard.type("members")
  await expect(palette.getByRole("option").first()).toContainText(/member/i)
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/members/)

  // A slash leads to the search.
  await page.keyboard.press("/")
  await expect(page.getByRole("searchbox")).toBeFocused()
  await page.keyboard.type("Bo Mem")
  await expect(page).toHaveURL(/q=Bo/)
  await expect(page.getByRole("rowheader")).toHaveCount(1)

  const menu = page.getByRole("button", { name: "Actions for Bo Member" })
  await menu.focus()
  await page.keyboard.press("Enter")
  await expect(page.getByRole("menuitem", { name: "Open" })).toBeFocused()
  await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  const dialog = page.getByRole("dialog", { name: "Edit access of Bo Member" })
  await expect(dialog).toBeVisible()
  const access = dialog.getByLabel("Shared project access")
  for (let n = 0; n < 12 && !(await access.evaluate((field) => field === document.activeElement)); n += 1)
    await page.keyboard.press("Tab")
  await expect(access).toBeFocused()
  await page.keyboard.type("Vie")
  await expect(dialog.getByText("1 change, 0 already so, 0 refused")).toBeVisible()
  const go = dialog.getByRole("button", { name: "Update access of 1 member" })
  for (let n = 0; n < 12 && !(await go.evaluate((button) => button === document.activeElement)); n += 1)
    await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await expect(dialog).toBeHidden()
  await expect(menu).toBeFocused()
  const row = (await world.dump()).member?.find((one) => one.user_id === world.users.member)
  expect(row).toMatchObject({ project_access: "VIEW" })
})
