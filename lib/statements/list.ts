import { type BillToRow, billToOf, type StatementRow, statementsOf } from "@/db/sql/statements"
import { billingReach } from "@/lib/access/billing-reach"
import { holdsRight } from "@/lib/access/rights"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Standing } from "@/lib/operations/actor"
import { query } from "@/lib/operations/operation"
import { listStatementsInput } from "./inputs"
import { numberOf } from "./months"

/** A statement names everybody's activity: it is for those who see all of an org's money. */
export const seesStatements = ({ standing }: { readonly standing: Standing }): Verdict =>
  billingReach(standing) === "ALL"
    ? allow
    : refuse("lacks_permission", "Statements are for those who see all charges of the organization. Ask an admin.")

/** What became of a statement's mail. */
export type Mailed = {
  readonly state: "UNDERWAY" | "SENT" | "REFUSED" | "FAILED"
  readonly to: string
  readonly at: string
}

/** Whether the viewer can have a statement mailed, if not why, and to whom: the recipient is told to who may edit it alone (A113). */
export type Sending = {
  readonly may: boolean
  readonly why: string | null
  readonly recipient: { readonly name: string; readonly email: string } | null
}

export type KeptStatement = {
  /** Its first day. */
  readonly month: string
  readonly number: string
  /** Micro-dollars. */
  readonly amount: string
  readonly builtAt: string
  /** Who was billed when it was built; null where nobody was confirmed. */
  readonly recipient: { readonly name: string; readonly email: string } | null
  readonly mailed: Mailed | null
}

const STATES = {
  QUEUED: "UNDERWAY",
  HELD: "UNDERWAY",
  SENT: "SENT",
  BOUNCED: "REFUSED",
  DEAD: "FAILED",
  VOID: "FAILED",
} as const

const statementOf = (org: string, row: StatementRow): KeptStatement => ({
  month: row.month,
  number: numberOf(org, row.month),
  amount: row.amount,
  builtAt: row.built_at.toISOString(),
  recipient: row.recipient_email ? { name: row.recipient_name, email: row.recipient_email } : null,
  mailed:
    row.mail_state && row.mail_address && row.mail_at
      ? { state: STATES[row.mail_state], to: row.mail_address, at: row.mail_at.toISOString() }
      : null,
})

function sendingOf(may: boolean, recipient: BillToRow | undefined): Sending {
  if (!may) return { may, why: "Only admins have a statement sent again.", recipient: null }
  if (!recipient) return { may: false, why: "There is no confirmed recipient to send it to.", recipient: null }
  return { may, why: null, recipient: { name: recipient.name, email: recipient.email } }
}

/** The statements of an org, newest first, with what became of their mails (A027). `next` is the month to go on before. */
export const listStatements = query({
  name: "statement.list",
  summary: "The monthly statements of an organization, newest first.",
  on: "org",
  needs: "billing:read",
  input: listStatementsInput,
  rule: seesStatements,
  run: async (
    tx,
    { org, input, standing },
  ): Promise<{ statements: readonly KeptStatement[]; next: string | null; sending: Sending }> => {
    const rows = await tx.rows<StatementRow>(statementsOf(org.id, input.before, input.size + 1))
    const maySend = holdsRight(standing.rights, "billing:edit")
    const [recipient] = maySend ? await tx.rows<BillToRow>(billToOf(org.id)) : []
    const shown = rows.slice(0, input.size)
    return {
      statements: shown.map((row) => statementOf(org.id, row)),
      next: rows.length > input.size ? (shown.at(-1)?.month ?? null) : null,
      sending: sendingOf(maySend, recipient),
    }
  },
  example: () => ({}),
})
