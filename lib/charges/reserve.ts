import type { z } from "zod"
import {
  accountsStand,
  type ChargedProjectRow,
  peopleAmong,
  projectsCharged,
  type StandingAccountRow,
} from "@/db/sql/charges"
import { type ReservationRow, reservationsOf, reserved } from "@/db/sql/reservations"
import type { RefusalWord } from "@/lib/access/refusals"
import { noticesOfSpending } from "@/lib/budgets/alerts"
import { after, MINUTE } from "@/lib/clock"
import { mutation } from "@/lib/operations/operation"
import { usedBy } from "./book"
import { fits } from "./fits"
import { reserveInput } from "./inputs"
import { mayMeter, meterOf, metersStill, takenMeanwhile } from "./meter"
import { limitReached } from "./project-limits"

type Input = z.output<typeof reserveInput>
type Facts = {
  readonly lives: boolean
  readonly project: ChargedProjectRow | null
  readonly person: boolean
  readonly account: StandingAccountRow | null
  readonly kept: ReservationRow | null
  readonly used: bigint
  readonly reserved: bigint
}
type No = { readonly refusal: RefusalWord; readonly message?: string | undefined }

const sameAs = (kept: ReservationRow, { project, user, amount }: Input): boolean =>
  kept.project === project && kept.user === user && kept.amount === `${amount}`

function refusalOf({ project, person, account, kept, used, reserved: open }: Facts, input: Input): No | null {
  if (kept) {
    const ended = "The reservation of this key has ended. Use another key for a new one."
    return { refusal: "key_reused", message: sameAs(kept, input) ? ended : undefined }
  }
  if (!project || !account) return { refusal: "unknown_project" }
  if (!person) return { refusal: "unknown_user", message: "There is no user of this id." }
  if (!account.live) return { refusal: "org_expired" }
  const amount = BigInt(input.amount)
  const verdict = fits(account, BigInt(account.spent), amount)
  if (!verdict.allowed) return verdict
  const limit = limitReached({ kind: "COMPUTE", amount, quantity: 0n }, project, used, open)
  return limit === null ? null : { refusal: "project_limit_reached", message: limit }
}

/**
 * Sets an amount of an account aside for work that is to begin, under the same limits as charges (A028, INV-39), until a line names it, it is
 * released, or its minutes are over. Micro-dollars. The same again is the same reservation.
 */
export const reserveCharge = mutation<"installation", Input, Facts, { key: string; expiresAt: string }>({
  name: "charge.reserve",
  summary: "Reserves a part of an account's funds for work that is to begin.",
  on: "installation",
  needs: "metering",
  input: reserveInput,
  load: async (tx, { input, me, now, locking }) => {
    const lives = await mayMeter(tx, me, locking)
    const [project] = await tx.rows<ChargedProjectRow>(projectsCharged([input.project], now))
    const person = (await tx.rows(peopleAmong([input.user]))).length > 0
    const payers = project ? [project.payer] : []
    const [account] = await tx.rows<StandingAccountRow>(accountsStand(payers, locking))
    const [kept] = await tx.rows<ReservationRow>(reservationsOf([input.key]))
    const month = `${now.toISOString().slice(0, 7)}-01`
    const { used, reserved: open } = await usedBy(tx, project ? [project] : [], [month])
    return {
      lives,
      project: project ?? null,
      person,
      account: account ?? null,
      kept: kept ?? null,
      used: used.get(`${input.project} ${month} COMPUTE`) ?? 0n,
      reserved: open.get(input.project) ?? 0n,
    }
  },
  rule: metersStill,
  plan: (facts, { input }) => {
    const { key: target, project, user, amount, minutes } = input
    const label = `Reservation ${target}`
    if (facts.kept?.state === "OPEN" && sameAs(facts.kept, input))
      return [{ target, label, outcome: "unchanged", note: "Reserved already." }]
    const no = refusalOf(facts, input)
    if (no) return [{ target, label, outcome: "refused", ...no }]
    const payer = facts.account?.id ?? null
    return [
      {
        target,
        label,
        outcome: "changed",
        before: null,
        after: { payer, project, user, amount: `${amount}`, minutes },
      },
    ]
  },
  apply: async (tx, _, { actor, now, input, facts: { account } }) => {
    const payer = account?.id ?? ""
    const expiresAt = after(now, input.minutes * MINUTE)
    const { key, project, user } = input
    const [row] = await tx.rows<{ n: number }>(
      reserved({ key, payer, project, user, amount: BigInt(input.amount), meter: meterOf(actor), now, expiresAt }),
    )
    if (row?.n !== 1) throw takenMeanwhile()
    return { value: { key, expiresAt: expiresAt.toISOString() }, notices: await noticesOfSpending(tx, [payer], now) }
  },
  example: ({ project, member }): Input => ({
    key: `job-2/${project}`,
    project,
    user: member,
    amount: 500_000,
    minutes: 60,
  }),
})
