import { expect, expectAccessible, test } from "../fixtures/browser"
import type { World } from "../fixtures/database"

const HEADER = "username,name,email,level,billable_activities,project_access,app_access"
const operations = async (world: World) => (await world.trail()).map((event) => event.operation)
const file = (lines: readonly string[]) => ({
  name: "roster.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(`\uFEFF${[HEADER, ...lines].join("\r\n")}\r\n`),
})

test("a file of people is tried first, shows every row with its reason, and is then applied", async ({
  page,
  world,
  enter,
}) => {
  await enter("admin")
  await page.goto(`/orgs/${world.org}/members`)
  await page.getByRole("link", { name: "Import" }).click()
  const { tag, handles } = world
  const person = `${handles.member},Bo Member,${handles.member}@people.example`
  await page
    .locator("input[type=file]")
    .setInputFiles(
      file([
        `${tag}.one,"One, the First",one.${tag}@new.example,MEMBER,false,VIEW,true`,
        `${tag}.two,Two,not an address,MEMBER,false,VIEW,true`,
        `${person},MEMBER,true,VIEW,true`,
        `${tag}.four,Four,one.${tag}@new.example,MEMBER,false,VIEW,true`,
      ]),
    )
  const run = page.getByRole("region", { name: "What the file would do" })
  await expect(run).toBeVisible()
  await expect(page.getByText("4 rows. This is what each would do now")).toBeVisible()
  await expectAccessible(page, "the dry run of an import")
  expect(await operations(world)).toEqual(["file.store"])

  await page.reload()
  await page.getByRole("button", { name: "Import 2 people" }).click()
  await expect(page.getByText("The import is done")).toBeVisible()
  await page.getByRole("link", { name: "See members" }).click()
  await expect(page.getByRole("rowheader", { name: "One, the First" })).toBeVisible()
  const members = (await world.dump()).member ?? []
  expect(members.find((one) => one.user_id === world.users.member)).toMatchObject({
    project_access: "VIEW",
    billable_activities: true,
  })
})

test("a large file goes on in the background, and its progress survives a reload", async ({ page, world, enter }) => {
  await enter("admin")
  await page.goto(`/orgs/${world.org}/members/import`)
  const people = Array.from(
    { length: 1200 },
    (_, n) => `${world.tag}.p${n},Person ${n},p${n}.${world.tag}@new.example,MEMBER,false,VIEW,true`,
  )
  await page.locator("input[type=file]").setInputFiles(file(people))
  await page.getByLabel("Send no mails").check()
  await page.getByRole("button", { name: "Import 1,200 people" }).click()
  await expect(page).toHaveURL(/\/jobs\//)
  await page.reload()
  await expect(page.getByText(/1,200/).first()).toBeVisible()
  await expect
    .poll(async () => (await world.dump()).job?.find((job) => job.operation === "member.import")?.state, {
      timeout: 45_000,
    })
    .toBe("DONE")
  await page.reload()
  await page.goto(`/orgs/${world.org}/members?status=INVITED`)
  await expect(page.getByText("of 1,201")).toBeVisible()
})

test("a file that cannot be read says what is wrong with it", async ({ page, world, enter }) => {
  await enter("admin")
  await page.goto(`/orgs/${world.org}/members/import`)
  const wrong = page.getByRole("alert").filter({ hasText: "This file cannot be imported" })
  await page.locator("input[type=file]").setInputFiles({
    name: "latin.csv",
    mimeType: "text/csv",
    buffer: Buffer.concat([Buffer.from(`${HEADER}\nx,M`), Buffer.from([0xfc]), Buffer.from("ller,m@new.example\n")]),
  })
  await expect(wrong).toContainText("UTF-8")
  await page.locator("input[type=file]").setInputFiles({
    name: "short.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("username,name\nx,X\n"),
  })
  await expect(wrong).toContainText("email")
  expect(new Set(await operations(world))).toEqual(new Set(["file.store"]))
})
