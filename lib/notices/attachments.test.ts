import { simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { inTransaction } from "@/db/tenancy"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { clock } from "@/lib/clock"
import { newId } from "@/lib/ids"
import type { Notice } from "./notice"
import { queueNotices } from "./queue"

const arrived: string[] = []
let world: World
let send: (id: string) => Promise<void>

const server = new SMTPServer({
  disabledCommands: ["STARTTLS", "AUTH"],
  authOptional: true,
  onData: (stream, _session, done) => {
    let raw = ""
    stream.on("data", (part: Buffer) => {
      raw += part.toString()
    })
    stream.on("end", () => {
      arrived.push(raw)
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
  send = (await import("./send")).sendMail
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

async function queued(notice: Notice): Promise<string> {
  const key = newId()
  const bounds = { org: null, actor: null, installation: true, actorKind: "system", now: clock.now() }
  await inTransaction(bounds, (tx) => queueNotices(tx, [{ ...notice, orgId: world.org, dedupeKey: key }], clock.now()))
  const [row] = await world.rows<{ id: string }>({ text: "select id from mail where dedupe_key = $1", values: [key] })
  return row?.id ?? ""
}

describe("A027 a mail that takes a statement along", () => {
  const month = "2026-10-01"
  const payload = {
    name: "Ingrid",
    org: "Genome Works",
    orgId: "",
    month,
    period: "October 2026",
    amount: "1750001",
    attached: true,
  }
  const to = { userId: null, address: "invoices@books.example" }

  test("has both its files, fetched when it is sent and kept nowhere else", async () => {
    const [pdf, csv] = [Buffer.from("%PDF-1.7 \u0000 one"), Buffer.from("month,amount\r\n")]
    await world.rows({
      text: `insert into statement (org_id, month, amount, lines, recipient_name, recipient_email, csv, pdf, built_at)
        values ($1, $2::date, 1750001, 1, 'Ingrid', 'invoices@books.example', $3, $4, now())`,
      values: [world.org, month, csv, pdf],
    })
    const id = await queued({ kind: "statement.monthly", to, payload })
    await send(id)
    const mail = await simpleParser(arrived.at(-1) ?? "")
    expect(mail.subject).toBe("Statement of Genome Works for October 2026: $1.75")
    expect(mail.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      [`${world.org}-statement-2026-10.pdf`, "application/pdf"],
      [`${world.org}-statement-2026-10.csv`, "text/csv"],
    ])
    expect(mail.attachments.map(({ content }) => content)).toEqual([pdf, csv])
    const [row] = await world.rows<{ row: string }>({
      text: "select m::text as row from mail m where id = $1",
      values: [id],
    })
    expect(row?.row).not.toContain("PDF-1.7")
  })

  test("is not sent without them, and too large a one says where it is", async () => {
    const count = arrived.length
    const gone = await queued({ kind: "statement.monthly", to, payload: { ...payload, month: "2026-09-01" } })
    await send(gone)
    const fate = { text: "select state from mail where id = $1", values: [gone] }
    expect(await world.rows(fate)).toEqual([{ state: "VOID" }])
    expect(arrived.length).toBe(count)
    await send(await queued({ kind: "statement.again", to, payload: { ...payload, attached: false } }))
    const mail = await simpleParser(arrived.at(-1) ?? "")
    expect(mail.attachments).toEqual([])
    expect(mail.text).toContain("too large for a mail")
  })
})
