import type { StandingAccountRow } from "@/db/sql/charges"
import { mayCharge } from "@/lib/access/charging"
import { exactDollarsOf } from "@/lib/access/money"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"

/** Micro-dollars an account can hold, limit or none; its column ends not far above. */
const HOLDS = 9_000_000_000_000_000_000n

/**
 * Whether an amount still fits into an account where so much is charged and reserved: to the last micro-dollar of a limit, or, without one, on
 * confirmed billing information (A117, INV-39). In micro-dollars.
 */
export function fits(account: StandingAccountRow, spent: bigint, amount: bigint): Verdict {
  const limit = account.spending_limit === null ? null : BigInt(account.spending_limit)
  // With something left of a limit nothing but the amount decides; what is left may be exactly that.
  const fundsLeft = limit === null ? null : "1"
  const { id, name, billable, confirmed, spending_limit: spendingLimit } = account
  const may = mayCharge({ id, name, billable, confirmed, spendingLimit, fundsLeft })
  if (!may.allowed) return may
  if (spent + amount <= (limit ?? HOLDS)) return allow
  if (limit === null)
    return refuse("limit_reached", `${account.name} cannot be charged more than $${exactDollarsOf(`${HOLDS}`)}.`)
  return refuse(
    "spending_limit_exceeded",
    `${account.name} has $${exactDollarsOf(`${limit - spent}`)} left of its spending limit, and this is $${exactDollarsOf(`${amount}`)}. An admin of it asks support for a higher one under Billing.`,
  )
}
