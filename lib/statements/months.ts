import { HOUR, MINUTE } from "@/lib/clock"

/** How long after a month's end its late lines are still taken: two days and a half hour, so that it closes on the 3rd at 00:30 UTC. */
const SETTLING = 48 * HOUR + 30 * MINUTE

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" })
const DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" })

/** The first day of the month of a moment, in UTC: "2026-10-01". */
export const monthOf = (at: Date): string => `${at.toISOString().slice(0, 7)}-01`

/** The first day of the month so many months after another, or before it. */
export function monthAfter(month: string, months: number): string {
  const at = new Date(`${month}T00:00:00Z`)
  return monthOf(new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1)))
}

/** The newest month that is to be closed now. */
export const newestToClose = (now: Date): string => monthAfter(monthOf(new Date(now.getTime() - SETTLING)), -1)

/** "October 2026". */
export const monthWords = (month: string): string => MONTH.format(new Date(`${month}T00:00:00Z`))

/** "1 October 2026 to 31 October 2026". */
export const periodWords = (month: string): string => {
  const first = new Date(`${month}T00:00:00Z`)
  const last = new Date(new Date(`${monthAfter(month, 1)}T00:00:00Z`).getTime() - 24 * HOUR)
  return `${DATE.format(first)} to ${DATE.format(last)}`
}

/** "3 November 2026", in UTC. */
export const dateWords = (at: Date): string => DATE.format(at)

/** What a statement is called in finance: the org's handle and the month, of which there is one. */
export const numberOf = (org: string, month: string): string => `${month.slice(0, 7)}/${org.replace(/^org-/, "")}`
