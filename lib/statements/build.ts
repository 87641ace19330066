import { z } from "zod"
import { type ToldRow, toldOfMoney } from "@/db/sql/budget-alerts"
import { closingOf, type KeptRow, monthSum, statementKept, statementTurn } from "@/db/sql/statements"
import { inWorker } from "@/db/tenancy"
import { allow, refuse } from "@/lib/access/verdict"
import type { Notice } from "@/lib/notices/notice"
import { mutation } from "@/lib/operations/operation"
import { statementCsv } from "./csv"
import { type Figures, figuresOf, sumOf } from "./figures"
import { monthField } from "./inputs"
import { monthWords, newestToClose } from "./months"
import { statementMail } from "./notices"
import { statementPdf } from "./pdf"

type Built = { readonly figures: Figures; readonly csv: Buffer; readonly pdf: Buffer }

const EARLY = refuse("not_found", "This month is not closed yet, so its figures can still change.")

/**
 * Builds the statement of a closed month, once and for all (A027). The figures cannot change any more, so its files are made outside any
 * transaction; it is kept in a second one, by whoever comes first. Only the newest month's is mailed: what is made up for after an
 * installation stood still, or was just set up, is no news.
 */
export const buildStatement = mutation({
  name: "statement.build",
  summary: "Builds and keeps the statement of a closed month.",
  on: "installation",
  needs: "system",
  input: z
    .strictObject({ org: z.string().max(100), month: monthField })
    .transform((given): typeof given & { built: Built | null } => ({ ...given, built: null })),
  prepare: async (input, { now }) => {
    const bounds = { org: null, actor: null, installation: true, actorKind: "system", system: "system:statement", now }
    const figures = await inWorker({ ...bounds, readOnly: true }, async (tx) => {
      const [closed] = await tx.rows(closingOf(input.org, input.month))
      const [kept] = await tx.rows<KeptRow>(monthSum(input.org, input.month))
      return closed && !kept?.built ? figuresOf(tx, input.org, input.month, now) : null
    })
    if (!figures || figures.rows.length === 0) return input
    return { ...input, built: { figures, csv: statementCsv(figures), pdf: await statementPdf(figures) } }
  },
  load: async (tx, { input, locking }) => {
    if (locking) await tx.rows(statementTurn(input.org, input.month))
    const [closed] = await tx.rows(closingOf(input.org, input.month))
    const [kept] = await tx.rows<KeptRow>(monthSum(input.org, input.month))
    return { closed: closed !== undefined, kept }
  },
  rule: ({ facts: { closed } }) => (closed ? allow : EARLY),
  plan: ({ kept }, { input }) => {
    const line = { target: `${input.org}/${input.month.slice(0, 7)}`, label: monthWords(input.month) }
    if (!kept || kept.built || kept.lines === 0) return [{ ...line, outcome: "unchanged" as const }]
    const after = { month: input.month.slice(0, 7), amount: kept.amount }
    return [{ ...line, outcome: "changed" as const, chain: input.org, before: null, after }]
  },
  apply: async (tx, _changed, { facts: { kept }, input, now }) => {
    const { org, month, built } = input
    if (!built || String(sumOf(built.figures.rows)) !== kept?.amount)
      throw new Error("a closed month has changed while its statement was built")
    const { figures, csv, pdf } = built
    const recipient = figures.billTo && { name: figures.billTo.name, email: figures.billTo.email }
    const lines = figures.rows.length
    await tx.rows(statementKept({ org, month, amount: kept.amount, lines, recipient, csv, pdf, builtAt: now }))
    if (month !== newestToClose(now)) return { value: null }
    const sent = { org: figures.org, month, amount: kept.amount, bytes: csv.length + pdf.length }
    const admins = (await tx.rows<ToldRow>(toldOfMoney([org], now))).filter((one) => one.user_id !== null)
    const rung = admins.map(
      (one): Notice => ({
        kind: "statement.ready",
        to: { userId: one.user_id, address: null },
        bell: { link: `/orgs/${org}/billing/statements` },
        payload: { org: figures.org.name, orgId: org, month, period: monthWords(month), amount: kept.amount },
        dedupeKey: `statement-ready:${org}:${month}`,
      }),
    )
    return { value: null, notices: recipient ? [statementMail(sent, recipient, 0), ...rung] : rung }
  },
  example: ({ org }) => ({ org, month: "2020-01" }),
})
