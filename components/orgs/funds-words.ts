import type { Funds } from "@/lib/orgs/funds"

const MONEY = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" })

/** Micro-dollars as money, never rounded up. */
export const dollars = (micro: string): string => MONEY.format(Math.floor(Number(micro) / 10_000) / 100)

/** What the list shows: an amount, "n/a" where spending has no bound, "-" where nothing is billed (A005). */
export const fundsWords = (funds: Funds): string =>
  funds.kind === "none" ? "-" : funds.kind === "unlimited" ? "n/a" : dollars(funds.left)
