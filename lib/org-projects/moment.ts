const MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000, M: 2_592_000_000, y: 31_536_000_000 }

/** The moment a filter means; a day is meant whole, so as the later end it is the next midnight (UTC). Null where there is none. */
export function momentOf(text: string | null | undefined, side: "from" | "to", now: Date): Date | null {
  if (!text) return null
  const before = /^-(\d+)([smhdwMy])$/.exec(text)
  const at = before
    ? new Date(now.getTime() - Number(before[1]) * MS[before[2] as keyof typeof MS])
    : /^\d{1,15}$/.test(text)
      ? new Date(Number(text))
      : new Date(text)
  const day = /^\d{4}-\d\d-\d\d$/.test(text)
  const found = day && side === "to" ? new Date(at.getTime() + MS.d) : at
  return Number.isNaN(found.getTime()) || found.getUTCFullYear() > 9000 || found.getUTCFullYear() < 1 ? null : found
}
