import type { Page } from "@playwright/test"
import { expect, expectAccessible, test } from "../fixtures/browser"
import { linkIn } from "../fixtures/mailbox"

const row = (page: Page, name: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) })

test("A052 A081 A082 A084 an admin invites someone new, who activates the account by the newest link and is a member", async ({
  page,
  world,
  mailbox,
  enter,
  browser,
  baseURL,
}) => {
  const address = `new.${world.tag}@people.example`
  await enter("admin")
  await page.goto(`/orgs/${world.org}/members`)
  await page.getByRole("button", { name: "Invite New Member" }).click()
  const dialog = page.getByRole("dialog", { name: "Invite new member" })
  await dialog.getByLabel("Create New User").check()
  await dialog.getByLabel("Username").fill(`${world.tag}.new`)
  await dialog.getByLabel("Name", { exact: true }).fill("Nia Newcomer")
  await dialog.getByLabel("E-mail", { exact: true }).fill(address)
  await expect(dialog.getByRole("region", { name: "What will happen" })).toContainText("Nia Newcomer")
  await expectAccessible(page, "the dialog to invite")
  await dialog.getByRole("button", { name: "Invite member" }).click()
  await expect(page.getByText("Nia Newcomer is invited")).toBeVisible()
  await expect(row(page, "Nia Newcomer")).toContainText("Invited")
  const first = linkIn(await mailbox.next(address))

  await page.getByRole("button", { name: "Actions for Nia Newcomer" }).click()
  await page.getByRole("menuitem", { name: "Resend invitation" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Resend invitation" }).click()
  const second = linkIn(await mailbox.next(address, 1))
  expect(second).not.toBe(first)

  const context = await browser.newContext({ baseURL: baseURL ?? "" })
  const theirs = await context.newPage()
  await theirs.goto(first)
  await expect(theirs.getByRole("heading", { name: "This link does not work" })).toBeVisible()
  await theirs.goto(second)
  await expect(theirs.getByRole("heading", { name: "Welcome, Nia Newcomer" })).toBeVisible()
  await expectAccessible(theirs, "the page to activate an account")
  await theirs.getByLabel("New password", { exact: true }).fill("seven paper boats drifting")
  await theirs.getByRole("button", { name: "Activate account" }).click()
  await expect(theirs.getByRole("button", { name: "Account of Nia Newcomer" })).toBeVisible()
  await theirs.goto("/profile/organizations")
  await expect(theirs.getByText("Genome Works").first()).toBeVisible()
  await context.close()

  await page.reload()
  await expect(row(page, "Nia Newcomer")).toContainText("Active")
  await expect.poll(async () => (await world.trail()).map((event) => event.operation)).toContain("invitation.resend")
})

test("A341 an invitation is revoked, its link is dead, and Undo sends another", async ({
  page,
  world,
  mailbox,
  enter,
}) => {
  await enter("admin")
  await page.goto(`/orgs/${world.org}/members?status=INVITED`)
  await page.getByRole("button", { name: "Actions for Ina Invited" }).click()
  await page.getByRole("menuitem", { name: "Revoke invitation" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Revoke invitation" }).click()
  await expect(row(page, "Ina Invited")).toHaveCount(0)
  await page.getByRole("button", { name: "Undo" }).click()
  await expect(row(page, "Ina Invited")).toBeVisible()
  const mail = await mailbox.next(`${world.handles.invited}@people.example`)
  await page.context().clearCookies()
  await page.goto(linkIn(mail))
  await expect(page.getByRole("heading", { name: "Welcome, Ina Invited" })).toBeVisible()
})
