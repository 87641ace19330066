import { hash } from "node:crypto"
import type { RefusalWord } from "@/lib/access/refusals"
import { idOf, isKey, keyOf, momentOf, type No, wholeOf, wordOf } from "./fields"

/** One line of a batch as it is kept. Amounts are micro-dollars; quantities seconds of compute or bytes of egress. */
export type Line = {
  readonly key: string
  readonly kind: "COMPUTE" | "EGRESS"
  readonly project: string
  readonly user: string
  readonly quantity: bigint
  readonly amount: bigint
  /** ISO, UTC, to the microsecond. */
  readonly at: string
  /** First day of the month it counts to, UTC. */
  readonly month: string
  readonly reference: string
  readonly reservation: string | null
  /** sha256 of all of it: the same again is the same line. */
  readonly digest: string
}

export type Misread = { readonly key: string | null; readonly refusal: RefusalWord; readonly message: string }
export type Given = { readonly line: Line } | { readonly wrong: Misread }

const KINDS = ["COMPUTE", "EGRESS"] as const
const KIND_SAID = "kind is COMPUTE or EGRESS; storage is metered by the console itself."
const FIELDS = new Set(["key", "kind", "project", "user", "quantity", "amount", "at", "reference", "reservation"])

function read(given: Readonly<Record<string, unknown>>, now: Date, no: No): Line | null {
  const stranger = Object.keys(given).find((field) => !FIELDS.has(field))
  if (stranger !== undefined) return no(`A line has no field ${stranger.slice(0, 40)}.`)
  const key = keyOf(given.key, no)
  const kind = KINDS.find((one) => one === given.kind) ?? no(KIND_SAID)
  const project = idOf("project", given.project, no)
  const user = idOf("user", given.user, no)
  const quantity = wholeOf("quantity", given.quantity, no)
  const amount = wholeOf("amount", given.amount, no)
  const at = momentOf(given.at, now, no)
  const reference = wordOf("reference", given.reference, no)
  const reservation = wordOf("reservation", given.reservation, no)
  if (key === null || kind === null || project === null || user === null || quantity === null) return null
  if (amount === null || at === null || reference === null || reservation === null) return null
  const said = [kind, project, user, `${quantity}`, `${amount}`, at, reference, reservation]
  const digest = hash("sha256", JSON.stringify(said), "hex")
  const month = `${at.slice(0, 7)}-01`
  return { key, kind, project, user, quantity, amount, at, month, reference, reservation: reservation || null, digest }
}

/** Reads one line of a batch, or says what is wrong with it: each by itself, so that one that cannot be read holds up no other. */
export function lineOf(given: unknown, now: Date): Given {
  if (given === null || typeof given !== "object" || Array.isArray(given))
    return { wrong: { key: null, refusal: "invalid_input", message: "A line is an object." } }
  const fields = given as Readonly<Record<string, unknown>>
  const key = isKey(fields.key) ? fields.key : null
  let wrong: Misread | null = null
  const line = read(fields, now, (message, refusal = "invalid_input") => {
    wrong ??= { key, refusal, message }
    return null
  })
  return line ? { line } : { wrong: wrong ?? { key, refusal: "invalid_input", message: "This is no line." } }
}
