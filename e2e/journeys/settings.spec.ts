import { expect, test, toast } from "../fixtures/browser"

test("A009 A010 A017 an admin renames the organization, copies its id, and takes the new name back", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  await page.goto(`/orgs/${world.org}/settings`)
  await expect(page.getByText(world.org).first()).toBeVisible()
  await page.getByRole("button", { name: "Edit name" }).click()
  const dialog = page.getByRole("dialog", { name: "Rename Organization" })
  await dialog.getByLabel("Organization name").fill("Genome Works Europe")
  await dialog.getByRole("button", { name: "Rename" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Genome Works Europe" })).toBeVisible()
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Genome Works", exact: true })).toBeVisible()
  expect((await world.trail()).map((event) => event.after)).toEqual([
    { name: "Genome Works Europe" },
    { name: "Genome Works" },
  ])
})

test("A041 A042 who may see the members changes at once, for someone who is signed in already", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  const theirs = await enter("member", { own: true })
  await theirs.goto(`/orgs/${world.org}/members`)
  await expect(theirs.getByRole("rowheader", { name: "Ada Admin" })).toHaveCount(0)

  await page.goto(`/orgs/${world.org}/settings`)
  const policy = page.getByRole("combobox", { name: "Membership list visibility" })
  await policy.selectOption({ value: "MEMBER" })
  await expect(toast(page, /^Membership list visibility: /)).toBeVisible()
  await theirs.goto(`/orgs/${world.org}/members`)
  await expect(theirs.getByRole("rowheader", { name: "Ada Admin" })).toBeVisible()
  await expect(theirs.getByRole("button", { name: "Invite New Member" })).toHaveCount(0)
  expect(await theirs.content()).not.toContain(`${world.handles.admin}@people.example`)

  await policy.selectOption({ value: "ADMIN" })
  await expect(toast(page, /^Membership list visibility: .*dmin/)).toBeVisible()
  await theirs.reload()
  await expect(theirs.getByRole("rowheader", { name: "Ada Admin" })).toHaveCount(0)
})
