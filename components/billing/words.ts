import { bytesInWords } from "@/components/ui/bytes"
import type { ChargeKind } from "@/lib/access/charges"
import { dollarsOf, exactDollarsOf } from "@/lib/access/money"

const MONTH = new Intl.DateTimeFormat("en-US", { month: "long", year: "numeric", timeZone: "UTC" })
const SHORT = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" })
const first = (month: string): Date => new Date(`${month}-01T00:00:00Z`)

/** "November 2026". */
export const monthWords = (month: string): string => MONTH.format(first(month))
/** "Nov", and with the year where it begins: "Jan 2027". */
export const shortMonth = (month: string): string =>
  month.endsWith("-01") ? `${SHORT.format(first(month))} ${month.slice(0, 4)}` : SHORT.format(first(month))
export const monthName = (month: string): string => SHORT.format(first(month))

/** The days of a month as a span of an address. */
export function daysOf(month: string): { from: string; to: string } {
  const at = first(month)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0))
  return { from: `${month}-01`, to: last.toISOString().slice(0, 10) }
}

/** One line's amount: where a cent does not say it, to the last that does. */
export function lineDollars(micro: string): string {
  const amount = BigInt(micro)
  return amount > 0n && amount < 10_000n ? `$${exactDollarsOf(micro).replace(/0+$/, "")}` : dollarsOf(micro)
}

const tenths = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 })
const count = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 })

/** What was used, in its own unit: bytes for so many days, hours of compute, bytes out. */
export function quantityWords(kind: ChargeKind, quantity: string): string {
  const size = Number(quantity)
  if (kind === "STORAGE") return `${bytesInWords(size)}-days`
  if (kind === "EGRESS") return bytesInWords(size)
  if (size < 120) return `${count.format(size)} s`
  if (size < 7200) return `${tenths.format(size / 60)} min`
  return `${size < 3_600_000 ? tenths.format(size / 3600) : count.format(size / 3600)} h`
}

/** How much of a whole, in per cent: "12.4 %"; less than the tenth of one is said so. */
export function shareWords(part: string, whole: string): string {
  if (BigInt(whole) === 0n || BigInt(part) === 0n) return "0 %"
  const thousandths = Number((BigInt(part) * 100_000n) / BigInt(whole))
  return thousandths < 100 ? "< 0.1 %" : `${(thousandths / 1000).toFixed(1)} %`
}
