import type { ChargedProjectRow } from "@/db/sql/charges"
import { exactDollarsOf } from "@/lib/access/money"

type Use = { readonly kind: "COMPUTE" | "EGRESS"; readonly amount: bigint; readonly quantity: bigint }

/**
 * Says why a use does not fit into the limits that a project has set itself for a month (facts B3.2c), or null where it does: compute counts in
 * micro-dollars, with what is reserved, egress in bytes.
 */
export function limitReached(use: Use, project: ChargedProjectRow, used: bigint, reserved: bigint): string | null {
  const raise = "Those who administer the project can raise it in its settings."
  if (use.kind === "COMPUTE") {
    if (project.compute_limit === null) return null
    const left = BigInt(project.compute_limit) - used - reserved
    if (use.amount <= left) return null
    return `The project has $${exactDollarsOf(`${left > 0n ? left : 0n}`)} left of its compute limit of the month, and this is $${exactDollarsOf(`${use.amount}`)}. ${raise}`
  }
  if (project.egress_limit === null) return null
  const left = BigInt(project.egress_limit) - used
  if (use.quantity <= left) return null
  return `The project has ${left > 0n ? left : 0n} bytes left of its egress limit of the month, and this is ${use.quantity}. ${raise}`
}
