import type { Option } from "@/components/ui/select"
import type { BillingAccounts } from "@/lib/users/defaults"

export type PayerChoice = Option & {
  /** Why no project can be billed to it now. */
  readonly blocked: string | null
}

const choice = (value: string, name: string, blocked: string | null): PayerChoice => ({
  value,
  label: blocked === null ? name : `${name} (cannot be charged)`,
  disabled: blocked !== null,
  blocked,
})

/** The orgs a new project can be billed to; those that cannot be charged now are shown and not open (A028, A117). */
export const orgPayers = ({ orgs }: BillingAccounts): readonly PayerChoice[] =>
  orgs.map((org) => choice(org.id, org.name, org.blocked))

/** One's own account last: it is not to be taken by accident. */
export const ownPayer = (me: string, { ownBlocked }: BillingAccounts): PayerChoice =>
  choice(me, "Your own account", ownBlocked)

/** Why no project can be made at all: none of the accounts can be charged. */
export const noneOpen = (payers: readonly PayerChoice[]): string | undefined =>
  payers.every(({ blocked }) => blocked !== null)
    ? `None of your billing accounts can be charged now. ${payers[0]?.blocked ?? ""}`
    : undefined
