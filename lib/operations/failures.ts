import { CommitUnknown, PoolBusy, sqlState } from "@/db/tenancy"
import { type RefusalWord, sentenceOf } from "@/lib/access/refusals"
import type { Verdict } from "@/lib/access/verdict"
import { newId } from "@/lib/ids"
import { log, placesOf } from "@/lib/log"
import type { Refused } from "./outcome"

/** An answer of no, with the word's own sentence unless more is known. */
export const refused = (refusal: RefusalWord, extra: Omit<Partial<Refused>, "ok" | "refusal"> = {}): Refused => ({
  ok: false,
  refusal,
  message: sentenceOf(refusal),
  ...extra,
})

export const refusedBy = (verdict: Extract<Verdict, { allowed: false }>): Refused =>
  refused(verdict.refusal, {
    ...(verdict.message ? { message: verdict.message } : {}),
    ...(verdict.fields ? { fields: verdict.fields } : {}),
  })

/** Thrown inside a transaction to leave it with an answer; never leaves lib/operations. */
export class Leave extends Error {
  constructor(readonly answer: Refused) {
    super(answer.refusal)
  }
}

const BUSY = new Set(["55P03", "57014", "40001", "40P01", "53300"])
const GONE = new Set(["57P01", "57P02", "57P03", "08000", "08003", "08006", "ECONNREFUSED", "ECONNRESET", "EPIPE"])

const LOST = /Connection terminated|connection timeout|connection error and is not queryable|^Query read timeout/i

// What drizzle wraps: its own message repeats the statement with its parameters.
const innerOf = (error: unknown): unknown =>
  error instanceof Error && error.cause instanceof Error ? error.cause : error

const constraintOf = (error: unknown): string | undefined => {
  const inner = innerOf(error)
  return inner instanceof Error && "constraint" in inner && typeof inner.constraint === "string"
    ? inner.constraint
    : undefined
}

/** A refusal that is ours, logged under an incident id that people can quote. */
function incidentOf(
  refusal: RefusalWord,
  where: { operation: string; request: string },
  details: object,
  extra: Pick<Refused, "retryAfter"> = {},
): Refused {
  const incident = newId()
  log.error({ incident, ...where, refusal, ...details }, "an operation failed")
  const message = `${sentenceOf(refusal)} Quote ${incident.slice(0, 8)} when you ask for help.`
  return refused(refusal, { incident, message, ...extra })
}

/** What an error means to the caller. An outage, and what nobody foresaw, is logged under an incident id, and says only that id. */
export function answerTo(
  error: unknown,
  where: { operation: string; request: string },
  conflicts: Readonly<Record<string, RefusalWord>> = {},
): Refused {
  if (error instanceof Leave) return error.answer
  if (error instanceof PoolBusy) return incidentOf("busy", where, {}, { retryAfter: 1 })
  if (error instanceof CommitUnknown) return incidentOf("unknown_outcome", where, {})
  const state = sqlState(error)
  const constraint = constraintOf(error)
  if (constraint === "org_keeps_an_admin") return refused("last_admin")
  const meant = constraint ? conflicts[constraint] : undefined
  if (state === "23505" && meant) return refused(meant)
  if (state && BUSY.has(state)) return refused("busy", { retryAfter: 1 })
  const inner = innerOf(error)
  const lost = inner instanceof Error && LOST.test(inner.message)
  if (lost || (state && GONE.has(state))) return incidentOf("unavailable", where, { state }, { retryAfter: 5 })
  // A driver's message can hold parameters; the state, the constraint and the stack's places say enough.
  const name = inner instanceof Error && state === undefined ? inner.message.slice(0, 200) : undefined
  return incidentOf("internal", where, { state, constraint, name, stack: placesOf(error) })
}
