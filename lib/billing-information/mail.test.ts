import { simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"
import { afterAll, beforeAll, expect, test } from "vitest"
import { enteredInformation, RECIPIENT } from "@/e2e/fixtures/billing-information"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { perform } from "@/lib/operations/perform"
import { withdrawInformation } from "./pending"
import { submitInformation } from "./submit"

type Arrived = { readonly to: string[]; readonly raw: string }
const arrived: Arrived[] = []
let world: World
let send: (id: string) => Promise<void>

const server = new SMTPServer({
  disabledCommands: ["STARTTLS", "AUTH"],
  authOptional: true,
  onData: (stream, session, done) => {
    let raw = ""
    stream.on("data", (part: Buffer) => {
      raw += part.toString()
    })
    stream.on("end", () => {
      arrived.push({ to: session.envelope.rcptTo.map((one) => one.address), raw })
      done()
    })
  },
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const address = server.server.address()
  // Before anything reads the environment of this process.
  process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`
  world = await freshWorld()
  send = (await import("@/lib/notices/send")).sendMail
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

async function asked() {
  const done = await perform(submitInformation, world.call("admin", enteredInformation(world)))
  if (!done.ok || !done.value) throw new Error(done.ok ? "unchanged" : done.message)
  const [row] = await world.rows<{ id: string }>({
    text: "select m.id from mail m join mail_link l on l.id = m.link_id where l.billing_information_id = $1",
    values: [done.value.id],
  })
  return { mail: row?.id ?? "", information: done.value.id }
}

test("A115 INV-28 the mail reaches one address, with the link, and HTML in a company's name is text", async () => {
  const { mail, information } = await asked()
  await send(mail)
  expect(arrived.map((one) => one.to)).toEqual([[RECIPIENT]])
  const { subject, text, html } = await simpleParser(arrived[0]?.raw ?? "")
  expect(subject).toBe("Confirm that you receive the invoices of Genome Works")
  expect(text).toMatch(/http:\/\/localhost:4300\/confirm-billing\?link=[A-Za-z0-9_-]{43}/)
  expect(html).toContain("Genome &lt;b&gt;Works&lt;/b&gt; Ltd")
  await perform(withdrawInformation, world.call("admin", { pending: information }))
})

test("INV-50 the mail is never sent once what it is to confirm was withdrawn", async () => {
  const { mail, information } = await asked()
  const count = arrived.length
  await perform(withdrawInformation, world.call("admin", { pending: information }))
  await send(mail)
  expect(await world.rows({ text: "select state from mail where id = $1", values: [mail] })).toEqual([
    { state: "VOID" },
  ])
  expect(arrived.length).toBe(count)
})
