import { mailsShown, type ShownMailRow } from "@/db/sql/mails"
import { inTransaction } from "@/db/tenancy"
import { clock } from "@/lib/clock"
import { env } from "@/lib/env"

/** Only a demo without a mail server has a mailbox of its own; it is open to whoever sits at the machine. */
export const showsSentMail = (): boolean => env().PROVOST_DEMO === "1" && !env().SMTP_URL

export type ShownMail = {
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly body: string | null
  readonly state: string
  readonly at: string
}

export const consoleOrigin = (): string => env().APP_ORIGIN

/** The mails a demo has sent, the newest first. */
export async function sentMails(): Promise<readonly ShownMail[]> {
  const bounds = { org: null, actor: null, installation: true, actorKind: "system", now: clock.now(), readOnly: true }
  const rows = await inTransaction(bounds, (tx) => tx.rows<ShownMailRow>(mailsShown))
  return rows.map((row) => ({
    id: row.id,
    to: row.address,
    subject: row.subject ?? row.kind,
    body: row.body,
    state: row.state,
    at: row.created_at.toISOString(),
  }))
}
