import type { RefusalWord } from "@/lib/access/refusals"
import { MINUTE } from "@/lib/clock"

/** Takes down what is wrong with a field; says null, for the field has no value then. */
export type No = (message: string, refusal?: RefusalWord) => null

/** Micro-dollars, seconds or bytes of one line: more is a mistake of who posts it. */
export const LINE_MOST = 1_000_000_000_000_000n
/** Keys that the console itself gives to what it meters. */
export const OWN_KEYS = "storage/"

/** By how much a meter's clock may be ahead of ours. */
const AHEAD = 5 * MINUTE
const EARLIEST = "2020-01-01"
const KEY = /^[\x21-\x7e]{1,200}$/
const WORD = /^[\x20-\x7e]{0,200}$/
const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/

/** A whole number that is not negative, as a JSON number or as digits. */
export function wholeOf(name: string, value: unknown, no: No): bigint | null {
  const digits = typeof value === "string" && /^-?\d{1,40}$/.test(value)
  if (typeof value !== "number" && !digits) return no(`${name} is a whole number.`)
  if (typeof value === "number" && !Number.isInteger(value)) return no(`${name} is a whole number, without a fraction.`)
  const whole = BigInt(value)
  if (whole < 0n) return no(`${name} cannot be negative.`)
  return whole > LINE_MOST ? no(`${name} is at most ${LINE_MOST}.`) : whole
}

export const isKey = (value: unknown): value is string => typeof value === "string" && KEY.test(value)

/** The idempotency key of a line or a reservation. */
export function keyOf(value: unknown, no: No): string | null {
  if (!isKey(value)) return no("key is 1 to 200 visible ASCII characters, without spaces.")
  return value.startsWith(OWN_KEYS) ? no(`Keys that begin with ${OWN_KEYS} are the console's own.`) : value
}

export const idOf = (name: string, value: unknown, no: No): string | null =>
  typeof value === "string" && value.length > 0 && value.length <= 100 ? value : no(`${name} is an id.`)

/** A moment in UTC that has come, to the microsecond. */
export function momentOf(value: unknown, now: Date, no: No): string | null {
  const [, second = "", fraction = ""] = (typeof value === "string" ? MOMENT.exec(value) : null) ?? []
  const time = Date.parse(`${second}Z`)
  // A day that its month does not have is read as one of the next.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 19) !== second)
    return no("at is a moment in UTC such as 2026-11-25T08:30:00Z, to the microsecond at most.")
  if (second < EARLIEST) return no(`at lies before ${EARLIEST}.`)
  if (time > now.getTime() + AHEAD) return no("at lies in the future. Post a charge once it was used.", "in_future")
  return `${second}.${fraction.padEnd(6, "0")}Z`
}

/** Words that may be left out. */
export function wordOf(name: string, value: unknown, no: No): string | null {
  if (value === undefined || value === null) return ""
  return typeof value === "string" && WORD.test(value) ? value : no(`${name} is at most 200 ASCII characters.`)
}
