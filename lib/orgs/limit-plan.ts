import { limitSet } from "@/db/sql/accounts"
import { type LimitRow, limitOf, orgHeld } from "@/db/sql/org-desk"
import type { Tx } from "@/db/tenancy"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Change } from "@/lib/operations/operation"

/** Amounts are micro-dollars as text; a null limit is unlimited. */
export type LimitFacts = {
  readonly id: string
  readonly name: string
  readonly billable: boolean
  readonly limit: string | null
  /** Charged and reserved. */
  readonly spent: string
  /** Whether its billing information is confirmed. */
  readonly confirmed: boolean
  /** Counts the limits there were. */
  readonly limitVersion: number
}

/** The limit of an org, its row and its account held when locking; null where there is no such org. In a transaction of the installation. */
export async function loadLimit(tx: Tx, org: string, locking: boolean): Promise<LimitFacts | null> {
  if (locking) await tx.rows(orgHeld(org))
  const [row] = await tx.rows<LimitRow>(limitOf(org, locking))
  if (!row) return null
  const { id, name, billable, spending_limit, spent, confirmed, limit_version } = row
  return { id, name, billable, limit: spending_limit, spent, confirmed, limitVersion: limit_version }
}

/** In the words of people, never rounded up. */
const dollars = (micro: string): string => {
  const cents = BigInt(micro) / 10_000n
  return `$${(cents / 100n).toLocaleString("en-US")}.${String(cents % 100n).padStart(2, "0")}`
}

/**
 * Whether an org may have this limit (A025, A122): one that is billable, and none below what is charged and reserved already. Who saw another
 * limit than there is now is told so.
 */
export function mayHaveLimit(facts: LimitFacts, limit: string | null, seen?: number | undefined): Verdict {
  if (seen !== undefined && seen !== facts.limitVersion)
    return refuse(
      "stale_version",
      `The limit of ${facts.name} was changed meanwhile: it is ${facts.limit === null ? "unlimited" : dollars(facts.limit)} now.`,
    )
  if (limit === null) return allow
  if (!facts.billable) return refuse("org_not_billable", "A spending limit needs a billable organization.")
  return BigInt(limit) >= BigInt(facts.spent)
    ? allow
    : refuse(
        "limit_below_spent",
        `${dollars(facts.spent)} is charged and reserved already. Choose a limit that is not below it.`,
      )
}

function noteOf(facts: LimitFacts, limit: string | null): string | undefined {
  if (limit === null)
    return facts.confirmed ? undefined : "nothing can be charged until its billing information is confirmed"
  const left = BigInt(limit) - BigInt(facts.spent)
  return left === 0n ? "nothing is left of it: work stops at once" : `${dollars(String(left))} is left to spend`
}

/** What would change of an org's limit, in its own chain. */
export function limitChange(facts: LimitFacts, limit: string | null): Change {
  const line = { target: facts.id, label: facts.name }
  if (limit === facts.limit) return { ...line, outcome: "unchanged" }
  return {
    ...line,
    outcome: "changed",
    before: { spendingLimit: facts.limit },
    after: { spendingLimit: limit },
    chain: facts.id,
    note: noteOf(facts, limit),
  }
}

/** In force for what is charged next; thresholds are told of anew. */
export const writeLimit = (tx: Tx, facts: LimitFacts, limit: string | null): Promise<unknown> =>
  tx.rows(limitSet(facts.id, limit))
