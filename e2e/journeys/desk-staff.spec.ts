import { expect, expectAccessible, test, toast } from "../fixtures/browser"
import { lineIn } from "../fixtures/charges"
import { linkIn } from "../fixtures/mailbox"

test("A024 INV-48 a new person of staff does what their rights allow and nothing else, from the next step on", async ({
  page,
  world,
  mailbox,
  enter,
}) => {
  const handle = `${world.tag}-desk`
  const address = `${handle}@people.example`
  await enter("support")
  await page.goto("/support/staff")
  await page.getByRole("button", { name: "Add a person" }).click()
  const adding = page.getByRole("dialog", { name: "Add a person of staff" })
  await adding.getByLabel("Full name").fill("Dan Desk")
  await adding.getByLabel("Username").fill(handle)
  await adding.getByLabel("E-mail").fill(address)
  await adding.getByRole("checkbox", { name: /^Requests/ }).check()
  await adding.getByLabel("Reason").fill("Joins the desk in May")
  await expect(adding.getByRole("region", { name: "What will happen" })).toContainText("Dan Desk")
  await expectAccessible(page, "a new person of staff")
  await adding.getByRole("button", { name: "Add to staff" }).click()
  await expect(toast(page, "Dan Desk is invited to the desk")).toBeVisible()

  const dan = await enter("nobody", { own: true })
  await dan.context().clearCookies()
  await dan.goto(linkIn(await mailbox.next(address)))
  await dan.getByLabel("New password", { exact: true }).fill("seven paper boats drifting")
  await dan.getByRole("button", { name: "Activate account" }).click()
  await expect(dan.getByRole("button", { name: "Account of Dan Desk" })).toBeVisible()
  await dan.goto(`/support/requests/${world.request}`)
  await expect(dan.getByRole("button", { name: "Decline" })).toBeEnabled()
  await dan.goto(`/support/orgs/${world.org}`)
  await expect(dan.getByRole("button", { name: "Set a limit" })).toBeDisabled()

  await page.goto(`/support/staff?q=${handle}`)
  await page.getByRole("button", { name: "Actions for Dan Desk" }).click()
  await page.getByRole("menuitem", { name: "Set rights…" }).click()
  const setting = page.getByRole("dialog", { name: "Set the rights of Dan Desk" })
  await setting.getByRole("checkbox", { name: /^Requests/ }).uncheck()
  await setting.getByLabel("Reason").fill("On leave")
  await expect(setting.getByRole("region", { name: "What will happen" })).toContainText("reads, and changes nothing")
  await setting.getByRole("button", { name: "Set rights" }).click()
  await expect(toast(page, "The rights of Dan Desk were set")).toBeVisible()
  await expect(page.getByRole("cell", { name: "reads, changes nothing" })).toBeVisible()
  await expect(page.getByText("Reason: On leave")).toBeVisible()
  await expect(page.getByText("Reason: Joins the desk in May")).toBeVisible()
  await dan.goto("/support/requests")
  await expect(dan.getByText("You cannot answer requests")).toBeVisible()
  expect((await dan.goto(`/support/requests/${world.request}`))?.status()).toBe(404)
  await dan.goto(`/support/orgs/${world.org}`)
  await expect(dan.getByText("Licence for Isolated Browsing")).toBeVisible()
  await expect(dan.getByRole("link", { name: "Licence for Isolated Browsing" })).toHaveCount(0)
})

test("A123 a metering account is made at the desk, posts charges with a token shown once, and nothing once it is disabled", async ({
  page,
  world,
  enter,
  request,
}) => {
  const name = `Batch ${world.tag}`
  await enter("support")
  await page.goto("/support/meters")
  await page.getByRole("button", { name: "New metering account" }).click()
  const making = page.getByRole("dialog", { name: "Create a metering account" })
  await making.getByLabel("Name", { exact: true }).fill(name)
  await expect(making.getByLabel("Username")).toHaveValue(`batch-${world.tag}`)
  await making.getByLabel("Reason").fill("The new cluster")
  await making.getByRole("button", { name: "Create account" }).click()
  const issuing = page.getByRole("dialog", { name: `Issue a token of ${name}` })
  await issuing.getByLabel("Days").fill("30")
  await issuing.getByLabel("Reason").fill("The new cluster")
  await issuing.getByRole("button", { name: "Issue token" }).click()
  const secret = await page.getByLabel("The token", { exact: true }).inputValue()
  await expectAccessible(page, "a token that is shown once")

  const post = () =>
    request.post("/api/v1/charge.post", {
      headers: { authorization: `Bearer ${secret}` },
      data: { input: { lines: [lineIn(world, { amount: 2_000_000 })] } },
    })
  expect(await (await post()).json()).toMatchObject({ changed: 1 })

  await page.goto(`/support/meters?q=${world.tag}`)
  await expect(page.getByText(secret)).toHaveCount(0)
  await page.getByRole("button", { name: `Actions for ${name}` }).click()
  await page.getByRole("menuitem", { name: "Disable…" }).click()
  const disabling = page.getByRole("dialog", { name: `Disable ${name}` })
  await disabling.getByLabel("Reason").fill("The token leaked")
  await disabling.getByRole("button", { name: "Disable" }).click()
  await expect(toast(page, `${name} is disabled`)).toBeVisible()
  await expect(page.getByText("Reason: The token leaked")).toBeVisible()
  expect((await post()).status()).toBe(401)
  const [sum] = await world.rows<{ lines: number }>({
    text: "select count(*)::int as lines from charge where payer = $1 and amount = 2000000",
    values: [world.org],
  })
  expect(sum?.lines).toBe(1)
})
