import { invitationBounced, linkSecretSet, type MailRow, mailSettled, mailToSend, mailTried } from "@/db/sql/mails"
import { inWorker, type Tx } from "@/db/tenancy"
import { after, clock, HOUR, MINUTE } from "@/lib/clock"
import { env } from "@/lib/env"
import { hashSecret, newSecret } from "@/lib/ids"
import { log } from "@/lib/log"
import { type Attachment, attachmentsOf } from "./attachments"
import { isAddress, type Rendered, render } from "./letter"
import { addTasks } from "./queue"
import { isNoticeKind, OTHER_ADDRESS, TEMPLATES, WHATEVER_STATE } from "./templates"
import { type Delivery, deliver } from "./transport"

/** How long until the next try, after each one that failed; after the last the mail is dead. */
const BACK_OFF = [MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 12 * HOUR] as const

const PAGES = {
  activate: "/activate",
  reset: "/reset-password",
  email: "/confirm-email",
  billing: "/confirm-billing",
} as const

const inInstallation = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
  const now = clock.now()
  return inWorker({ org: null, actor: null, installation: true, actorKind: "system", system: "system:mail", now }, work)
}

/** Whether the reason for a mail still holds: a late one to someone who has gone is a way in (security E.8). */
export function stillHolds(mail: MailRow): boolean {
  if (!isNoticeKind(mail.kind)) return false
  if (mail.link_id !== null) {
    if (mail.link_open !== true) return false
    if (mail.invitation_id !== null && mail.invitation_state !== "OPEN") return false
    // A billing recipient needs no account; what they are asked to confirm must still wait for it.
    if (mail.link_kind === "billing") return mail.billing_state === "PENDING"
    if (mail.user_state !== (mail.link_kind === "activate" ? "INVITED" : "ACTIVE")) return false
  }
  if (mail.user_id === null) return true
  if (!WHATEVER_STATE.has(mail.kind) && mail.user_state !== "ACTIVE") return false
  return OTHER_ADDRESS.has(mail.kind) || mail.user_email?.toLowerCase() === mail.address.toLowerCase()
}

type Ready = { readonly mail: MailRow; readonly letter: Rendered; readonly attachments: readonly Attachment[] }

/** Claims a mail: checks that it still holds, makes the link's secret and keeps its hash, before anything goes out (INV-50). */
async function prepare(tx: Tx, id: string): Promise<Ready | null> {
  const [mail] = await tx.rows<MailRow>(mailToSend(id, clock.now()))
  if (mail?.state !== "QUEUED") return null
  if (!isNoticeKind(mail.kind) || !isAddress(mail.address)) {
    await tx.rows(mailSettled(id, { state: "DEAD", error: isNoticeKind(mail.kind) ? "address" : "kind" }))
    return null
  }
  if (!stillHolds(mail)) {
    await tx.rows(mailSettled(id, { state: "VOID" }))
    return null
  }
  const attachments = await attachmentsOf(tx, mail)
  if (attachments === null) {
    await tx.rows(mailSettled(id, { state: "VOID" }))
    return null
  }
  let link: string | null = null
  if (mail.link_id !== null && mail.link_kind !== null) {
    const secret = newSecret()
    await tx.rows(linkSecretSet(mail.link_id, hashSecret(secret).toString("hex")))
    link = `${env().APP_ORIGIN}${PAGES[mail.link_kind]}?link=${secret}`
  }
  await tx.rows(mailTried(id))
  return {
    mail,
    attachments,
    letter: render(TEMPLATES[mail.kind]({ ...mail.payload, timeZone: mail.time_zone }), env().APP_ORIGIN, link),
  }
}

/** What a demo's page of sent mail shows of it. */
const shownOf = ({ letter, attachments }: Ready): { subject: string; body: string } => ({
  subject: letter.subject,
  body: [letter.text, ...attachments.map(({ name, content }) => `Attached: ${name} (${content.length} bytes)\n`)].join(
    "",
  ),
})

async function settle(ready: Ready, delivery: Delivery): Promise<void> {
  const { mail } = ready
  await inInstallation(async (tx) => {
    const now = clock.now()
    if (delivery.how === "sent") {
      // Only a demo without a server keeps what was said: its page of sent mail is the mailbox.
      const shown = env().SMTP_URL ? null : shownOf(ready)
      await tx.rows(mailSettled(mail.id, { state: "SENT", sentAt: now, shown }))
      return
    }
    if (delivery.how === "refused") {
      await tx.rows(mailSettled(mail.id, { state: "BOUNCED", error: delivery.why }))
      if (mail.invitation_id) await tx.rows(invitationBounced(mail.org_id, mail.invitation_id, now))
      return
    }
    const wait = BACK_OFF[mail.attempts]
    if (wait === undefined) {
      await tx.rows(mailSettled(mail.id, { state: "DEAD", error: delivery.why }))
      return
    }
    await tx.rows(mailSettled(mail.id, { state: "QUEUED", error: delivery.why }))
    await addTasks(tx, [
      { identifier: "mail", payload: { mail: mail.id }, maxAttempts: 6, runAt: after(now, wait).toISOString() },
    ])
  })
  if (delivery.how !== "sent") log.warn({ mail: mail.id, kind: mail.kind, why: delivery.why }, "a mail was not taken")
}

/**
 * The task `mail`: sends one mail of the outbox, outside any transaction. Accepted at least once; a second time only when the
 * process fell between the server's word and ours, with the same Message-ID (INV-50).
 */
export async function sendMail(id: string): Promise<void> {
  const ready = await inInstallation((tx) => prepare(tx, id))
  if (!ready) return
  const { mail, letter, attachments } = ready
  const delivery = env().SMTP_URL
    ? await deliver(mail.address, letter, mail.message_id, attachments)
    : ({ how: "sent" } as const)
  await settle(ready, delivery)
}
