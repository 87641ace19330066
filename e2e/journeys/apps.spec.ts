import { expect, expectAccessible, test, toast } from "../fixtures/browser"

test("A098 A100 A101 A058 an app is made, published, let run by an organization; who lacks Shared Apps Access sees why not", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  await page.goto("/apps")
  await expect(page.getByRole("table", { name: "Apps" })).toContainText("QC app")
  await page.getByRole("button", { name: "New app" }).click()
  const create = page.getByRole("dialog", { name: "New app" })
  await create.getByLabel("Title").fill("Variant caller")
  await create.getByLabel("Name").fill("variant_caller")
  await create.getByLabel("Billed to").selectOption("Genome Works")
  await expectAccessible(page, "the dialog to make an app")
  await create.getByRole("button", { name: "Create app" }).click()
  await expect(page.getByRole("heading", { level: 1, name: "Variant caller" })).toBeVisible()
  await expect(page.getByText("You develop it, and may run it.")).toBeVisible()

  await page.getByRole("button", { name: "Publish version" }).click()
  const publish = page.getByRole("dialog", { name: "Publish a version of Variant caller" })
  await publish.getByLabel("Version").fill("1")
  await publish.getByRole("button", { name: "Publish version" }).click()
  await expect(publish.getByText("A version such as 1.2.0.")).toBeVisible()
  await publish.getByLabel("Version").fill("1.0.0")
  await publish.getByRole("button", { name: "Publish version" }).click()
  const versions = page.getByRole("list", { name: "Versions" })
  await expect(versions).toContainText("1.0.0")
  await page.getByRole("button", { name: "Deprecate 1.0.0" }).click()
  await expect(versions).toContainText("Deprecated")
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByRole("button", { name: "Deprecate 1.0.0" })).toBeVisible()

  await page.getByRole("button", { name: "Add authorized users" }).click()
  const add = page.getByRole("dialog", { name: "Add authorized users of Variant caller" })
  await add.getByLabel("People and organizations").fill(`${world.org} no-one-of-this-name`)
  await expect(add.getByText("1 change, 0 already so, 1 refused")).toBeVisible()
  await expectAccessible(page, "the dialog to authorize users")
  await add.getByRole("button", { name: "Add", exact: true }).click()
  await expect(page.getByRole("list", { name: "Authorized users" })).toContainText("Genome Works")
  await expectAccessible(page, "an app's page")

  const theirs = await enter("member", { own: true })
  await theirs.goto(page.url())
  await expect(theirs.getByText("You may run it.")).toBeVisible()
  await expect(theirs.getByRole("button", { name: "Publish version" })).toHaveCount(0)
  await world.rows({
    text: "update member set app_access = false where org_id = $1 and user_id = $2",
    values: [world.org, world.users.member],
  })
  await theirs.reload()
  await expect(theirs.getByText("You may not run it.")).toBeVisible()
  await expect(theirs.getByText("Shared Apps Access is off for you in Genome Works")).toBeVisible()
  await theirs.goto("/apps")
  await expect(theirs.getByRole("row").filter({ hasText: "Variant caller" })).toContainText("May not run")
})

test("A008 A099 an org's Apps tab; its admin makes themselves a developer, and then decides who may run it", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin2")
  await page.goto(`/orgs/${world.org}/projects`)
  await page.getByRole("main").getByRole("link", { name: /^Apps/ }).click()
  await expect(page.getByRole("table", { name: "Apps" })).toContainText("QC app")
  await page.getByRole("link", { name: "QC app" }).click()
  await expect(page.getByText("You decide over it for Genome Works")).toBeVisible()
  await expect(page.getByRole("button", { name: "Publish version" })).toHaveCount(0)
  await page.getByRole("button", { name: "Make me a developer" }).click()
  const dialog = page.getByRole("dialog", { name: "Become a developer of QC app" })
  await dialog.getByRole("button", { name: "Make me a developer" }).click()
  await expect(toast(page, "You develop QC app now")).toBeVisible()
  await expect(page.getByRole("list", { name: "Developers" })).toContainText("Dora Deputy")

  await page.getByRole("button", { name: "Remove Genome Works from Authorized users" }).click()
  await expect(page.getByText("Nobody but its developers may run it.")).toBeVisible()
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(page.getByRole("list", { name: "Authorized users" })).toContainText("Genome Works")
  const deeds = (await world.trail()).map((event) => event.operation).filter((deed) => deed.startsWith("app."))
  expect(deeds).toEqual(["app.grant-self", "app.remove-permissions", "app.add-permissions"])

  const outside = await enter("outsider", { own: true })
  const answer = await outside.goto(page.url())
  expect(answer?.status()).toBe(404)
})
