import { type HistoryRow, type InformationState, informationHistory } from "@/db/sql/billing-information"
import { sentenceOf } from "@/lib/access/refusals"
import { holdsRight } from "@/lib/access/rights"
import { query } from "@/lib/operations/operation"
import { choices, countryName } from "./check-address"
import { contentsOf, stateAt } from "./information"
import { type Contents, nothingInput } from "./inputs"

const HISTORY_MOST = 100

/** One submission and what became of it. */
export type Submission = {
  readonly id: string
  readonly state: InformationState
  readonly contents: Contents
  readonly countryName: string
  readonly submittedBy: string
  readonly submittedAt: string
  readonly expiresAt: string
  readonly confirmedAt: string | null
  readonly endedAt: string | null
  /** Whether the mail to the recipient reached a server; null where none is known. */
  readonly delivery: "waiting" | "sent" | "failed" | null
}

const DELIVERIES: Readonly<Record<string, Submission["delivery"]>> = {
  QUEUED: "waiting",
  SENT: "sent",
  BOUNCED: "failed",
  DEAD: "failed",
}

const submissionOf = (row: HistoryRow, now: Date): Submission => ({
  id: row.id,
  state: stateAt(row, now),
  contents: contentsOf(row),
  countryName: countryName(row.country),
  submittedBy: row.submitter ?? "A former admin",
  submittedAt: row.submitted_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  delivery: DELIVERIES[row.delivery ?? ""] ?? null,
})

export type InformationHeld = {
  /** Since when it has been confirmed; null while it is not. */
  readonly confirmedSince: string | null
  readonly isPending: boolean
  /** Null for whoever may not edit it: the recipient is none of their business (A113). */
  readonly admin: {
    readonly inForce: Submission | null
    readonly pending: Submission | null
    /** Everything before, the newest first. */
    readonly history: readonly Submission[]
    readonly choices: ReturnType<typeof choices>
    /** What a submission has to have seen. */
    readonly seen: { readonly inForce: string | null; readonly pending: string | null }
    /** The viewer's own details, to be the recipient oneself (A114). */
    readonly me: { readonly name: string; readonly email: string } | null
  } | null
  /** Why the viewer may not edit it; null where they may. */
  readonly blocked: string | null
}

/**
 * The org's billing information: what is in force, what waits for its recipient, what there was. Whoever may not edit it learns whether it is
 * confirmed and since when, and nothing of the recipient (A113).
 */
export const getInformation = query({
  name: "billing-information.get",
  summary: "Shows whether the billing information is confirmed, and to admins what it says.",
  on: "org",
  needs: "billing:read",
  input: nothingInput,
  run: async (tx, { org, standing, actor, now }): Promise<InformationHeld> => {
    const rows = await tx.rows<HistoryRow>(informationHistory(org.id, HISTORY_MOST))
    const submissions = rows.map((row) => submissionOf(row, now))
    const inForce = submissions.find((one) => one.state === "CONFIRMED") ?? null
    const pending = submissions.find((one) => one.state === "PENDING") ?? null
    const mayEdit = holdsRight(standing.rights, "billing:edit")
    const me = actor.kind === "user" && actor.email ? { name: actor.name, email: actor.email } : null
    return {
      confirmedSince: inForce?.confirmedAt ?? null,
      isPending: pending !== null,
      blocked: mayEdit ? null : sentenceOf("lacks_permission"),
      admin: mayEdit
        ? {
            inForce,
            pending,
            history: submissions.filter((one) => one !== inForce && one !== pending),
            choices: choices(),
            seen: { inForce: inForce?.id ?? null, pending: rows.find((row) => row.state === "PENDING")?.id ?? null },
            me,
          }
        : null,
    }
  },
  example: () => ({}),
})
