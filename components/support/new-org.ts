import { type End, isGiven } from "@/components/grants/end-choice"
import { microOf } from "@/lib/access/money"
import { createForInput } from "@/lib/support/inputs"
import { adminInput, type NamedAdmin, NOBODY } from "./admin-fields"
import type { ChosenFeatures } from "./feature-fields"
import { reasonGiven } from "./reason-field"

/** An org as it is being written down. */
export type NewOrg = {
  readonly name: string
  readonly handle: string
  readonly admin: NamedAdmin
  readonly category: string
  readonly amount: string
  readonly features: ChosenFeatures
  readonly development: boolean
  readonly end: End
  readonly reason: string
}

export const BLANK: NewOrg = {
  name: "",
  handle: "",
  admin: NOBODY,
  category: "limited",
  amount: "",
  features: { phi: false, gxp: false, provisioning: false, licences: [], licenceReference: "", baaSignedOn: null },
  development: false,
  end: null,
  reason: "",
}

/** What is wrong with the id, once something is written. */
export const handleWrong = (handle: string): string | undefined =>
  handle === "" ? undefined : createForInput.shape.handle.safeParse(handle).error?.issues[0]?.message

/** The org as its operation takes it; null while something is missing. */
export function newOrgInput({ name, handle, category, amount, features, development, end, ...rest }: NewOrg) {
  const admin = adminInput(rest.admin)
  const reason = reasonGiven(rest.reason)
  const spendingLimit = category === "limited" ? microOf(amount) : null
  if (!name.trim() || !handle || handleWrong(handle) || !admin || !reason || !isGiven(end)) return null
  if (category === "limited" && spendingLimit === null) return null
  return {
    name,
    handle,
    admin,
    billable: category !== "not-billable",
    ...(spendingLimit === null ? {} : { spendingLimit }),
    ...features,
    development,
    ...(end ? { expiresAt: end } : {}),
    reason,
  }
}
