import { type BillToRow, billToOf, SENDINGS_MOST, type StatementToSendRow, statementToSend } from "@/db/sql/statements"
import { allow, refuse } from "@/lib/access/verdict"
import { mutation } from "@/lib/operations/operation"
import { statementInput } from "./inputs"
import { monthWords } from "./months"
import { statementMail } from "./notices"

/**
 * Mails a statement again, to whoever is billed now (A027). Refuses with `billing_unconfirmed` where nobody is confirmed, `limit_reached`
 * where it was mailed often enough.
 */
export const sendStatement = mutation({
  name: "statement.send",
  summary: "Mails a statement to the present recipient again.",
  on: "org",
  needs: "billing:edit",
  input: statementInput,
  load: async (tx, { org, input }) => {
    const [kept] = await tx.rows<StatementToSendRow>(statementToSend(org.id, input.month))
    const [recipient] = await tx.rows<BillToRow>(billToOf(org.id))
    return { kept, recipient }
  },
  rule: ({ facts: { kept, recipient } }) => {
    if (!kept) return refuse("not_found", "There is no statement of this month.")
    if (!recipient)
      return refuse(
        "billing_unconfirmed",
        "There is no confirmed recipient to send it to. Enter billing information, and have the recipient confirm it.",
      )
    return kept.sendings < SENDINGS_MOST
      ? allow
      : refuse("limit_reached", `It was mailed ${SENDINGS_MOST} times already. Download it and pass it on.`)
  },
  plan: ({ recipient }, { input, org }) => [
    {
      target: `${org.id}/${input.month.slice(0, 7)}`,
      label: monthWords(input.month),
      outcome: "changed" as const,
      before: null,
      after: { month: input.month.slice(0, 7), email: recipient?.email ?? "" },
    },
  ],
  apply: async (_tx, _changed, { facts: { kept, recipient }, input, org }) => {
    if (!kept || !recipient) return { value: null }
    const bytes = kept.csv_bytes + kept.pdf_bytes
    const sent = { org: { id: org.id, name: org.name }, month: input.month, amount: kept.amount, bytes }
    return { value: null, notices: [statementMail(sent, recipient, kept.sendings + 1)] }
  },
  example: () => ({ month: "2020-01" }),
})
