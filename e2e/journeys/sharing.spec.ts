import { expect, expectAccessible, test, toast } from "../fixtures/browser"
import type { World } from "../fixtures/database"

const members = (world: World) => `/projects/${world.projects.lab}/members`

test("A140 A141 A142 B2.4 a project is shared with several at once, their access is edited, and a removal is undone", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  await page.goto(members(world))
  await page.getByRole("button", { name: "Share Project" }).click()
  const dialog = page.getByRole("dialog", { name: "Share lab" })
  await dialog.getByLabel("Share with").fill(world.handles.nobody)
  await dialog.getByLabel("Access", { exact: true }).selectOption("UPLOAD")
  await dialog.getByRole("button", { name: "Add" }).click()
  await dialog.getByLabel("Share with").fill("nobody-of-this-name")
  await dialog.getByRole("button", { name: "Add" }).click()
  await expect(dialog.getByText("There is no activated user")).toBeVisible()
  await dialog.getByRole("button", { name: "Take nobody-of-this-name off the list" }).click()
  await dialog.getByLabel("Share with").fill(world.org)
  await expect(dialog.getByRole("region", { name: "What will happen" }).getByText("Genome Works")).toBeVisible()
  await expectAccessible(page, "the dialog that shares")
  await dialog.getByRole("button", { name: "Share with 2" }).click()
  await expect(toast(page, "Shared with 2 members")).toBeVisible()
  const nora = page.getByRole("row", { name: /Nora Nobody/ })
  await expect(nora).toContainText("Upload")
  await expect(page.getByRole("row", { name: /Genome Works/ })).toContainText("organization")

  await page.getByLabel("Select Nora Nobody").check()
  await page.getByLabel("Select Genome Works").check()
  await page.getByRole("button", { name: "Edit Access" }).click()
  const edit = page.getByRole("dialog", { name: "Edit access of 2 members" })
  await edit.getByLabel("Access", { exact: true }).selectOption("VIEW")
  await expect(edit.getByText("2 change")).toBeVisible()
  await edit.getByRole("button", { name: "Update access of 2 members" }).click()
  await expect(nora).toContainText("View")

  await page.getByRole("button", { name: "Clear selection" }).click()
  await nora.getByRole("button", { name: "Actions for Nora Nobody" }).click()
  await page.getByRole("menuitem", { name: "Remove from Members" }).click()
  const remove = page.getByRole("dialog", { name: "Remove Nora Nobody from lab" })
  await remove.getByRole("button", { name: "Remove from Members" }).click()
  await expect(nora).toHaveCount(0)
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(nora).toContainText("View")

  await page.getByRole("link", { name: "History" }).click()
  await expect(page.getByText("took Nora Nobody off the project lab")).toBeVisible()
})

test("A056 A057 who has access and why: the winning path, the cap, what to change, and why not for who has none", async ({
  page,
  world,
  enter,
}) => {
  await world.rows({
    text: `insert into project_grant (project_id, principal, level, granted_by, created_at) values ($1, $2, 'ADMINISTER', $3, now())`,
    values: [world.projects.lab, world.org, world.users.admin],
  })
  await enter("admin")
  await page.goto(members(world))
  await page.getByRole("link", { name: "Who has access" }).click()
  const cy = page.getByRole("row", { name: /Cy Member/ })
  await expect(cy).toContainText("Contribute")
  await expect(cy).toContainText("lowered to Contribute by their project access in Genome Works")
  await expectAccessible(page, "who has access")
  await cy.getByRole("button", { name: "Explain the access of Cy Member" }).click()
  const why = page.getByRole("dialog", { name: "Access of Cy Member" })
  await expect(why.getByText("raises their Shared Project Access there to Administer")).toBeVisible()
  await expectAccessible(page, "the explanation")
  await page.keyboard.press("Escape")

  await page.getByRole("button", { name: "Explain somebody's access" }).click()
  const ask = page.getByRole("dialog", { name: "Explain somebody's access" })
  await ask.getByLabel("Username or e-mail address").fill(world.handles.disabled)
  await ask.getByRole("button", { name: "Explain", exact: true }).click()
  await expect(ask.getByText("No path leads to this project")).toBeVisible()
  await expect(ask.getByText("but they are disabled in Genome Works")).toBeVisible()
  await expect(ask.getByText("For Administer: an admin of Genome Works enables them.")).toBeVisible()
  await page.keyboard.press("Escape")

  await page.goto(`/orgs/${world.org}/members/${world.users.member2}`)
  const lab = page.getByRole("listitem").filter({ hasText: "lab" }).first()
  await lab.locator("summary").click()
  await expect(lab.getByText("raises their Shared Project Access there to Administer")).toBeVisible()
})

test("A092 A093 A094 an admin of who pays lets themselves in, which those in the project see; anyone may leave", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin2")
  await page.goto(members(world))
  await expect(page.getByText("Not a Member")).toBeVisible()
  await expect(page.getByRole("button", { name: "Share Project" })).toHaveAttribute("aria-disabled", "true")
  await page.getByRole("button", { name: "Grant yourself Administer" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Grant Administer" }).click()
  await expect(page.getByRole("row", { name: /Dora Deputy/ })).toContainText("Administer")
  await expect(page.getByRole("button", { name: "Share Project" })).not.toHaveAttribute("aria-disabled", "true")

  const reader = await enter("readOnly", { own: true })
  await reader.goto(`/projects/${world.projects.lab}/history`)
  await expect(reader.getByText("took Administer on the project lab")).toBeVisible()
  await reader.goto(members(world))
  await expect(reader.getByRole("link", { name: "Who has access" })).toHaveCount(0)
  await reader.getByRole("button", { name: "Leave" }).click()
  await reader.getByRole("dialog").getByRole("button", { name: "Leave" }).click()
  await expect(reader).toHaveURL(/\/projects$/)
  const gone = await reader.goto(members(world))
  expect(gone?.status()).toBe(404)
})
