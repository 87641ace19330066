import { createHash } from "node:crypto"
import { sentenceOf } from "@/lib/access/refusals"
import { canonical } from "@/lib/audit/append"
import type { Change, Changed } from "./operation"
import type { Line, Preview } from "./outcome"

const SHOWN = 50

export const changedOf = (plan: readonly Change[]): readonly Changed[] =>
  plan.filter((change) => change.outcome === "changed")

/** A fingerprint of what would happen: the same plan always gives the same digest. */
export const digestOf = (plan: readonly Change[]): string =>
  createHash("sha256")
    .update(
      canonical(
        plan.map((change) =>
          change.outcome === "changed"
            ? [change.planned ?? change.target, change.before, change.after]
            : [change.target, change.outcome],
        ),
      ),
    )
    .digest("base64url")

const lineOf = (change: Change): Line => ({
  target: change.target,
  label: change.label,
  outcome: change.outcome,
  before: change.outcome === "changed" ? change.before : null,
  after: change.outcome === "changed" ? change.after : null,
  ...(change.outcome === "refused"
    ? { refusal: change.refusal, message: change.message ?? sentenceOf(change.refusal) }
    : change.note
      ? { message: change.note }
      : {}),
})

export const count = (plan: readonly Change[], outcome: Change["outcome"]): number =>
  plan.reduce((sum, change) => sum + (change.outcome === outcome ? 1 : 0), 0)

/** The lines people read: refusals first, then changes, at most `most`. */
export function linesOf(plan: readonly Change[], most = SHOWN): readonly Line[] {
  const order = { refused: 0, changed: 1, unchanged: 2 } as const
  return [...plan]
    .sort((a, b) => order[a.outcome] - order[b.outcome])
    .slice(0, most)
    .map(lineOf)
}

export const previewOf = (plan: readonly Change[], asJob: boolean): Preview => ({
  digest: digestOf(plan),
  changed: count(plan, "changed"),
  unchanged: count(plan, "unchanged"),
  refused: count(plan, "refused"),
  lines: linesOf(plan),
  asJob,
})
