import { expect, expectAccessible, test, toast } from "../fixtures/browser"
import type { World } from "../fixtures/database"

const NAME = "Canary trial"

/** The lab holds PHI, in orgs that may. */
async function protect(world: World): Promise<string> {
  const { lab } = world.projects
  await world.rows({ text: "update org set phi = true where id = any ($1)", values: [[world.org, world.foreign]] })
  await world.rows({ text: "update project set contains_phi = true, name = $2 where id = $1", values: [lab, NAME] })
  return `/projects/${lab}`
}

test("A190 A191 A195 A184 a PHI project is handed over: asked, told by mail and bell, accepted for an org", async ({
  world,
  enter,
  mailbox,
}) => {
  const home = await protect(world)
  const address = `${world.handles.outsider}@people.example`
  const admin = await enter("admin", { own: true })
  await admin.goto(`${home}/settings`)
  await admin.getByRole("button", { name: "Transfer Billing" }).click()
  const asking = admin.getByRole("dialog")
  await asking.getByLabel("E-mail or username").fill(address)
  await expectAccessible(admin, "the request")
  await asking.getByRole("button", { name: "Send Transfer Request" }).click()
  await expect(toast(admin, "Sent the transfer request")).toBeVisible()
  await expect(admin.getByRole("region", { name: "Pending transfer" })).toContainText("Otto Outsider was asked")

  const mail = await mailbox.next(address)
  const said = `${mail.subject} ${mail.text} ${mail.html}`
  expect(said).toContain(world.projects.lab)
  expect(said).not.toContain("Canary")

  const other = await enter("outsider", { own: true })
  await other.goto("/projects")
  await expect(other.getByRole("region", { name: "Transfers that wait for you" })).toContainText(NAME)
  await other.getByRole("button", { name: "Notifications, 1 unread" }).click()
  const bell = other.getByRole("dialog", { name: "Notifications" })
  const news = bell.getByRole("link", { name: new RegExp(`take over the billing of ${NAME}`) })
  await expect(news).toBeVisible()
  await expectAccessible(other, "the bell")
  await news.click()
  await expect(other.getByText("Pending Project Ownership Transfer")).toBeVisible()
  await expect(other.getByRole("button", { name: "Notifications", exact: true })).toBeVisible()
  await other.getByRole("button", { name: "Accept Transfer" }).click()
  const accepting = other.getByRole("dialog")
  await expect(accepting.getByText(/never to a person/)).toBeVisible()
  await accepting.getByLabel("New billing account").selectOption(world.foreign)
  await expectAccessible(other, "the choice of an account")
  await accepting.getByRole("button", { name: /^Bill to/ }).click()
  await expect(toast(other, /is now billed to/)).toBeVisible()
  await expect(other.getByText("Pending Project Ownership Transfer")).toBeHidden()
  const [paid] = await world.rows<{ billed_to: string }>({
    text: "select billed_to from project where id = $1",
    values: [world.projects.lab],
  })
  expect(paid?.billed_to).toBe(world.foreign)

  await admin.goto("/notifications")
  await expect(admin.getByRole("link", { name: new RegExp(`${NAME} is now billed to`) })).toBeVisible()
  await expectAccessible(admin, "the notifications")
  await admin.getByRole("button", { name: "Mark all as read" }).click()
  await expect(admin.getByRole("button", { name: "Notifications", exact: true })).toBeVisible()
  await admin.goto(home)
  await expect(admin.getByText("Pending Project Ownership Transfer")).toBeHidden()
})

test("A193 A194 a request is cancelled before it is accepted, and who was asked no longer sees the project", async ({
  world,
  enter,
  mailbox,
}) => {
  const home = `/projects/${world.projects.lab}`
  const admin = await enter("admin", { own: true })
  await admin.goto(`${home}/settings`)
  await admin.getByRole("button", { name: "Transfer Billing" }).click()
  await admin.getByLabel("E-mail or username").fill(world.handles.nobody)
  await admin.getByRole("button", { name: "Send Transfer Request" }).click()
  const other = await enter("nobody", { own: true })
  await expect(admin.getByRole("button", { name: "Cancel Transfer" })).toBeVisible()
  await other.goto(`${home}/settings`)
  await other.getByRole("button", { name: "Accept Transfer" }).click()
  await expect(other.getByLabel("New billing account")).toBeVisible()
  await admin.getByRole("button", { name: "Cancel Transfer" }).click()
  await expect(toast(admin, "Cancelled the transfer")).toBeVisible()
  await expect(admin.getByText("Pending Project Ownership Transfer")).toBeHidden()
  await other.getByRole("button", { name: "Bill to me" }).click()
  await expect(other.getByRole("dialog").getByRole("alert")).toContainText(/not open|no longer open/)
  const address = `${world.handles.nobody}@people.example`
  await expect
    .poll(() => mailbox.to(address).map((mail) => mail.subject))
    .toContainEqual(expect.stringContaining("was cancelled"))
  expect((await other.goto(home))?.status()).toBe(404)
})
