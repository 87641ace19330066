import { expect, expectAccessible, test, toast } from "../fixtures/browser"

test("A031 A121 A122 A343 a higher limit is asked for, asked back about, answered and approved; it stands on the Billing tab, in the mail and in the trail", async ({
  world,
  enter,
  mailbox,
}) => {
  await world.rows({
    text: "update billing_account set spending_limit = 1000000000, charged = 0, reserved = 0 where id = $1",
    values: [world.org],
  })
  const address = `${world.handles.admin}@people.example`
  const admin = await enter("admin", { own: true })
  await admin.goto(`/orgs/${world.org}/billing`)
  await admin.getByRole("button", { name: "Set / Update Spending Limit" }).click()
  const asking = admin.getByRole("dialog", { name: "Ask for a spending limit" })
  await asking.getByLabel("Amount in US dollars").fill("5,000")
  await asking.getByLabel("Message").fill("A study begins in May.")
  await asking.getByRole("button", { name: "Send to support" }).click()
  await expect(toast(admin, "Sent to support")).toBeVisible()

  const support = await enter("support", { own: true })
  await support.goto(`/support/requests?q=${world.handles.admin}`)
  await support.getByRole("link", { name: "Spending limit of Genome Works" }).click()
  await expect(support.getByText("A study begins in May.")).toBeVisible()
  const take = support.getByRole("button", { name: "Assign to me" })
  await take.press("Enter")
  await expect(toast(support, "It is yours")).toBeVisible()
  await expect(take).toHaveAccessibleDescription("It is assigned to you.")
  await expect(take).toBeFocused()
  await support.getByRole("button", { name: "Ask back" }).click()
  const question = support.getByRole("dialog", { name: /^Ask back about request/ })
  await question.getByLabel("Question").fill("For which purchase order?")
  await expect(question.getByRole("region", { name: "What will happen" })).toContainText("Returned")
  await question.getByRole("button", { name: "Ask back" }).click()
  await expect(toast(support, "The question was sent")).toBeVisible()

  const mail = await mailbox.next(address, 1)
  expect(mail.text).toContain("For which purchase order?")
  const link = /\/help\/support\/[0-9a-f-]+/.exec(mail.text ?? "")?.[0] ?? "/nowhere"
  await admin.goto(link)
  await expectAccessible(admin, "the thread")
  await admin.getByRole("textbox", { name: "Message" }).fill("For PO-17.")
  await admin.getByRole("button", { name: "Send the answer" }).click()
  await expect(toast(admin, "Sent to support")).toBeVisible()

  await support.reload()
  await expectAccessible(support, "the request at the desk")
  await support.getByRole("button", { name: "Approve" }).click()
  const approving = support.getByRole("dialog", { name: /^Approve request/ })
  await expect(approving.getByLabel("Amount in US dollars")).toHaveValue("5,000.00")
  await approving.getByLabel("Amount in US dollars").fill("4,000")
  await approving.getByLabel("Message").fill("Agreed until June.")
  await expect(approving.getByRole("region", { name: "What will happen" })).toContainText("$4,000.00")
  await expectAccessible(support, "the approval")
  await approving.getByRole("button", { name: "Approve" }).click()
  await expect(toast(support, /was approved/)).toBeVisible()
  await expect(support.getByRole("button", { name: "Approve" })).toBeFocused()

  expect((await mailbox.next(address, 2)).text).toContain("$4,000.00")
  await admin.goto(`/orgs/${world.org}/billing`)
  await expect(admin.getByText("$4,000.00").first()).toBeVisible()
  await admin.goto(`/orgs/${world.org}/settings`)
  await expect(admin.getByText(/^Reason: Request \d+: Agreed until June\.$/).first()).toBeVisible()
})

test("A024 A343 a billable organization is asked for, made from the request with what it says, and approved; who asked is its admin", async ({
  world,
  enter,
  mailbox,
}) => {
  const name = `Lab ${world.tag}`
  const handle = `${world.tag}-lab`
  const address = `${world.handles.nobody}@people.example`
  const asker = await enter("nobody", { own: true })
  await asker.goto("/orgs/new")
  await asker.getByRole("button", { name: "Ask for a billable organization" }).click()
  const asking = asker.getByRole("dialog", { name: "Ask for a billable organization" })
  await asking.getByLabel("Organization name").fill(name)
  await asking.getByLabel("Organization ID").fill(handle)
  await asking.getByLabel("Message").fill("For a study with three hospitals.")
  await asking.getByRole("button", { name: "Send to support" }).click()
  await expect(toast(asker, "Sent to support")).toBeVisible()

  const support = await enter("support", { own: true })
  await support.goto(`/support/requests?q=${world.handles.nobody}`)
  await support.getByRole("link", { name: `A billable organization: ${name}` }).click()
  await support.getByRole("link", { name: "Make the organization" }).click()
  await expect(support.getByLabel("Name", { exact: true })).toHaveValue(name)
  await expect(support.getByLabel("ID", { exact: true })).toHaveValue(handle)
  await expect(support.getByLabel("E-mail of the admin")).toHaveValue(address)
  await expect(support.getByLabel("Reason")).toHaveValue(/^Request \d+$/)
  await support.getByLabel("Amount in US dollars").fill("750")
  await expect(support.getByRole("region", { name: "What will happen" })).toContainText("$750.00")
  await support.getByRole("button", { name: "Create organization" }).click()

  await support.getByRole("button", { name: "Approve" }).click()
  const approving = support.getByRole("dialog", { name: /^Approve request/ })
  await expect(approving.getByLabel("Organization ID")).toHaveValue(`org-${handle}`)
  await approving.getByLabel("Message").fill("It is there.")
  await approving.getByRole("button", { name: "Approve" }).click()
  await expect(toast(support, /was approved/)).toBeVisible()
  await expect
    .poll(() => mailbox.to(address).map((mail) => mail.text ?? ""))
    .toContainEqual(expect.stringContaining("It is there."))
  await asker.goto(`/orgs/org-${handle}/billing`)
  await expect(asker.getByText("$750.00").first()).toBeVisible()
})
