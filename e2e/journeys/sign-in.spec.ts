import { expect, PASSWORD, test } from "../fixtures/browser"
import { linkIn } from "../fixtures/mailbox"

test("somebody signs in by user name or by e-mail, in any case, lands where they wanted, and signs out", async ({
  page,
  world,
  givePassword,
}) => {
  await givePassword("admin")
  await page.goto(`/orgs/${world.org}/members`)
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel("User name or e-mail").fill(world.handles.admin.toUpperCase())
  await page.getByLabel("Password", { exact: true }).fill("not it at all, no")
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "not right" })).toBeVisible()

  await page.getByLabel("Password", { exact: true }).fill(PASSWORD)
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page).toHaveURL(new RegExp(`/orgs/${world.org}/members`))
  await expect(page.getByRole("link", { name: "Bo Member" })).toBeVisible()

  await page.getByRole("button", { name: /^Account of/ }).click()
  await page.getByRole("menuitem", { name: "Sign out" }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto(`/orgs/${world.org}/members`)
  await expect(page).toHaveURL(/\/sign-in/)

  await page.getByLabel("User name or e-mail").fill(`${world.handles.admin}@people.example`)
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD)
  await page.getByLabel("Password", { exact: true }).press("Enter")
  await expect(page).toHaveURL(new RegExp(`/orgs/${world.org}/members`))
})

test("INV-55 who guesses is answered alike whether there is such a person or not, and has to wait after some tries", async ({
  page,
  world,
  givePassword,
}) => {
  await givePassword("member")
  const tryOnce = async (name: string) => {
    await page.goto("/sign-in")
    await page.getByLabel("User name or e-mail").fill(name)
    await page.getByLabel("Password", { exact: true }).fill("a wrong guess, once more")
    await page.getByRole("button", { name: "Sign in" }).click()
    const alert = page.locator("form").getByRole("alert")
    await expect(alert).toBeVisible()
    return alert.innerText()
  }
  const said: string[][] = []
  for (const name of [world.handles.member, `${world.tag}.unknown`]) {
    const words: string[] = []
    for (let n = 0; n < 6; n += 1) words.push((await tryOnce(name)).replace(/\d+/g, "N"))
    said.push(words)
  }
  expect(said[0]).toEqual(said[1])
  expect(said[0]?.at(-1)).not.toEqual(said[0]?.[0])
})

test("INV-14 a forgotten password is set anew by a mailed link, once, and ends every other session", async ({
  page,
  world,
  mailbox,
  enter,
  givePassword,
}) => {
  await givePassword("member2")
  const elsewhere = await enter("member2", { own: true })
  await elsewhere.goto("/profile")
  await expect(
    elsewhere.getByRole("heading", { name: "Cy Member" }).or(elsewhere.getByText("Cy Member")).first(),
  ).toBeVisible()

  await page.goto("/sign-in")
  await page.getByRole("link", { name: "Forgot your password?" }).click()
  await expect(page.getByRole("heading", { name: "Reset your password" })).toBeVisible()
  await page.getByLabel("User name or e-mail").fill(world.handles.member2)
  await page.getByRole("button", { name: "Send the link" }).click()
  await expect(page.getByText("If there is an account for what you entered")).toBeVisible()
  const link = linkIn(await mailbox.next(`${world.handles.member2}@people.example`))

  await page.goto(link)
  await page.getByLabel("New password", { exact: true }).fill("password12345678")
  await page.getByRole("button", { name: "Set password and sign in" }).click()
  await expect(page.getByText("too easy to guess").first()).toBeVisible()
  await page.getByLabel("New password", { exact: true }).fill("orange ladder in the fog")
  await page.getByRole("button", { name: "Set password and sign in" }).click()
  await expect(page.getByRole("button", { name: /^Account of Cy Member/ })).toBeVisible()

  await elsewhere.reload()
  await expect(elsewhere).toHaveURL(/\/sign-in/)
  await page.goto(link)
  await expect(page.getByRole("heading", { name: "This link does not work" })).toBeVisible()
})
