import { type BillToRow, mailKeyOf } from "@/db/sql/statements"
import type { Notice } from "@/lib/notices/notice"
import { monthWords } from "./months"

/** More than so many bytes are no mail's business: the statement is then downloaded. */
const ATTACHED_MOST = 8_000_000

type Sent = {
  readonly org: { readonly id: string; readonly name: string }
  readonly month: string
  readonly amount: string
  readonly bytes: number
}

/** A statement on its way to who is billed. The mail names it, and takes its files along when it is sent. */
export const statementMail = (
  { org, month, amount, bytes }: Sent,
  recipient: Pick<BillToRow, "name" | "email">,
  sending: number,
): Notice => ({
  kind: sending === 0 ? "statement.monthly" : "statement.again",
  to: { userId: null, address: recipient.email },
  orgId: org.id,
  payload: {
    name: recipient.name,
    org: org.name,
    orgId: org.id,
    month,
    period: monthWords(month),
    amount,
    attached: bytes <= ATTACHED_MOST,
  },
  dedupeKey: mailKeyOf(org.id, month, sending),
})
