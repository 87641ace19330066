import { expect, expectAccessible, test, toast } from "../fixtures/browser"

test("A004 A005 A006 the list of orgs one administers: its columns, more of them by choice, and a search", async ({
  page,
  world,
  enter,
}) => {
  await world.rows({
    text: "with o as (update org set billable = true where id = $1) update billing_account set spending_limit = 4210550000 where id = $1",
    values: [world.org],
  })
  await enter("admin")
  await page.goto("/orgs")
  const table = page.getByRole("table", { name: "Organizations" })
  for (const name of ["Organization", "Projects", "Funds available", "Members"])
    await expect(table.getByRole("columnheader", { name })).toBeVisible()
  await expect(table.getByRole("row").filter({ hasText: world.handles.admin })).toHaveCount(0)
  await expect(table.getByRole("row").nth(1)).toContainText("$4,210.55")
  await expect(table.getByRole("columnheader", { name: "Admins" })).toHaveCount(0)
  await page.getByRole("button", { name: "Columns" }).click()
  await page.getByRole("menuitemcheckbox", { name: "Admins" }).click()
  await page.keyboard.press("Escape")
  await expect(table.getByRole("columnheader", { name: "Admins" })).toBeVisible()
  await expect(page).toHaveURL(/columns=admins/)
  await page.reload()
  await expect(table.getByText("Ada Admin")).toBeVisible()
  await expectAccessible(page, "the list of organizations")
  await page.getByRole("searchbox", { name: "Name or id" }).fill("nothing-of-that-name")
  await expect(page.getByText("No organizations match")).toBeVisible()
})

test("A004 A007 A016 who administers nothing has no Org Admin menu, and sees their own memberships", async ({
  page,
  world,
  enter,
}) => {
  await enter("member")
  await page.goto("/orgs")
  await expect(page).toHaveURL(/\/profile\/organizations/)
  await expect(page.getByRole("button", { name: "Org Admin" })).toHaveCount(0)
  await page.goto(`/orgs/${world.org}/settings`)
  await expect(page.getByRole("heading", { name: "Basic Information" })).toHaveCount(0)
})

test("A007 A008 A015 A018 A029 the Org Admin menu leads to an org: its name, id, badges, tabs, and what is left", async ({
  page,
  world,
  enter,
}) => {
  await world.rows({
    text: "with o as (update org set billable = true, phi = true where id = $1) update billing_account set spending_limit = 4210550000 where id = $1",
    values: [world.org],
  })
  await enter("admin")
  await page.goto("/orgs")
  await page.getByRole("button", { name: "Org Admin" }).click()
  await expect(page.getByRole("menuitem", { name: "All Orgs" })).toBeVisible()
  await page.getByRole("menuitem", { name: /Genome Works/ }).click()
  await expect(page).toHaveURL(new RegExp(`/orgs/${world.org}/members`))
  const main = page.getByRole("main")
  await expect(main.getByRole("heading", { level: 1, name: "Genome Works" })).toBeVisible()
  await expect(main.getByText(world.org, { exact: true })).toBeVisible()
  await expect(main.getByText("Limited", { exact: true })).toBeVisible()
  await expect(main.getByText("PHI enabled", { exact: true })).toBeVisible()
  await expect(main.getByRole("link", { name: /^Members/ })).toBeVisible()
  await expect(main.getByRole("link", { name: "Settings" })).toBeVisible()
  await expect(page.getByText("ORGANIZATION", { exact: true })).toBeVisible()
  await expect(page.getByRole("banner").getByText("$4,210.55 left")).toBeVisible()
})

test("A019 the switcher finds an org by name or handle, among one's own", async ({ page, world, enter }) => {
  await enter("both")
  await page.goto("/profile")
  await page.getByRole("button", { name: /^Organization: / }).click()
  const dialog = page.getByRole("dialog", { name: "Switch organization" })
  await expect(dialog.getByRole("option")).toHaveCount(2)
  await dialog.getByRole("combobox").fill(world.foreign.replace("org-", ""))
  await expect(dialog.getByRole("option")).toHaveCount(1)
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(new RegExp(`/orgs/${world.foreign}/`))
})

