import { expect, expectAccessible, test, toast } from "../fixtures/browser"
import { lineIn } from "../fixtures/charges"

test("A029 A030 A112 A118 A119 A120 an admin sees all charges and what is left; a member with billable access sees what they caused, and chooses the account", async ({
  page,
  world,
  enter,
  request,
}) => {
  const { org } = world
  await world.rows({
    text: "with m as (update member set billable_activities = true where org_id = $1 and user_id = $2) update billing_account set spending_limit = charged + reserved + 20000000 where id = $1",
    values: [org, world.users.member],
  })
  const lines = [
    lineIn(world, { amount: 4_000_000 }),
    lineIn(world, { amount: 6_000_000, kind: "EGRESS", quantity: 1000, user: world.users.admin }),
    lineIn(world, { amount: 11_000_000, user: world.users.admin }),
  ]
  const headers = { authorization: `Bearer ${world.bearerOf(world.tokens.meter)}` }
  const posted = await request.post("/api/v1/charge.post", { headers, data: { input: { lines } } })
  expect(await posted.json()).toMatchObject({ changed: 2, refused: 1 })

  await enter("admin")
  await page.goto(`/orgs/${org}/billing`)
  const figures = page.getByRole("region", { name: "Figures of the account" })
  await expect(figures.getByText("Funds Left")).toBeVisible()
  await expect(figures.getByText("$10.00", { exact: true })).not.toHaveCount(0)
  await expect(page.getByRole("table").last()).toContainText("lab")
  await page.getByRole("navigation", { name: "Charges by" }).getByRole("link", { name: "User" }).click()
  await expect(page.getByRole("row", { name: /Bo Member/ })).toContainText("$4.00")
  await expect(page.getByRole("row", { name: /Ada Admin/ })).toContainText("$6.00")
  await page.getByRole("button", { name: "Change alerts" }).click()
  const alerts = page.getByRole("dialog", { name: "Change alerts" })
  await alerts.getByLabel("Percent of the spending limit").fill("60, 300")
  await expect(alerts.getByText("Nothing yet.")).toBeVisible()
  await expect(alerts.getByRole("button", { name: "Change" })).toBeDisabled()
  await alerts.getByLabel("Percent of the spending limit").fill("95, 60")
  await expect(alerts.getByRole("region", { name: "What will happen" })).toContainText("60%, 95%")
  await alerts.getByRole("button", { name: "Change" }).click()
  await expect(toast(page, "Changed the alerts")).toBeVisible()
  await expect(page.getByRole("region", { name: "Alerts" })).toContainText("told at 60% and 95% of the spending limit")
  await page.goto("/profile")
  await expect(page.getByRole("banner").getByText("$10.00 left")).toBeVisible()
  await expect(page.getByText("Funds left in Genome Works")).toBeVisible()

  await enter("member")
  await page.goto("/profile/billing-accounts")
  const row = page.getByRole("row", { name: /Genome Works/ })
  await expect(row).toContainText("$10.00")
  await expect(row.getByRole("link", { name: /View\/Edit Info/ })).toHaveCount(0)
  await row.getByRole("button", { name: /Make .*default/ }).click()
  await expect(row.getByText("Default", { exact: true })).toBeVisible()
  await expectAccessible(page, "one's own billing accounts")
  await row.getByRole("link", { name: "Genome Works" }).click()
  await expect(page.getByText("Estimated Charges you caused")).toBeVisible()
  await expect(page.getByText("Funds Left")).toHaveCount(0)
  await page.getByRole("navigation", { name: "Charges by" }).getByRole("link", { name: "User" }).click()
  await expect(page.getByRole("row", { name: /Bo Member/ })).toContainText("$4.00")
  await expect(page.getByRole("row", { name: /Ada Admin/ })).toHaveCount(0)
})
