import { type Chargeable, mayCharge, mayTakeBills, notBillable, type Standing } from "./charging"
import { allow, refuse, type Verdict } from "./verdict"

type Account = Standing & { readonly billable: boolean }

/**
 * What something new that costs nothing by itself may be billed to: an account where one may bill, that is billable and not suspended
 * (A059, A111, B1.8).
 */
export function mayBillTo(payer: Account | null): Verdict {
  if (payer === null)
    return refuse(
      "lacks_permission",
      "You cannot bill to this account. Choose yourself, or an organization where you have billable activities.",
    )
  const goesOn = mayTakeBills(payer)
  if (!goesOn.allowed) return goesOn
  return payer.billable ? allow : notBillable(payer)
}

/** What a new project may be billed to: an account that can be charged as well, for storing begins with it (A028, A117, B3.1). */
export function mayBillProjectTo(payer: (Account & Chargeable) | null): Verdict {
  const bills = mayBillTo(payer)
  return bills.allowed && payer ? mayCharge(payer) : bills
}
