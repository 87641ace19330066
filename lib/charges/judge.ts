import type { ChargedProjectRow, StandingAccountRow } from "@/db/sql/charges"
import type { ReservationRow } from "@/db/sql/reservations"
import { type RefusalWord, sentenceOf } from "@/lib/access/refusals"
import { fits } from "./fits"
import type { Given, Line } from "./line"
import { limitReached } from "./project-limits"

/** What a batch is judged by, read under the locks of its accounts. */
export type Book = {
  readonly projects: ReadonlyMap<string, ChargedProjectRow>
  readonly people: ReadonlySet<string>
  readonly accounts: ReadonlyMap<string, StandingAccountRow>
  /** Digests of lines that are in the ledger, by key. */
  readonly posted: ReadonlyMap<string, string>
  /** `payer month`. */
  readonly closed: ReadonlySet<string>
  /** Micro-dollars of compute and bytes of egress of projects that have limits: `project month kind`. */
  readonly used: ReadonlyMap<string, bigint>
  /** Micro-dollars of open reservations of projects that have limits. */
  readonly reserved: ReadonlyMap<string, bigint>
  readonly reservations: ReadonlyMap<string, ReservationRow>
}

export type Judged =
  | { readonly as: "posted"; readonly line: Line; readonly payer: string; readonly settles: ReservationRow | null }
  | { readonly as: "known"; readonly key: string; readonly note: string }
  | { readonly as: "refused"; readonly key: string | null; readonly refusal: RefusalWord; readonly message: string }

/** What the lines before have taken. */
type Tally = {
  readonly spent: Map<string, bigint>
  readonly used: Map<string, bigint>
  readonly reserved: Map<string, bigint>
  readonly keys: Map<string, string>
  readonly settled: Set<string>
}

const add = (to: Map<string, bigint>, key: string, more: bigint): void => void to.set(key, (to.get(key) ?? 0n) + more)
const usedKey = (line: Line): string => `${line.project} ${line.month} ${line.kind}`

const no = (line: Line, refusal: RefusalWord, message = sentenceOf(refusal)): Judged => ({
  as: "refused",
  key: line.key,
  refusal,
  message,
})

/** The open reservation that a line names; null where it names none, or one that has run out meanwhile; false where there is no such. */
function reservationOf(line: Line, book: Book, tally: Tally): ReservationRow | null | false {
  if (line.reservation === null) return null
  const found = book.reservations.get(line.reservation)
  if (!found || found.project !== line.project || tally.settled.has(found.key)) return false
  if (found.state === "EXPIRED") return null
  return found.state === "OPEN" && book.accounts.has(found.payer) ? found : false
}

function judge(line: Line, book: Book, tally: Tally, thisMonth: string): Judged {
  const kept = tally.keys.get(line.key) ?? book.posted.get(line.key)
  if (kept === line.digest) return { as: "known", key: line.key, note: "Posted already." }
  if (kept !== undefined) return no(line, "key_reused", "A line of this key was posted with another content.")
  const project = book.projects.get(line.project)
  if (!project) return no(line, "unknown_project")
  if (!book.people.has(line.user)) return no(line, "unknown_user", "There is no user of this id.")
  const account = book.accounts.get(project.payer)
  if (!account) return no(line, "unknown_project", "The project has no billing account.")
  if (book.closed.has(`${account.id} ${line.month}`)) return no(line, "period_closed")
  const settles = reservationOf(line, book, tally)
  if (settles === false) return no(line, "unknown_reservation")

  const freed = settles && settles.payer === account.id ? BigInt(settles.amount) : 0n
  // What was set aside for it is there, whatever became of the account since.
  const covered = settles !== null && line.amount <= freed
  const verdict = covered ? null : fits(account, (tally.spent.get(account.id) ?? 0n) - freed, line.amount)
  if (verdict && !verdict.allowed) return no(line, verdict.refusal, verdict.message)
  const reserved =
    line.month === thisMonth ? (tally.reserved.get(project.id) ?? 0n) - (settles ? BigInt(settles.amount) : 0n) : 0n
  const limit = covered ? null : limitReached(line, project, tally.used.get(usedKey(line)) ?? 0n, reserved)
  return limit === null ? { as: "posted", line, payer: account.id, settles } : no(line, "project_limit_reached", limit)
}

function take({ line, payer, settles }: Extract<Judged, { as: "posted" }>, tally: Tally): void {
  add(tally.spent, payer, line.amount)
  add(tally.used, usedKey(line), line.kind === "COMPUTE" ? line.amount : line.quantity)
  tally.keys.set(line.key, line.digest)
  if (!settles) return
  add(tally.spent, settles.payer, -BigInt(settles.amount))
  add(tally.reserved, settles.project, -BigInt(settles.amount))
  tally.settled.add(settles.key)
}

/**
 * Judges each line of a batch in its order, as if the ones before were in the ledger: what does not fit any more is refused, and a smaller one
 * behind it may fit (A028, INV-39). Pure.
 */
export function judged(lines: readonly Given[], book: Book, now: Date): readonly Judged[] {
  const tally: Tally = {
    spent: new Map([...book.accounts].map(([id, account]) => [id, BigInt(account.spent)])),
    used: new Map(book.used),
    reserved: new Map(book.reserved),
    keys: new Map(),
    settled: new Set(),
  }
  const thisMonth = `${now.toISOString().slice(0, 7)}-01`
  return lines.map((given) => {
    if ("wrong" in given) return { as: "refused", ...given.wrong }
    const one = judge(given.line, book, tally, thisMonth)
    if (one.as === "posted") take(one, tally)
    return one
  })
}
