import { dollarsOf } from "@/lib/access/money"
import type { LimitedFunds } from "@/lib/billing-accounts/get"
import { shareWords } from "./words"

/** The share of a whole in per cent, for a drawing. */
export const percentOf = (part: string, whole: string): number =>
  BigInt(whole) <= 0n ? 0 : Math.max(0, Math.min(100, Number((BigInt(part) * 10_000n) / BigInt(whole)) / 100))

/** How far a limit is used up: what is charged, what is reserved, and what is left. */
export function FundsBar({ limit, charged, reserved, left }: LimitedFunds) {
  const [spent, kept] = [percentOf(charged, limit), percentOf(reserved, limit)]
  const low = percentOf(left, limit) <= 10
  const words = `${shareWords(charged, limit)} charged, ${dollarsOf(left)} left`
  return (
    <svg role="img" aria-label={words} width="100%" height="6" className="text-line-strong">
      <rect width="100%" height="6" rx="3" fill="currentColor" />
      <rect width={`${spent}%`} height="6" rx="3" className={low ? "fill-warn" : "fill-accent"} />
      {kept > 0 ? <rect x={`${spent}%`} width={`${kept}%`} height="6" className="fill-control" /> : null}
    </svg>
  )
}
