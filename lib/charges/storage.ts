import { hash } from "node:crypto"
import type { PostedLine, StandingAccountRow } from "@/db/sql/charges"
import type { StoredRow, StoringRow } from "@/db/sql/storage"
import type { RefusalWord } from "@/lib/access/refusals"
import { DAY } from "@/lib/clock"
import { OWN_KEYS } from "./fields"
import { fits } from "./fits"
import { storedForADay } from "./prices"

/** What storage is judged by, read under the locks of the accounts. */
export type StorageBook = {
  readonly projects: readonly StoringRow[]
  readonly stored: ReadonlyMap<string, readonly StoredRow[]>
  readonly accounts: ReadonlyMap<string, StandingAccountRow>
  /** `payer month`. */
  readonly closed: ReadonlySet<string>
  /** Keys that are in the ledger. */
  readonly posted: ReadonlySet<string>
}

/** What became of one project: through which day it is metered now, the lines of it, and why it went no further. */
export type MeteredProject = {
  readonly project: StoringRow
  readonly through: string
  readonly lines: readonly PostedLine[]
  readonly stopped: { readonly refusal: RefusalWord; readonly message?: string | undefined } | null
}

/** So many days of one project go at once; the others when it is metered again. */
export const DAYS_AT_ONCE = 31

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY).toISOString().slice(0, 10)

/** The days of a project that are not metered yet, oldest first. */
export function daysDue(project: StoringRow, through: string): readonly string[] {
  const days: string[] = []
  for (let day = dayAfter(project.metered_through); day <= through && days.length < DAYS_AT_ONCE; day = dayAfter(day))
    days.push(day)
  return days
}

/** Who pays for what a project stores on a day: its sponsor, as long as it was sponsored when the day began (A199). */
export const payerOfDay = (project: StoringRow, day: string): string =>
  project.sponsor !== null && project.sponsored_until !== null && project.sponsored_until.getTime() > Date.parse(day)
    ? project.sponsor
    : project.payer

export const storageKey = (project: string, user: string, day: string): string => `${OWN_KEYS}${project}/${user}/${day}`

function linesOf(project: StoringRow, day: string, payer: string, book: StorageBook, now: Date): readonly PostedLine[] {
  // A statement that was built stays true: what is late for it counts to the month that is open.
  const late = book.closed.has(`${payer} ${day.slice(0, 7)}-01`)
  const at = late ? now.toISOString() : `${day}T12:00:00.000000Z`
  return (book.stored.get(project.id) ?? []).flatMap(({ user, bytes }) => {
    const amount = storedForADay(BigInt(bytes))
    const key = storageKey(project.id, user, day)
    if (amount === 0n || book.posted.has(key)) return []
    const digest = hash("sha256", JSON.stringify([key, bytes, `${amount}`]), "hex")
    const quantity = BigInt(bytes)
    return [
      { key, digest, at, kind: "STORAGE", project: project.id, user, quantity, amount, reference: "", payer } as const,
    ]
  })
}

/**
 * Meters storage of projects day by day: a day whole or not at all, and none before the ones that came first, so that none is lost and none
 * charged twice. What does not fit into the account waits; an account that nothing can be billed to is charged nothing for those days. Pure.
 */
export function meterStorageOf(book: StorageBook, through: string, now: Date): readonly MeteredProject[] {
  const spent = new Map([...book.accounts].map(([id, account]) => [id, BigInt(account.spent)]))
  return book.projects.flatMap((project) => {
    const lines: PostedLine[] = []
    let reached = project.metered_through
    let stopped: MeteredProject["stopped"] = null
    for (const day of daysDue(project, through)) {
      const payer = payerOfDay(project, day)
      const account = book.accounts.get(payer)
      const ofDay = account?.billable ? linesOf(project, day, payer, book, now) : []
      const amount = ofDay.reduce((sum, line) => sum + line.amount, 0n)
      const verdict = account && amount > 0n ? fits(account, spent.get(payer) ?? 0n, amount) : null
      if (verdict && !verdict.allowed) {
        stopped = verdict
        break
      }
      spent.set(payer, (spent.get(payer) ?? 0n) + amount)
      lines.push(...ofDay)
      reached = day
    }
    return reached === project.metered_through && stopped === null
      ? []
      : [{ project, through: reached, lines, stopped }]
  })
}
