import { simpleParser } from "mailparser"
import { SMTPServer } from "smtp-server"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { inTransaction } from "@/db/tenancy"
import { freshWorld, type World } from "@/e2e/fixtures/database"
import { openLink, voidLinks } from "@/lib/accounts/links"
import { clock } from "@/lib/clock"
import { hashSecret, newId } from "@/lib/ids"
import type { Notice } from "./notice"
import { queueNotices } from "./queue"

type Arrived = { readonly to: string[]; readonly raw: string }
const arrived: Arrived[] = []
/** What the server says next: nothing, or a refusal at that point. */
let answer: { readonly at: "rcpt" | "data"; readonly code: number } | null = null
let world: World
let send: (id: string) => Promise<void>

const no = (code: number) => Object.assign(new Error("not today"), { responseCode: code })
const server = new SMTPServer({
  disabledCommands: ["STARTTLS", "AUTH"],
  authOptional: true,
  onRcptTo: (_address, _session, done) => done(answer?.at === "rcpt" ? no(answer.code) : null),
  onData: (stream, session, done) => {
    let raw = ""
    stream.on("data", (part: Buffer) => {
      raw += part.toString()
    })
    stream.on("end", () => {
      if (answer?.at === "data") return done(no(answer.code))
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
  send = (await import("./send")).sendMail
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))

const anywhere = { org: null, actor: null, installation: true, actorKind: "system", system: "system:test" }
const bounds = () => ({ ...anywhere, now: clock.now() })

const inbox = (): Arrived => {
  const last = arrived.at(-1)
  if (!last) throw new Error("nothing arrived")
  return last
}

const notice = (more: Partial<Notice> = {}): Notice => ({
  kind: "member.added",
  to: { userId: world.users.member, address: `${world.handles.member}@people.example` },
  orgId: world.org,
  payload: { name: "Bo Member", org: "Genome Works", orgId: world.org, by: "Ada Admin" },
  ...more,
})

async function queued(more: Partial<Notice> = {}): Promise<string> {
  const key = newId()
  await inTransaction(bounds(), (tx) => queueNotices(tx, [notice({ ...more, dedupeKey: key })], clock.now()))
  const [row] = await world.rows<{ id: string }>({ text: "select id from mail where dedupe_key = $1", values: [key] })
  return row?.id ?? ""
}

async function fate(id: string) {
  const [row] = await world.rows<{ state: string; attempts: number; error: string | null; body: string | null }>({
    text: "select state, attempts, error, body from mail where id = $1",
    values: [id],
  })
  return row
}

describe("A345 a mail of the outbox", () => {
  test("A062 reaches its one address, as text and HTML, from the console alone", async () => {
    const id = await queued({ payload: { name: "Bo <b>", org: "Genome & Works", orgId: world.org, by: "Ada" } })
    await send(id)
    const { to, raw } = inbox()
    expect(to).toEqual([`${world.handles.member}@people.example`])
    const mail = await simpleParser(raw)
    expect(mail.subject).toBe("You are now a member of Genome & Works")
    expect(mail.text).toContain(`http://localhost:4300/orgs/${world.org}`)
    expect(mail.html).toContain("Bo &lt;b&gt;")
    expect(mail.html).toContain("Genome &amp; Works")
    expect(mail.messageId).toBe(`<${id}@provost>`)
    expect(await fate(id)).toEqual({ state: "SENT", attempts: 1, error: null, body: null })
  })

  test("INV-28 a line break in what people named cannot make a header", async () => {
    const id = await queued({
      payload: { name: "Bo", org: "Works\r\nBcc: thief@evil.example", orgId: world.org, by: "A" },
    })
    await send(id)
    const mail = await simpleParser(inbox().raw)
    expect(mail.headers.has("bcc")).toBe(false)
    expect(mail.subject).toBe("You are now a member of Works Bcc: thief@evil.example")
  })

  test.each(["a@b.example, c@d.example", "a@b.example\r\nRCPT TO:<c@d.example>", "A <a@b.example>"])(
    "INV-28 is never sent to %j",
    async (address) => {
      const count = arrived.length
      const id = await queued({ to: { userId: null, address } })
      await send(id)
      expect(await fate(id)).toMatchObject({ state: "DEAD" })
      expect(arrived.length).toBe(count)
    },
  )

  test("INV-50 is sent once however often the task runs", async () => {
    const id = await queued()
    const count = arrived.length
    await send(id)
    await send(id)
    expect(arrived.length).toBe(count + 1)
  })

  test("a server that cannot just now is asked again later, in steps, until the mail is dead", async () => {
    const id = await queued()
    answer = { at: "rcpt", code: 451 }
    const waits: number[] = []
    for (let n = 0; n < 6; n += 1) {
      await send(id)
      const [job] = await world.rows<{ minutes: number }>({
        text: `select round(extract(epoch from run_at - now()) / 60)::int as minutes from graphile_worker._private_jobs
          where payload::jsonb->>'mail' = $1 and run_at > now() order by run_at desc limit 1`,
        values: [id],
      })
      if (job && (await fate(id))?.state === "QUEUED") waits.push(job.minutes)
    }
    answer = null
    expect(waits).toEqual([1, 5, 30, 120, 720])
    expect(await fate(id)).toMatchObject({ state: "DEAD", attempts: 6 })
  })

  test("a body the server refuses is no bounce of the person", async () => {
    const id = await queued()
    answer = { at: "data", code: 554 }
    await send(id)
    answer = null
    expect(await fate(id)).toMatchObject({ state: "QUEUED" })
    await send(id)
    expect(await fate(id)).toMatchObject({ state: "SENT" })
  })
})

describe("a mailed link", () => {
  const invited = () => `${world.handles.invited}@people.example`

  async function queuedLink(): Promise<{ mail: string; link: string }> {
    const link = await inTransaction(bounds(), (tx) =>
      openLink(
        tx,
        {
          kind: "activate",
          userId: world.users.invited,
          email: invited(),
          orgId: world.org,
          invitationId: world.invitation,
        },
        clock.now(),
      ),
    )
    const mail = await queued({
      kind: "invitation.sent",
      to: { userId: world.users.invited, address: invited() },
      link,
    })
    return { mail, link }
  }
  const hashOf = async (link: string) =>
    (
      await world.rows<{ secret_hash: string | null }>({
        text: "select secret_hash from mail_link where id = $1",
        values: [link],
      })
    )[0]?.secret_hash ?? null

  test("INV-18 gets its secret when it is sent; only the hash is ever kept", async () => {
    const { mail, link } = await queuedLink()
    expect(await hashOf(link)).toBeNull()
    await send(mail)
    const text = (await simpleParser(inbox().raw)).text ?? ""
    const secret = /activate\?link=([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? ""
    expect(await hashOf(link)).toBe(hashSecret(secret).toString("hex"))
    const everything = "select m::text as row from mail m union all select l::text from mail_link l"
    expect(JSON.stringify(await world.rows({ text: everything }))).not.toContain(secret)
  })

  test("INV-50 is never sent after it was voided, revoked, or the person has gone", async () => {
    const count = arrived.length
    const one = await queuedLink()
    await inTransaction(bounds(), (tx) => voidLinks(tx, { kind: "activate", userId: world.users.invited }, clock.now()))
    await send(one.mail)
    expect(await fate(one.mail)).toMatchObject({ state: "VOID" })
    expect(await hashOf(one.link)).toBeNull()
    const two = await queuedLink()
    const settle = (state: string) =>
      world.rows({
        text: "update invitation set state = $3 where org_id = $1 and id = $2",
        values: [world.org, world.invitation, state],
      })
    await settle("REVOKED")
    await send(two.mail)
    expect(await fate(two.mail)).toMatchObject({ state: "VOID" })
    await settle("OPEN")
    const moved = await queued()
    await world.rows({
      text: `update "user" set email = 'moved.' || email where id = $1`,
      values: [world.users.member],
    })
    await send(moved)
    await world.rows({ text: `update "user" set email = substr(email, 7) where id = $1`, values: [world.users.member] })
    expect(await fate(moved)).toMatchObject({ state: "VOID" })
    expect(arrived.length).toBe(count)
  })

  test("a recipient refused for good bounces the invitation", async () => {
    const { mail } = await queuedLink()
    answer = { at: "rcpt", code: 550 }
    await send(mail)
    answer = null
    expect(await fate(mail)).toMatchObject({ state: "BOUNCED" })
    const bounced = "select 1 from invitation where id = $1 and bounced_at is not null"
    expect(await world.rows({ text: bounced, values: [world.invitation] })).toHaveLength(1)
  })
})

test("INV-49 a mail of a transaction that is rolled back is neither kept nor queued", async () => {
  const key = newId()
  await inTransaction(bounds(), async (tx) => {
    await queueNotices(tx, [notice({ dedupeKey: key })], clock.now())
    throw new Error("rolled back")
  }).catch(() => {})
  expect(await world.rows({ text: "select 1 from mail where dedupe_key = $1", values: [key] })).toEqual([])
})