test("A023 someone in no org creates one, is its admin, and an id that is taken is refused", async ({
  page,
  world,
  enter,
}) => {
  await enter("nobody")
  await page.goto("/orgs/new")
  const typeName = async () => {
    const name = page.getByLabel("Name", { exact: true })
    // The id follows the name as soon as the script runs.
    await expect(async () => {
      await name.fill("")
      await name.fill(`Lab ${world.tag}`)
      await expect(page.getByLabel("ID", { exact: true })).toHaveValue(`lab-${world.tag}`, { timeout: 1000 })
    }).toPass()
  }
  await typeName()
  await expectAccessible(page, "a new organization")
  await page.getByRole("button", { name: "Create organization" }).click()
  await expect(page.getByRole("heading", { level: 1, name: `Lab ${world.tag}` })).toBeVisible()
  await page.goto("/orgs/new")
  await typeName()
  await page.getByRole("button", { name: "Create organization" }).click()
  await expect(page.getByText("This organization id is taken.")).toBeVisible()
})

test("A012 A013 A042 A043 A342 the settings show counts and admins, and how to ask for what is not switched on", async ({
  page,
  world,
  enter,
}) => {
  await world.rows({ text: "update org set phi = false where id = $1", values: [world.org] })
  await enter("admin")
  await page.goto(`/orgs/${world.org}/settings`)
  const basic = page.locator("section").filter({ has: page.getByRole("heading", { name: "Basic Information" }) })
  for (const name of ["Members", "Projects", "Apps", "Admins"])
    await expect(basic.getByText(name).first()).toBeVisible()
  await expect(basic.getByRole("link", { name: "Dora Deputy" })).toBeVisible()
  await expectAccessible(page, "the settings")
  await page.getByRole("button", { name: "Contact support" }).first().click()
  const dialog = page.getByRole("dialog", { name: "Enable PHI data policies" })
  await dialog.getByLabel("Message").fill("We have signed the BAA.")
  await expectAccessible(page, "the dialog to ask for PHI")
  await dialog.getByRole("button", { name: "Send to support" }).click()
  await expect(toast(page, "Sent to support")).toBeVisible()
  const [asked] = await world.rows({
    text: "select kind, state from request where org_id = $1 order by created_at desc limit 1",
    values: [world.org],
  })
  expect(asked).toEqual({ kind: "phi", state: "NEW" })
})

test("A033 the glossary says what a user, an org, permissions and a project are", async ({ page, enter }) => {
  await enter("member")
  await page.goto("/")
  await page.getByRole("button", { name: "Help" }).click()
  await page.getByRole("menuitem", { name: "Glossary" }).click()
  for (const word of ["User", "Org", "Permissions", "Project"])
    await expect(page.getByRole("term").filter({ hasText: new RegExp(`^${word}$`) })).toBeVisible()
  await expectAccessible(page, "the glossary")
})

test("A034 Help, Contact Support: subject and message are sent, and stand in one's own requests", async ({
  page,
  enter,
}) => {
  await enter("member")
  await page.goto("/")
  await page.getByRole("button", { name: "Help" }).click()
  await page.getByRole("menuitem", { name: "Contact Support" }).click()
  await page.getByRole("button", { name: "Send to support" }).click()
  await expect(page.getByText("Say in a few words what it is about.")).toBeVisible()
  await page.getByLabel("Subject").fill("Our limit")
  await page.getByLabel("Message").fill("Can it be raised?")
  await page.getByRole("button", { name: "Send to support" }).click()
  await expect(toast(page, "Sent to support")).toBeVisible()
  await expect(page.getByRole("listitem").filter({ hasText: "Our limit" })).toContainText("New")
  await expect(page.getByLabel("Subject")).toHaveValue("")
  await expectAccessible(page, "contact support")
})

test("the API's page lists every operation that a token may call", async ({ page, enter, request }) => {
  await enter("member")
  await page.goto("/help/api")
  const document = (await (await request.get("/api/v1/openapi.json")).json()) as { paths: Record<string, unknown> }
  await expect(page.getByRole("article")).toHaveCount(Object.keys(document.paths).length)
})
