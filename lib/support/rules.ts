import { allow, refuse, type Verdict } from "@/lib/access/verdict"

type Account = {
  readonly state: "INVITED" | "ACTIVE" | "DISABLED" | "CLOSED"
  readonly email: string | null
  readonly support: boolean
  readonly metering: boolean
}
type Place = { readonly id: string; readonly name: string }

/** The user who was named is there. */
export const exists = ({ facts, input }: { facts: { user: object | null }; input: { who: string } }): Verdict =>
  facts.user ? allow : refuse("not_found", `There is no user ${input.who}.`)

/** Who has not activated the account, and has an address, can be mailed the link again (INV-23). */
export function mayResend({ state, email }: Account): Verdict {
  if (state === "ACTIVE")
    return refuse("invalid_input", "This account is activated already. The person can ask for a password reset.")
  return state === "INVITED" && email
    ? allow
    : refuse("account_closed", "This account is disabled or closed and cannot be activated.")
}

/** Accounts of staff and of meters have places of their own; what is closed stays so. */
export function mayDisable({ state, support, metering }: Account): Verdict {
  if (support || metering)
    return refuse("staff_account", "Accounts of staff and of meters are looked after under Staff and Metering.")
  return state === "CLOSED" ? refuse("account_closed") : allow
}

/** Says which orgs would be left without an admin who can act (INV-1). */
export const holdsUp = (orgs: readonly Place[]): Verdict =>
  orgs.length === 0
    ? allow
    : refuse(
        "last_admin",
        `Nobody else could administer ${orgs.map((org) => `${org.name} (${org.id})`).join(", ")}. Name another admin there first.`,
      )
