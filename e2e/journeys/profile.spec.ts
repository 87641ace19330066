import { expect, expectAccessible, test, toast } from "../fixtures/browser"

test("A211 INV-18 a token is made, shown once, opens the API within its bounds, and is dead when deleted", async ({
  page,
  world,
  enter,
  request,
}) => {
  await enter("admin")
  await page.goto("/profile/tokens")
  const ask = async (secret: string, operation: string, input: object) =>
    (
      await request.post(`/api/v1/${operation}`, {
        headers: { authorization: `Bearer ${secret}` },
        data: { org: world.org, input },
      })
    ).status()

  await page.getByRole("button", { name: "Create a new token" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Name").fill("Nightly export")
  await dialog.getByLabel("Reaches").selectOption("Genome Works")
  await expectAccessible(page, "the dialog to create a token")
  await dialog.getByRole("button", { name: "Create token" }).click()
  const secret = await page.getByLabel("The token").inputValue()
  expect(secret).toMatch(/^pvt_/)

  expect(await ask(secret, "member.list", {})).toBe(200)
  expect(await ask(secret, "member.disable", { members: { ids: [world.users.member] } })).toBe(403)
  await page.reload()
  await expect(page.getByRole("rowheader", { name: "Nightly export" })).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  expect(JSON.stringify(await world.dump())).not.toContain(secret)

  await page.getByRole("button", { name: "Actions for Nightly export" }).click()
  await page.getByRole("menuitem", { name: "Delete…" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Delete token" }).click()
  await expect(toast(page, "was deleted")).toBeVisible()
  expect(await ask(secret, "member.list", {})).toBe(401)
})

test("A020 a person changes their name, sees where they are signed in, and signs out everywhere else", async ({
  page,
  world,
  enter,
}) => {
  await enter("member")
  await page.goto("/profile")
  await page.getByRole("button", { name: /Edit/ }).first().click()
  const dialog = page.getByRole("dialog", { name: "Edit your details" })
  await dialog.getByLabel("Name").fill("Bo Renamed")
  await dialog.getByRole("button", { name: "Save details" }).click()
  await expect(toast(page, "Your details were saved")).toBeVisible()
  await expect(page.getByRole("button", { name: "Account of Bo Renamed" })).toBeVisible()

  await page.goto("/profile/security")
  await expect(page.getByText("This session")).toBeVisible()
  await page.getByRole("button", { name: "Sign out everywhere else" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere else" }).click()
  await expect(toast(page, "You are signed in only here now")).toBeVisible()
  const open = (await world.dump()).session?.filter((one) => one.user_id === world.users.member && !one.revoked_at)
  expect(open?.map((one) => one.id)).toEqual([world.sessions.member])
})

test("INV-22 a sensitive act asks for the password again when it was entered long ago", async ({
  page,
  world,
  enter,
  givePassword,
}) => {
  await givePassword("member")
  await world.rows({
    text: "update session set proven_at = now() - interval '6 minutes' where id = $1",
    values: [world.sessions.member],
  })
  await enter("member")
  await page.goto("/profile/tokens")
  await page.getByRole("button", { name: "Create a new token" }).click()
  await page.getByRole("dialog").getByLabel("Name").fill("Script")
  await page.getByRole("button", { name: "Create token" }).click()
  const again = page.getByRole("dialog", { name: "Enter your password again" })
  await again.getByLabel("Password").fill("not this one, surely")
  await again.getByRole("button", { name: "Confirm" }).click()
  await expect(again.getByText("The password is not right.")).toBeVisible()
  await again.getByLabel("Password").fill("violet anchor meadow 7")
  await again.getByRole("button", { name: "Confirm" }).click()
  await expect(page.getByLabel("The token")).toHaveValue(/^pvt_/)
})
