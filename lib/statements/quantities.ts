export const KINDS = ["STORAGE", "COMPUTE", "EGRESS"] as const
export type Kind = (typeof KINDS)[number]

export const KIND_WORDS = { STORAGE: "Storage", COMPUTE: "Compute", EGRESS: "Egress" } as const satisfies Record<
  Kind,
  string
>

const GB = 1_000_000_000n
const HOUR = 3600n
const COUNT = new Intl.NumberFormat("en-US")

/** A quantity over a unit, to a tenth. */
function tenths(quantity: bigint, unit: bigint): string {
  const whole = (quantity * 10n) / unit
  return `${COUNT.format(whole / 10n)}.${whole % 10n}`
}

/** What was used, in units people think in. */
export const quantityWords = (kind: Kind, quantity: bigint): string =>
  kind === "STORAGE"
    ? `${tenths(quantity, GB)} GB-days`
    : kind === "COMPUTE"
      ? `${tenths(quantity, HOUR)} hours`
      : `${tenths(quantity, GB)} GB`
