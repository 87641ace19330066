import { readFile } from "node:fs/promises"
import { expect, expectAccessible, test, toast } from "../fixtures/browser"

const PROJECTS = "project,principal_type,principal,level"
const csv = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`\uFEFF${lines.join("\r\n")}\r\n`),
})

test("A090 A091 A092 A093 an admin sees every project billed to the org, opens one they are no member of, and takes it over", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin2")
  await page.goto(`/orgs/${world.org}`)
  await page.getByRole("link", { name: /^Projects\s*4$/ }).click()
  const row = (name: string) => page.getByRole("row", { name: new RegExp(name) })
  await expect(row("lab")).toContainText("Not a Member")
  await expect(row("resources")).toContainText("View")
  await expectAccessible(page, "the Projects tab of an org")

  await page.getByRole("button", { name: /columns/i }).click()
  await page.getByRole("menuitemcheckbox", { name: "Created by" }).click()
  await page.keyboard.press("Escape")
  await expect(page.getByRole("columnheader", { name: "Created by" })).toBeVisible()
  await expect(page).toHaveURL(/columns=.*creator/)
  await expect(row("lab")).toContainText("Ada Admin")
  await page.reload()
  await expect(row("lab")).toContainText("Ada Admin")

  await page.getByRole("link", { name: "lab", exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/projects/${world.projects.lab}/settings`))
  await page.goBack()
  await row("lab").getByRole("button").click()
  await page.getByRole("menuitem", { name: "Grant yourself Administer" }).click()
  const dialog = page.getByRole("dialog", { name: "Grant yourself Administer on lab" })
  await expectAccessible(page, "the dialog of granting oneself Administer")
  await dialog.getByRole("button", { name: "Grant yourself Administer" }).click()
  await expect(toast(page, "You administer lab")).toBeVisible()
  await expect(row("lab")).toContainText("Administer")
  expect((await world.trail()).at(-1)).toMatchObject({
    operation: "project.grant-self",
    target: `${world.projects.lab}/${world.users.admin2}`,
  })
})

test("A090 B1.10 the list is searched, filtered and exported, and a member sees those that reach them alone", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin2")
  await page.goto(`/orgs/${world.org}/projects?level=NONE`)
  await expect(page.getByRole("rowheader")).toHaveCount(2)
  await page.getByRole("searchbox").fill("BEN")
  await expect(page.getByRole("rowheader")).toHaveCount(1)
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export" }).click()])
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n")
  expect(lines).toHaveLength(2)
  expect(lines[1]).toContain(`${world.projects.bench},bench,NONE`)

  const theirs = await enter("member", { own: true })
  await theirs.goto(`/orgs/${world.org}/projects`)
  await expect(theirs.getByRole("rowheader")).toHaveCount(3)
  await expect(theirs.getByText("Not a Member")).toHaveCount(0)
  await expect(theirs.getByRole("link", { name: "Import" })).toHaveCount(0)
})

test("A102 A141 groups, then projects, are imported from files that say first what every row would do", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  await page.goto(`/orgs/${world.org}/projects`)
  await page.getByRole("link", { name: "Import" }).click()
  await expect(page.getByRole("heading", { name: "Import projects" })).toBeVisible()
  const kinds = page.getByRole("navigation", { name: "What to import" })
  await kinds.getByRole("link", { name: "Groups" }).click()
  await expect(page.getByRole("heading", { name: "Import groups" })).toBeVisible()
  const { handles } = world
  await page
    .locator("input[type=file]")
    .setInputFiles(
      csv("groups.csv", [
        "group,description,username,role",
        `Analysts,Look at data,${handles.member},MEMBER`,
        `Analysts,,${handles.invited},MEMBER`,
      ]),
    )
  await expect(page.getByText("1 group and 2 memberships")).toBeVisible()
  await expect(page.getByText("This person is invited and no member yet.")).toBeVisible()
  await expectAccessible(page, "the dry run of an import of groups")
  await page.getByRole("button", { name: "Import 2 groups and members" }).click()
  await expect(page.getByText("The import is done")).toBeVisible()

  await kinds.getByRole("link", { name: "Projects" }).click()
  await expect(page.getByRole("heading", { name: "Import projects" })).toBeVisible()
  await page
    .locator("input[type=file]")
    .setInputFiles(
      csv("projects.csv", [
        PROJECTS,
        "genome atlas,group,Analysts,CONTRIBUTE",
        `genome atlas,user,${handles.member2},VIEW`,
        `lab,user,${handles.member},VIEW`,
        "genome atlas,group,Nobodies,VIEW",
      ]),
    )
  await expect(page.getByText("There is no group called Nobodies in the organization.")).toBeVisible()
  await page.getByRole("link", { name: /^Change 1/ }).click()
  await expect(page.getByRole("table", { name: "Rows: change" })).toContainText("Contribute → View")
  await page.getByRole("button", { name: "Import 4 projects and grants" }).click()
  await expect(page.getByText("4 created or changed")).toBeVisible()
  await page.getByRole("link", { name: "See projects" }).click()
  await expect(page.getByRole("row", { name: /genome atlas/ })).toContainText("Administer")

  const theirs = await enter("member", { own: true })
  await theirs.goto(`/orgs/${world.org}/projects`)
  await expect(theirs.getByRole("row", { name: /genome atlas/ })).toContainText("Contribute")
})
