import { allow, refuse, type Verdict } from "./verdict"

/** What something new may be billed to: an account where one may bill, and that is not suspended (A059, A111, B1.8). */
export function mayBillTo(payer: { readonly state: "LIVE" | "SUSPENDED" | "EXPIRED" } | null): Verdict {
  if (payer === null)
    return refuse(
      "lacks_permission",
      "You cannot bill to this account. Choose yourself, or an organization where you have billable activities.",
    )
  return payer.state === "LIVE" ? allow : refuse("org_expired")
}
