import { expect, expectAccessible, test, toast } from "../fixtures/browser"
import { flagProject, putObjects, treeOf } from "../fixtures/objects"

test("A131 A133 A135 A134 a file comes in through the browser, is looked at, tagged, copied to another project and deleted", async ({
  page,
  world,
  enter,
}) => {
  const { lab, bench } = world.projects
  await enter("admin")
  await page.goto(`/projects/${lab}/manage`)

  await page.getByRole("button", { name: "New folder" }).click()
  const making = page.getByRole("dialog", { name: "New folder" })
  await making.getByLabel("Name").fill("run 7")
  await making.getByRole("button", { name: "Create folder" }).click()
  await page.getByRole("link", { name: /^run 7/ }).click()
  await expect(page.getByText("This folder is empty")).toBeVisible()

  await page.getByLabel("Files to upload").setInputFiles({
    name: "counts.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("gene,count\nTP53,12\n"),
  })
  const file = page.getByRole("button", { name: "counts.csv", exact: true })
  await expect(file).toBeVisible()
  await file.click()
  const panel = page.getByRole("region", { name: "Info", exact: true })
  await expect(panel.getByText(/^file-/)).toBeVisible()
  await expect(panel.getByText("run 7")).toBeVisible()
  await expectAccessible(page, "the Manage tab with the info panel")

  await panel.getByRole("button", { name: "Edit tags and properties" }).click()
  const editing = page.getByRole("dialog", { name: "Edit tags and properties of counts.csv" })
  await editing.getByLabel("Tags").fill("qc")
  await editing.getByLabel("Tags").press("Enter")
  await editing.getByRole("button", { name: "Add a property" }).click()
  await editing.getByLabel("Key 1").fill("sample")
  await editing.getByLabel("Value 1").fill("S1")
  await editing.getByRole("button", { name: "Add an attribute" }).click()
  await editing.getByLabel("Attribute 1", { exact: true }).fill("reads")
  await editing.getByLabel("Attribute 1 is", { exact: true }).fill("12")
  await editing.getByRole("button", { name: "Save" }).click()
  await expect(toast(page, "counts.csv changed")).toBeVisible()
  await expect(panel.getByText("sample S1")).toBeVisible()
  await expect(panel.getByText("reads 12")).toBeVisible()

  await page.getByLabel("Select counts.csv").check()
  await page.getByRole("region", { name: "Selection" }).getByRole("button", { name: "Copy" }).click()
  const copying = page.getByRole("dialog", { name: "Copy counts.csv" })
  await copying.getByRole("radio", { name: /^bench/ }).check()
  await expect(copying.getByText("19 bytes copied")).toBeVisible()
  await expectAccessible(page, "the dialog of a copy")
  await copying.getByRole("button", { name: "Copy Selected" }).click()
  await expect(toast(page, "counts.csv copied to bench")).toBeVisible()
  expect((await treeOf(bench)).map((row) => row.name)).toEqual(["counts.csv"])

  await page.getByRole("button", { name: "Actions for counts.csv" }).click()
  await page.getByRole("menuitem", { name: "Delete" }).click()
  const deleting = page.getByRole("dialog", { name: "Delete counts.csv" })
  await expect(deleting.getByText("19 bytes deleted for good")).toBeVisible()
  await deleting.getByRole("textbox").fill("counts.csv")
  await deleting.getByRole("button", { name: "Delete for good" }).click()
  await expect(page.getByText("This folder is empty")).toBeVisible()
  expect((await treeOf(lab)).map((row) => row.name)).toEqual(["reads.txt", "results", "run 7"])
  expect(await treeOf(bench)).toHaveLength(1)
})

test("A132 A162 A163 what would be refused is shown with its reason, and what is searched is found with its place", async ({
  page,
  world,
  enter,
}) => {
  const { lab } = world.projects
  await putObjects(lab, [{ name: "deep.txt", folder: world.folder, says: "d", by: world.users.admin, tags: ["qc"] }])
  await flagProject(lab, { restricted: true, download_restricted: true, protected: true })
  await enter("member")
  await page.goto(`/projects/${lab}/manage`)
  await page.getByRole("button", { name: "Actions for reads.txt" }).click()
  for (const [name, reason] of [
    ["Download", /Download Access/],
    ["Copy", /Copy Access/],
    ["Delete", /Only those who administer/],
  ] as const)
    await expect(page.getByRole("menuitem", { name })).toContainText(reason)
  await page.keyboard.press("Escape")

  await page.getByRole("searchbox", { name: "Search in the project" }).fill("deep")
  const row = page.getByRole("rowheader", { name: /deep\.txt/ })
  await expect(row).toContainText("results")
  await page.getByRole("searchbox", { name: "Search in the project" }).fill("nothing like it")
  await expect(page.getByText("No data objects match")).toBeVisible()
})
