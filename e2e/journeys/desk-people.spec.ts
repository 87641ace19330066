import { expect, expectAccessible, test, toast } from "../fixtures/browser"
import { linkIn } from "../fixtures/mailbox"

test("A024 INV-14 INV-47 support finds who is locked out, unlocks the sign-in and ends the sessions, each for a reason that stays", async ({
  page,
  world,
  mailbox,
  enter,
  givePassword,
}) => {
  await givePassword("member")
  const guessing = await enter("nobody", { own: true })
  await guessing.context().clearCookies()
  for (let n = 0; n < 6; n += 1) {
    await guessing.goto("/sign-in")
    await guessing.getByLabel("User name or e-mail").fill(world.handles.member)
    await guessing.getByLabel("Password", { exact: true }).fill("a wrong guess, once more")
    await guessing.getByRole("button", { name: "Sign in" }).click()
    await expect(guessing.locator("form").getByRole("alert")).toBeVisible()
  }
  const theirs = await enter("member", { own: true })
  await theirs.goto("/projects")
  await expect(theirs.getByRole("heading", { level: 1, name: "Projects" })).toBeVisible()

  await enter("support")
  await page.goto(`/support/people?q=${world.handles.member}&signIn=locked`)
  await page.getByRole("link", { name: "Bo Member" }).click()
  await expect(page.getByText("Locked out").first()).toBeVisible()
  await expectAccessible(page, "a person at the desk")
  await page.getByRole("button", { name: "Unlock sign-in" }).click()
  const unlocking = page.getByRole("dialog", { name: "Unlock the sign-in of Bo Member" })
  await unlocking.getByLabel("Reason").fill("Called from the lab's number")
  await expect(unlocking.getByRole("region", { name: "What will happen" })).toContainText("failed sign-ins")
  await unlocking.getByRole("button", { name: "Unlock" }).click()
  await expect(toast(page, "Bo Member can sign in again")).toBeVisible()
  await expect(page.getByText("Locked out")).toHaveCount(0)

  await page.getByRole("button", { name: "End sessions" }).click()
  const ending = page.getByRole("dialog", { name: "End every session of Bo Member" })
  await ending.getByLabel("Reason").fill("A laptop was stolen")
  await ending.getByRole("button", { name: "End sessions" }).click()
  await expect(toast(page, "Every session of Bo Member has ended")).toBeVisible()
  await expect(page.getByText("Reason: A laptop was stolen")).toBeVisible()
  await expect(page.getByText("Reason: Called from the lab's number")).toBeVisible()

  await theirs.reload()
  await expect(theirs).toHaveURL(/\/sign-in/)
  const mail = await mailbox.next(`${world.handles.member}@people.example`)
  expect(mail.subject).toBe("You were signed out everywhere")
  expect((await page.goto(`/orgs/${world.org}/members/${world.users.member}`))?.status()).toBe(404)
})

test("A024 B3.7 support names an admin where those there are cannot be reached; they are told, and the new one takes over by mail", async ({
  page,
  world,
  mailbox,
  enter,
}) => {
  const handle = `${world.tag}-heir`
  const address = `${handle}@people.example`
  await enter("support")
  await page.goto(`/support/orgs/${world.org}`)
  await page.getByRole("button", { name: "Name an admin" }).click()
  const dialog = page.getByRole("dialog", { name: "Name an admin of Genome Works" })
  await dialog.getByLabel("E-mail of the admin").fill(address)
  await dialog.getByLabel("Username").fill(handle)
  await dialog.getByLabel("Full name").fill("Hana Heir")
  await dialog.getByLabel("Reason").fill("The head of the institute wrote")
  await expect(dialog.getByRole("button", { name: "Name admin" })).toBeDisabled()
  await dialog.getByLabel("Type Genome Works to go on").fill("Genome Works")
  await expect(dialog.getByRole("region", { name: "What will happen" })).toContainText("Hana Heir")
  await dialog.getByRole("button", { name: "Name admin" }).click()
  await expect(toast(page, "An admin of Genome Works was named")).toBeVisible()
  await expect(page.getByText("2 active, 1 invited.")).toBeVisible()

  const heir = await enter("nobody", { own: true })
  await heir.context().clearCookies()
  await heir.goto(linkIn(await mailbox.next(address)))
  await heir.getByLabel("New password", { exact: true }).fill("seven paper boats drifting")
  await heir.getByRole("button", { name: "Activate account" }).click()
  await expect(heir.getByRole("button", { name: "Account of Hana Heir" })).toBeVisible()
  await heir.goto(`/orgs/${world.org}/settings`)
  await expect(heir.getByText("Reason: The head of the institute wrote").first()).toBeVisible()
  const told = await mailbox.next(`${world.handles.admin}@people.example`)
  expect(told.text).toContain("Genome Works")
})
