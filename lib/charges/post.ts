import { hash } from "node:crypto"
import type { z } from "zod"
import { type AccountChange, linesPosted, type PostedRow } from "@/db/sql/charges"
import { noticesOfSpending } from "@/lib/budgets/alerts"
import { newId } from "@/lib/ids"
import { type Asked, type Change, mutation } from "@/lib/operations/operation"
import { bookFor } from "./book"
import { postInput } from "./inputs"
import { type Book, type Judged, judged } from "./judge"
import { type Given, lineOf } from "./line"
import { mayMeter, meterOf, metersStill, takenMeanwhile } from "./meter"

type Input = z.output<typeof postInput>
type Facts = { readonly batch: string; readonly lives: boolean; readonly given: readonly Given[]; readonly book: Book }
type Posted = Extract<Judged, { as: "posted" }>

const verdicts = new WeakMap<Facts, readonly Judged[]>()

/** The same facts always give the same verdicts: they are asked for by the plan, by what is written and by the trail. */
function judgedOnce(facts: Facts, now: Date): readonly Judged[] {
  const known = verdicts.get(facts) ?? judged(facts.given, facts.book, now)
  verdicts.set(facts, known)
  return known
}

const postedOf = ({ facts, now }: Asked<"installation", Input, Facts>): readonly Posted[] =>
  judgedOnce(facts, now).filter((one) => one.as === "posted")

const totalOf = (lines: readonly Posted[]): bigint => lines.reduce((sum, { line }) => sum + line.amount, 0n)

function changeOf(one: Judged, n: number): Change {
  const label = `Line ${n + 1}`
  if (one.as === "known") return { target: one.key, label, outcome: "unchanged", note: one.note }
  if (one.as === "refused")
    return {
      target: one.key ?? label,
      label,
      outcome: "refused",
      refusal: one.refusal,
      message: `${label}: ${one.message}`,
    }
  const after = { payer: one.payer, amount: `${one.line.amount}` }
  return { target: one.line.key, label, outcome: "changed", before: null, after }
}

function accountsOf(lines: readonly Posted[]): ReadonlyMap<string, AccountChange> {
  const accounts = new Map<string, AccountChange>()
  const change = (id: string, more: Partial<AccountChange>): void => {
    const { storage, compute, egress, freed } = accounts.get(id) ?? { storage: 0n, compute: 0n, egress: 0n, freed: 0n }
    accounts.set(id, {
      storage,
      compute: compute + (more.compute ?? 0n),
      egress: egress + (more.egress ?? 0n),
      freed: freed + (more.freed ?? 0n),
    })
  }
  for (const { line, payer, settles } of lines) {
    change(payer, line.kind === "COMPUTE" ? { compute: line.amount } : { egress: line.amount })
    if (settles) change(settles.payer, { freed: BigInt(settles.amount) })
  }
  return accounts
}

/**
 * Posts up to 1,000 lines of compute and egress into the ledger (A001, A123). Each line is judged by itself: posted, known already by its key, or
 * refused and why; what is charged and reserved never passes an account's limit (A028, INV-39). Micro-dollars. Throws nothing that can be foreseen.
 */
export const postCharges = mutation<"installation", Input, Facts, { batch: string; posted: number; amount: string }>({
  name: "charge.post",
  summary: "Posts lines of compute and egress into the ledger, each with an idempotency key of its own.",
  on: "installation",
  needs: "metering",
  input: postInput,
  load: async (tx, { input, me, now, locking }) => {
    const given = input.lines.map((one) => lineOf(one, now))
    const lives = await mayMeter(tx, me, locking)
    const lines = given.flatMap((one) => ("line" in one ? [one.line] : []))
    return { batch: newId(), lives, given, book: await bookFor(tx, lines, now, locking) }
  },
  rule: metersStill,
  plan: (facts, { now }) => judgedOnce(facts, now).map(changeOf),
  apply: async (tx, _changed, asked) => {
    const { actor, now, facts } = asked
    const posted = postedOf(asked)
    const lines = posted.map(({ line, payer }) => ({ ...line, payer }))
    const settled = posted.flatMap(({ settles }) => settles?.key ?? [])
    const accounts = accountsOf(posted)
    const meter = meterOf(actor)
    const [row] = await tx.rows<PostedRow>(linesPosted({ batch: facts.batch, meter, now, lines, accounts, settled }))
    if (row?.keys !== lines.length || row.settled !== settled.length) throw takenMeanwhile()
    const value = { batch: facts.batch, posted: lines.length, amount: `${totalOf(posted)}` }
    return { value, notices: await noticesOfSpending(tx, [...accounts.keys()], now) }
  },
  event: (_changed, asked) => {
    const posted = postedOf(asked)
    const digest = hash("sha256", posted.map(({ line }) => `${line.key} ${line.digest}\n`).join(""), "hex")
    return { target: asked.facts.batch, after: { lines: posted.length, amount: `${totalOf(posted)}`, digest } }
  },
  example: ({ project, member }) => ({
    lines: [
      {
        key: `job-1/${project}`,
        kind: "COMPUTE",
        project,
        user: member,
        quantity: 3600,
        amount: 250_000,
        at: "2024-01-15T08:30:00Z",
        reference: "job-1",
      },
    ],
  }),
})
