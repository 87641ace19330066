import { type OrgState, stoppedWords } from "./orgs"
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

export type Standing = { readonly name: string; readonly state: OrgState }

const whileLive = ({ name, state }: Standing, nothing: string): Verdict =>
  state === "LIVE"
    ? allow
    : refuse("org_expired", `${name} ${stoppedWords(state)}, so ${nothing} now. An admin of it asks support.`)

/** Says that nothing changes in what an org pays for while it is suspended or has expired (B1.14), and to whom one turns. */
export const mayGoOn = (payer: Standing): Verdict =>
  whileLive(payer, "nothing in its projects can be changed or downloaded")

/** Says that nothing new is billed to such an org (B1.14), and to whom one turns. */
export const mayTakeBills = (payer: Standing): Verdict => whileLive(payer, "nothing new can be billed to it")

/** Says that nothing can be billed to an account, and to whom one turns. */
export const notBillable = ({ name }: { readonly name: string }): Verdict =>
  refuse("org_not_billable", `Nothing can be billed to ${name}. An admin of it asks support to make it billable.`)

/**
 * Whether new chargeable work may begin: with something left of a limit, or, without a limit, with confirmed billing information (A117, A028).
 * Says which of them is missing, and to whom one turns.
 */
export function mayCharge(payer: Chargeable): Verdict {
  if (!payer.billable) return notBillable(payer)
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

/** What of the columns of an account decides whether it can be charged. */
export const chargeableOf = <
  Row extends { readonly spending_limit: string | null; readonly funds_left: string | null },
>(
  row: Row,
): Omit<Row, "spending_limit" | "funds_left"> & Pick<Chargeable, "spendingLimit" | "fundsLeft"> => {
  const { spending_limit: spendingLimit, funds_left: fundsLeft, ...rest } = row
  return { ...rest, spendingLimit, fundsLeft }
}
