import type { Page } from "@playwright/test"
import { expect, expectAccessible, test, toast } from "../fixtures/browser"

const row = (page: Page, name: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) })

test("A067 A068 A069 an admin edits two members at once: the preview says what will happen, only what was touched changes", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  await page.goto(`/orgs/${world.org}/members`)
  await page.getByLabel("Select Bo Member").check()
  await page.getByLabel("Select Cy Member").check()
  const bar = page.getByRole("region", { name: "Selection" })
  await expect(bar.getByText("2 selected")).toBeVisible()
  await bar.getByRole("button", { name: "Edit Access" }).click()

  const dialog = page.getByRole("dialog", { name: "Edit access of 2 members" })
  await dialog.getByLabel("Shared project access").selectOption("View")
  await expect(dialog.getByText("2 change, 0 already so, 0 refused")).toBeVisible()
  await expectAccessible(page, "the dialog to edit access")
  await dialog.getByLabel("Organization membership").selectOption("Admin")
  await expect(dialog.getByLabel("Shared apps access")).toBeDisabled()
  await dialog.getByLabel("Organization membership").selectOption("No change")
  await dialog.getByLabel("Shared project access").selectOption("Upload")
  await expect(dialog.getByText("2 change, 0 already so, 0 refused")).toBeVisible()
  await dialog.getByRole("button", { name: "Update access of 2 members" }).click()

  await expect(toast(page, "Updated access of 2 members")).toBeVisible()
  await expect(dialog).toBeHidden()
  await expect(row(page, "Bo Member")).toContainText("Upload")
  await expect(row(page, "Cy Member")).toContainText("Upload")
  const members = (await world.dump()).member ?? []
  for (const who of ["member", "member2"] as const)
    expect(members.find((one) => one.user_id === world.users[who])).toMatchObject({
      level: "MEMBER",
      billable_activities: false,
      project_access: "UPLOAD",
      app_access: true,
    })
  expect(await world.trail()).toHaveLength(2)
})

test("A074 A075 A341 a member is removed after it was said what they lose, and comes back with Undo as they were", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  await world.rows({
    text: "update project_grant set ends_at = $3 where project_id = $1 and principal = $2",
    values: [world.projects.lab, world.users.member, new Date(Date.now() + 30 * 864e5)],
  })
  await world.rows({
    text: "insert into group_member (org_id, group_id, user_id, role, added_by, created_at) values ($1, $2, $3, 'MEMBER', $4, $5)",
    values: [world.org, world.group, world.users.member, world.users.admin, new Date()],
  })
  await page.goto(`/orgs/${world.org}/members`)
  const before = await world.dump()
  await row(page, "Bo Member").getByRole("button", { name: "Actions for Bo Member" }).click()
  await page.getByRole("menuitem", { name: "Remove from organization" }).click()
  const dialog = page.getByRole("dialog", { name: "Remove Bo Member from Genome Works" })
  await expect(dialog.getByRole("region", { name: "What will happen" })).toContainText("raw data")
  await expect(dialog.getByRole("region", { name: "What will happen" })).toContainText("lab (Contribute, until ")
  await expect(dialog.getByRole("region", { name: "What will happen" })).toContainText("1 group: Curators")
  await expectAccessible(page, "the dialog to remove a member")
  await dialog.getByRole("button", { name: "Remove 1 member" }).click()
  await expect(toast(page, "Removed Bo Member")).toBeVisible()
  await expect(row(page, "Bo Member")).toHaveCount(0)
  expect((await world.dump()).project_grant?.map((grant) => grant.principal)).not.toContain(world.users.member)

  await page.getByRole("button", { name: "Undo" }).click()
  await expect(row(page, "Bo Member")).toBeVisible()
  const after = await world.dump()
  for (const table of ["member_role", "project_grant", "app_permission", "group_member"])
    expect(after[table]).toEqual(before[table])
})

test("INV-14 A313 who is disabled while they work is out at their next step, and in again when enabled", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  const theirs = await enter("admin2", { own: true })
  await theirs.goto(`/orgs/${world.org}/members`)
  await expect(row(theirs, "Bo Member")).toBeVisible()

  await page.goto(`/orgs/${world.org}/members`)
  await page.getByRole("button", { name: "Actions for Dora Deputy" }).click()
  await page.getByRole("menuitem", { name: "Disable", exact: true }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Disable 1 member" }).click()
  await expect(row(page, "Dora Deputy")).toContainText("Disabled")

  await theirs.reload()
  await expect(row(theirs, "Bo Member")).toHaveCount(0)
  await page.getByRole("button", { name: "Actions for Dora Deputy" }).click()
  await page.getByRole("menuitem", { name: "Enable" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Enable 1 member" }).click()
  await expect(row(page, "Dora Deputy")).toContainText("Active")
  await theirs.goto(`/orgs/${world.org}/members`)
  await expect(row(theirs, "Bo Member")).toBeVisible()
})

test("A300 A301 A346 the address is the list's only state: search, filter and sort survive a reload and the way back", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  await page.goto(`/orgs/${world.org}/members`)
  await page.getByRole("searchbox").fill("member")
  await expect(page).toHaveURL(/q=member/)
  await expect(row(page, "Ada Admin")).toHaveCount(0)
  await expect(row(page, "Bo Member")).toBeVisible()
  await page.getByRole("link", { name: "Member", exact: true }).click()
  await expect(page.getByRole("columnheader", { name: "Member" })).toHaveAttribute("aria-sort", "descending")
  await page.reload()
  await expect(page.getByRole("searchbox")).toHaveValue("member")
  await expect(page.getByRole("rowheader").getByRole("link")).toHaveText(["Cy Member", "Bo Member"])
  await page.goBack()
  await expect(page.getByRole("columnheader", { name: "Member" })).toHaveAttribute("aria-sort", "ascending")
})
