import { type SpendingRow, spendingOf } from "@/db/sql/forecast"
import type { Tx } from "@/db/tenancy"
import { DAY } from "@/lib/clock"

/** The pace is that of the last two weeks, or of the time since the first charge where that is shorter. */
export const PACE_DAYS = 14
/** A pace of fewer days says nothing about a month. */
export const DAYS_LEAST = 3

/** What a forecast is made from. Amounts are micro-dollars. */
export type Spending = {
  readonly now: Date
  /** Charged in this calendar month, UTC. */
  readonly monthToDate: bigint
  /** Charged in the last two weeks. */
  readonly recent: bigint
  /** When the oldest of these was used; null where there is none. */
  readonly since: Date | null
  /** Whether anything was charged before them. */
  readonly before: boolean
  /** What is left of the limit; null where there is none. */
  readonly fundsLeft: bigint | null
}

/** Amounts are micro-dollars as text. */
export type Forecast =
  /** Too few days of charges to say anything. */
  | { readonly known: false; readonly daysNeeded: number }
  | {
      readonly known: true
      /** What the month is likely to come to. */
      readonly monthEnd: string
      readonly perDay: string
      /** Over how many days the pace was taken. */
      readonly paceDays: number
      /** When the limit is reached at this pace, within a year; null where it is not, or where there is none. */
      readonly limitReachedAt: string | null
      readonly reachedThisMonth: boolean
    }

const monthEndOf = (now: Date): number => Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1)

/** What a month will come to and when a limit is reached, if it goes on as in the last two weeks. In whole micro-dollars, rounded down. */
export function forecast({ now, monthToDate, recent, since, before, fundsLeft }: Spending): Forecast {
  const span = before ? PACE_DAYS * DAY : since ? now.getTime() - since.getTime() : 0
  // Nothing for two weeks, after there was something, is a pace too: none.
  if (span < DAYS_LEAST * DAY) return { known: false, daysNeeded: DAYS_LEAST }
  const window = BigInt(Math.min(span, PACE_DAYS * DAY))
  const end = monthEndOf(now)
  const toGo = BigInt(end - now.getTime())
  const reached = reachedAt(now, fundsLeft, recent, window)
  return {
    known: true,
    monthEnd: String(monthToDate + (recent * toGo) / window),
    perDay: String((recent * BigInt(DAY)) / window),
    paceDays: Number(window / BigInt(DAY)),
    limitReachedAt: reached?.toISOString() ?? null,
    reachedThisMonth: reached !== null && reached.getTime() < end,
  }
}

function reachedAt(now: Date, fundsLeft: bigint | null, recent: bigint, window: bigint): Date | null {
  if (fundsLeft === null) return null
  if (fundsLeft <= 0n) return now
  if (recent === 0n) return null
  const wait = (fundsLeft * window) / recent
  return wait > BigInt(366 * DAY) ? null : new Date(now.getTime() + Number(wait))
}

/** The forecast of an account, as far as the transaction may see its charges; null where there is no such account. */
export async function forecastOf(tx: Tx, account: string, now: Date): Promise<Forecast | null> {
  const [row] = await tx.rows<SpendingRow>(spendingOf(account, now, PACE_DAYS))
  return row ? forecast(spendingFrom(row, now)) : null
}

export const spendingFrom = (row: SpendingRow, now: Date): Spending => ({
  now,
  monthToDate: BigInt(row.month_to_date),
  recent: BigInt(row.recent),
  since: row.since,
  before: row.before,
  fundsLeft: row.funds_left === null ? null : BigInt(row.funds_left),
})
