import { allow, refuse, type Verdict } from "./verdict"

/** What decides whether an account can be charged. Amounts are micro-dollars as text; a null limit is unlimited. */
export type Chargeable = {
  readonly id: string
  readonly name: string
  readonly billable: boolean
  readonly spendingLimit: string | null
  /** What is left of the limit: less what is charged and what is reserved. Null where there is none. */
  readonly fundsLeft: string | null
  /** Whether its billing information is confirmed; a person's own account always is. */
  readonly confirmed: boolean
}

/**
 * Whether new chargeable work may begin: with something left of a limit, or, without a limit, with confirmed billing information (A117, A028).
 * Says which of them is missing, and to whom one turns.
 */
export function mayCharge(payer: Chargeable): Verdict {
  if (!payer.billable)
    return refuse(
      "org_not_billable",
      `Nothing can be billed to ${payer.name}. An admin of it asks support to make it billable.`,
    )
  if (payer.spendingLimit === null)
    return payer.confirmed
      ? allow
      : refuse(
          "billing_unconfirmed",
          `${payer.name} has no confirmed billing information, so nothing can be charged to it. An admin of it enters it under Billing, and the recipient confirms it by mail.`,
        )
  return BigInt(payer.fundsLeft ?? "0") > 0n
    ? allow
    : refuse(
        "spending_limit_exceeded",
        `The spending limit of ${payer.name} is reached. An admin of it asks support for a higher one under Billing.`,
      )
}
