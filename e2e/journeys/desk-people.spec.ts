import { tryKey } from "@/lib/accounts/prove"
import { expect, expectAccessible, test } from "../fixtures/browser"

test("A346 INV-14 support finds who is locked out, unlocks them and ends their sessions; their open page is out at its next step", async ({
  page,
  world,
  enter,
}) => {
  await world.rows({
    text: "insert into sign_in_try (key, failures, last_at, wait_until) values ($1, 9, now(), now() + interval '10 minutes')",
    values: [tryKey(world.handles.member)],
  })
  const theirs = await enter("member", { own: true })
  await theirs.goto("/profile")
  await expect(theirs.getByRole("heading", { level: 1 })).toBeVisible()

  await enter("support")
  await page.goto(`/support/people?signIn=locked&q=${world.handles.member}`)
  await expect(page.getByRole("table", { name: "People" }).getByRole("row")).toHaveCount(2)
  await expectAccessible(page, "support's list of people")
  await page.getByRole("table", { name: "People" }).getByRole("link").first().click()
  await expect(page.getByText("Locked out").first()).toBeVisible()
  await page.getByRole("button", { name: "Unlock sign-in" }).click()
  const unlock = page.getByRole("dialog")
  await unlock.getByLabel("Reason").fill("Called from the number on file")
  await expect(unlock.getByText("1 change, 0 already so, 0 refused")).toBeVisible()
  await expectAccessible(page, "the dialog to unlock somebody")
  await unlock.getByRole("button", { name: "Unlock", exact: true }).click()
  await expect(page.getByText("Locked out")).toHaveCount(0)
  await page.getByRole("button", { name: "End sessions" }).click()
  const end = page.getByRole("dialog")
  await end.getByLabel("Reason").fill("Lost the laptop")
  await end.getByRole("button", { name: "End sessions" }).click()
  await expect(page.getByText("Reason: Lost the laptop")).toBeVisible()
  await expectAccessible(page, "somebody's page at the desk")

  await theirs.getByRole("link", { name: "Projects" }).first().click()
  await expect(theirs).toHaveURL(/sign-in/)
  expect(await world.trail(world.users.member)).toMatchObject([
    { operation: "user.unlock", actor_kind: "support", reason: "Called from the number on file" },
    { operation: "user.sign-out", actor_kind: "support", reason: "Lost the laptop" },
  ])
})
