const grouped = (digits: string): string => digits.replaceAll(/\B(?=(\d{3})+$)/g, ",")

function partsOf(micro: string) {
  const amount = BigInt(micro)
  const size = (amount < 0n ? -amount : amount).toString().padStart(7, "0")
  return { sign: amount < 0n ? "-" : "", whole: size.slice(0, -6), rest: size.slice(-6) }
}

/** Micro-dollars as people read them, "$1,234.56": what is below a cent is left out, never rounded up. */
export function dollarsOf(micro: string): string {
  const { sign, whole, rest } = partsOf(micro)
  return `${sign}$${grouped(whole)}.${rest.slice(0, 2)}`
}

/** Micro-dollars to the last of them, as programs read them: "1234.560000". */
export function exactDollarsOf(micro: string): string {
  const { sign, whole, rest } = partsOf(micro)
  return `${sign}${whole}.${rest}`
}

/** Dollars as people type them, "$1,234.56", in micro-dollars; null for what is no amount of whole cents. */
export function microOf(dollars: string): string | null {
  const [, whole, cents = ""] = /^\$?\s*(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2}))?$/.exec(dollars.trim()) ?? []
  if (whole === undefined) return null
  const micro = `${whole.replaceAll(",", "")}${cents.padEnd(2, "0")}0000`.replace(/^0+(?=\d)/, "")
  return micro.length <= 18 ? micro : null
}
