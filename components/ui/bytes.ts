const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"] as const
const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 })
const tenths = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 })

/** A size in words, in powers of 1,000: "1.2 GB". */
export function bytesInWords(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1)
  const size = bytes / 1000 ** step
  return `${(step === 0 || size >= 100 ? whole : tenths).format(size)} ${UNITS[step]}`
}
