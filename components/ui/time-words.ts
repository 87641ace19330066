const formats = new Map<string, Intl.DateTimeFormat>()

function format(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat("en-US", { ...options, timeZone: zone })
  formats.set(key, made)
  return made
}

function parts(at: number, zone: string, month: "short" | "long") {
  const options = {
    day: "numeric",
    month,
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  } as const
  const found = format(zone, options).formatToParts(at)
  return Object.fromEntries(found.map((part) => [part.type, part.value])) as Record<string, string>
}

/** `12 Nov`, with the year when it is not the year of `now`. */
export function dateWords(at: number, now: number, zone: string): string {
  const then = parts(at, zone, "short")
  const year = then.year === parts(now, zone, "short").year ? "" : ` ${then.year}`
  return `${then.day} ${then.month}${year}`
}

/** `12 Nov 2026, 14:05`. */
export function momentWords(at: number, zone: string): string {
  const then = parts(at, zone, "short")
  return `${then.day} ${then.month} ${then.year}, ${then.hour}:${then.minute}`
}

/** `12 November 2026, 14:05 (Europe/Vienna)`. */
export function fullWords(at: number, zone: string): string {
  const then = parts(at, zone, "long")
  return `${then.day} ${then.month} ${then.year}, ${then.hour}:${then.minute} (${zone})`
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const dayNumber = (at: number, zone: string) => {
  const { year, month, day } = Object.fromEntries(
    format(zone, { year: "numeric", month: "numeric", day: "numeric" })
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  ) as Record<string, number>
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day ?? 1) / DAY
}

/** `now`, `5 min ago`, `2 h ago`, `yesterday`, `in 3 days`; a date beyond a week. */
export function relativeWords(at: number, now: number, zone: string): string {
  const distance = Math.abs(at - now)
  const past = at <= now
  if (distance < MINUTE) return "now"
  if (distance < HOUR) return said(Math.floor(distance / MINUTE), "min", past)
  const days = Math.abs(dayNumber(at, zone) - dayNumber(now, zone))
  if (days === 0 || distance < 6 * HOUR) return said(Math.floor(distance / HOUR), "h", past)
  if (days === 1) return past ? "yesterday" : "tomorrow"
  if (days < 7) return said(days, "days", past)
  return dateWords(at, now, zone)
}

const said = (count: number, unit: string, past: boolean) => (past ? `${count} ${unit} ago` : `in ${count} ${unit}`)
