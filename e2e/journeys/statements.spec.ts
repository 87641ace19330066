import { readFile } from "node:fs/promises"
import type { ParsedMail } from "mailparser"
import { newestToClose } from "@/lib/statements/months"
import { expect, expectAccessible, test, toast } from "../fixtures/browser"
import { lineIn } from "../fixtures/charges"

const filesOf = (mail: ParsedMail) => mail.attachments.map((one) => one.filename?.split(".").at(-1)).sort()

test("A027 a month closes: who is invoiced gets its statement by mail as PDF and CSV; an admin downloads the same, and has it sent again", async ({
  page,
  world,
  mailbox,
  enter,
  request,
}) => {
  const month = newestToClose(new Date())
  const at = `${month.slice(0, 8)}15T08:00:00Z`
  const lines = [
    lineIn(world, { at, amount: 12_500_000 }),
    lineIn(world, { at, amount: 250_001, kind: "EGRESS", quantity: 7, user: world.users.admin }),
  ]
  const headers = { authorization: `Bearer ${world.bearerOf(world.tokens.meter)}` }
  const posted = await request.post("/api/v1/charge.post", { headers, data: { input: { lines } } })
  expect(await posted.json()).toMatchObject({ changed: 2 })
  await enter("admin")
  await page.goto(`/orgs/${world.org}/billing/statements`)
  await expect(page.getByText("No statements yet")).toBeVisible()

  await world.rows({ text: "select graphile_worker.add_job('close-months', '{}', job_key => 'close-months')" })
  const invoiced = `invoices@${world.org.slice(4)}.example`
  const mail = await mailbox.next(invoiced)
  expect(mail.text).toContain("$12.75")
  expect(filesOf(mail)).toEqual(["csv", "pdf"])

  await page.reload()
  const row = page.getByRole("row", { name: new RegExp(month.slice(0, 4)) })
  await expect(row).toContainText("$12.75")
  await expect(row).toContainText(invoiced)
  await expectAccessible(page, "an org's statements")
  for (const as of ["csv", "pdf"]) {
    const downloading = page.waitForEvent("download")
    await row.getByRole("link", { name: new RegExp(`Download the ${as.toUpperCase()}`) }).click()
    const bytes = await readFile(await (await downloading).path())
    const mailed = mail.attachments.find((one) => one.filename?.endsWith(`.${as}`))
    expect(bytes.equals(mailed?.content ?? Buffer.alloc(0))).toBe(true)
  }

  await row.getByRole("button", { name: /^Send the statement of .* again$/ }).click()
  const dialog = page.getByRole("dialog", { name: /^Send the statement of/ })
  await expect(dialog.getByRole("region", { name: "What will happen" })).toContainText(invoiced)
  await dialog.getByRole("button", { name: "Send again" }).click()
  await expect(toast(page, /^The statement of .* is on its way$/)).toBeVisible()
  expect(filesOf(await mailbox.next(invoiced, 1))).toEqual(["csv", "pdf"])

  await enter("member")
  expect((await page.goto(`/orgs/${world.org}/billing/statements`))?.status()).toBe(404)
  const refused = await page.goto(`/orgs/${world.org}/billing/statements/${month.slice(0, 7)}/csv`)
  expect(refused?.status()).toBeGreaterThanOrEqual(400)
})
