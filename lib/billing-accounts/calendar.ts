/** A month of charges, "2026-11": they count to the month of UTC they were used in. */
export type Month = string

export const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

export const monthOf = (at: Date): Month => at.toISOString().slice(0, 7)
export const firstDayOf = (month: Month): string => `${month}-01`

/** The month so many after another; before it where negative. */
export function monthsAfter(month: Month, count: number): Month {
  const at = new Date(`${month}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() + count)
  return monthOf(at)
}

/** So many months, the last of them given, in their order. */
export const monthsUpTo = (last: Month, count: number): readonly Month[] =>
  Array.from({ length: count }, (_, at) => monthsAfter(last, at + 1 - count))
