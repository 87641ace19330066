import { expect, expectAccessible, test, toast } from "../fixtures/browser"
import type { World } from "../fixtures/database"

const settings = (world: World) => `/projects/${world.projects.lab}/settings`
const licensed = (world: World, ...flags: readonly string[]) =>
  world.rows({ text: "update org set licences = $2, phi = true where id = $1", values: [world.org, flags] })

test("A059 A130 a project is created, billed to an org where one may bill, found among one's own, described and deleted", async ({
  page,
  enter,
}) => {
  await enter("admin")
  await page.goto("/projects")
  await expect(page.getByRole("rowheader", { name: "lab" })).toBeVisible()
  await page.getByRole("button", { name: "New project" }).click()
  const dialog = page.getByRole("dialog", { name: "New project" })
  await dialog.getByLabel("Name").fill("Autumn runs")
  await dialog.getByLabel("Summary").fill("Plates 1 to 40")
  await dialog.getByLabel("Billed to").selectOption({ label: "Genome Works" })
  await expectAccessible(page, "the dialog of a new project")
  await dialog.getByRole("button", { name: "Create project" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Autumn runs" })).toBeVisible()

  await page.getByRole("link", { name: "Settings" }).click()
  await page.getByRole("button", { name: "Edit", exact: true }).click()
  const edit = page.getByRole("dialog", { name: "Edit project" })
  await edit.getByLabel("Name").fill("Winter runs")
  await edit.getByLabel("Tags").fill("plates, urgent")
  await edit.getByLabel("Properties").fill("site = Graz")
  await edit.getByRole("button", { name: "Save project" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Winter runs" })).toBeVisible()
  await expect(page.getByText("urgent")).toBeVisible()

  await page.goto("/projects")
  await page.getByRole("searchbox").fill("urgent")
  await expect(page.getByRole("rowheader")).toHaveCount(1)
  await page.getByRole("link", { name: "Winter runs" }).click()
  await page.getByRole("link", { name: "Settings" }).click()
  await page.getByRole("button", { name: "Delete project" }).click()
  const gone = page.getByRole("dialog", { name: "Delete Winter runs" })
  const confirm = gone.getByRole("button", { name: "Delete project" })
  await expect(confirm).toHaveAttribute("aria-disabled", "true")
  await gone.getByRole("textbox").fill("Winter runs")
  await confirm.click()
  await expect(page).toHaveURL(/\/projects$/)
  await expect(page.getByRole("rowheader", { name: "Winter runs" })).toHaveCount(0)
})

test("A160 A161 A171 A172 A173 who administers a project sets who may copy, delete and download, at once and with Undo; others see it", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  const theirs = await enter("member", { own: true })
  await page.goto(settings(world))
  await expect(page.getByText("Limits how data is handled: with No one")).toBeVisible()
  await expect(page.getByText("Limits who can see the data outside the platform")).toBeVisible()
  await expect(page.getByText("Further limits apply to Apollo databases")).toBeVisible()
  await page.getByRole("combobox", { name: "Copy Access" }).selectOption({ label: "No one" })
  await expect(toast(page, "Copy Access: No one")).toBeVisible()
  await expect(page.getByText("Restricted", { exact: true })).toBeVisible()
  await page.getByRole("combobox", { name: "Delete Access" }).selectOption({ label: "Admins only" })
  await expect(toast(page, "Delete Access: Admins only")).toBeVisible()

  await theirs.goto(settings(world))
  await expect(theirs.getByRole("combobox", { name: "Copy Access" })).toBeDisabled()
  await expect(theirs.getByRole("combobox", { name: "Copy Access" })).toHaveValue("on")
  await expect(theirs.getByRole("button", { name: "Delete project" })).toHaveAttribute("aria-disabled", "true")

  const done = page.getByRole("dialog", { name: "Delete Access: Admins only" })
  await done.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByRole("combobox", { name: "Delete Access" })).toHaveValue("off")
  expect((await world.trail()).map((event) => event.after)).toEqual([
    { restricted: true },
    { protected: true },
    { protected: false },
  ])
})

test("A168 a member accepts the Data Protection Notice, once, before any data is seen; A342 without a licence it is asked for", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  await page.goto(settings(world))
  await expect(page.getByRole("button", { name: "Ask support" }).first()).toBeVisible()
  await licensed(world, "displayDataProtectionNotice")
  await page.reload()
  await page.getByRole("combobox", { name: "Data Protection Notice" }).selectOption({ label: "Must be accepted" })
  await expect(toast(page, "Data Protection Notice: Must be accepted")).toBeVisible()

  const theirs = await enter("member", { own: true })
  await theirs.goto(`/projects/${world.projects.lab}/manage`)
  await expect(theirs.getByRole("heading", { name: "Data Protection Notice" })).toBeVisible()
  await expect(theirs.getByText("reads.txt")).toHaveCount(0)
  await expectAccessible(theirs, "the notice")
  await theirs.getByRole("button", { name: "Accept the notice" }).click()
  await expect(theirs.getByText("reads.txt").first()).toBeVisible()
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "project.accept-notice",
    actor: world.users.member,
  })
})

test("A167 A180 A185 PHI is switched on for good, by typing the project's name", async ({ page, world, enter }) => {
  await licensed(world)
  await enter("admin")
  await page.goto(settings(world))
  await page.getByRole("button", { name: "Switch on" }).click()
  const dialog = page.getByRole("dialog", { name: "Switch on PHI Data Protection for lab" })
  const confirm = dialog.getByRole("button", { name: "Switch on for good" })
  await dialog.getByRole("textbox").fill("La")
  await expect(confirm).toHaveAttribute("aria-disabled", "true")
  await dialog.getByRole("textbox").fill("lab")
  await expectAccessible(page, "the dialog that switches PHI on")
  await confirm.click()
  await expect(page.getByText("On, for good")).toBeVisible()
  await expect(page.getByRole("button", { name: "Switch on" })).toHaveCount(0)
})

test("A150 A151 A152 what may be started is listed by its id; what is unknown is named; the list is lifted again", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  await page.goto(settings(world))
  await expect(page.getByText("Whatever a listed app calls may run as well.")).toBeVisible()
  await page.getByRole("button", { name: "Restrict" }).click()
  const dialog = page.getByRole("dialog", { name: "Restrict executables" })
  await dialog.getByLabel("Apps").fill("applet-yyyy")
  await dialog.getByRole("button", { name: "Restrict to these" }).click()
  await expect(dialog.getByText("There is no executable applet-yyyy")).toBeVisible()
  await dialog.getByLabel("Apps").fill(world.app)
  await dialog.getByRole("button", { name: "Restrict to these" }).click()
  await expect(page.getByText("QC app")).toBeVisible()
  await page.getByRole("button", { name: "Allow all" }).click()
  await expect(page.getByText("All apps may be started.")).toBeVisible()
})

test("A092 A093 an admin of the payer who is no member reads the settings, and lets themselves in", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin2")
  await page.goto(`/projects/${world.projects.lab}`)
  await expect(page).toHaveURL(/\/settings$/)
  await expect(page.getByText("Not a Member", { exact: true })).toBeVisible()
  await expect(page.getByRole("link", { name: "Manage", exact: true })).toHaveCount(0)
  await page.getByRole("button", { name: "Grant yourself Administer" }).click()
  await page
    .getByRole("dialog", { name: "Grant yourself Administer on lab" })
    .getByRole("button", { name: "Grant yourself Administer" })
    .click()
  await expect(page.getByText("Administer, by a grant of your own")).toBeVisible()
  await expect(page.getByRole("combobox", { name: "Copy Access" })).toBeEnabled()
})
