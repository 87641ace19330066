import { isGiven, type Moment } from "@/components/form/moment-choice"
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
  readonly end: Moment
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

/** A request for an org, with who asks for it. */
export type AskedOrg = {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly handle: string
  /** The address of who asks. */
  readonly email: string
}

/** The org as a request asks for it: who asks is its first admin. */
export const orgAsked = ({ number, name, handle, email }: AskedOrg): NewOrg => ({
  ...BLANK,
  name,
  handle,
  admin: { ...NOBODY, email },
  reason: `Request ${number}`,
})

/** What is wrong with the id, once something is written. */
export const handleWrong = (handle: string): string | undefined =>
  handle === "" ? undefined : createForInput.shape.handle.safeParse(handle).error?.issues[0]?.message

/** What is still missing of an org, or wrong with it, in words. */
export function missingOf({ name, handle, admin, category, amount, end, reason }: NewOrg): readonly string[] {
  const missing: readonly (readonly [word: string, isMissing: boolean])[] = [
    ["a name", !createForInput.shape.name.safeParse(name).success],
    ["an id", handle === "" || handleWrong(handle) !== undefined],
    ["the admin", adminInput(admin) === null],
    ["the amount of its limit", category === "limited" && microOf(amount) === null],
    ["when it expires", !isGiven(end)],
    ["a reason", reasonGiven(reason) === null],
  ]
  return missing.filter(([, isMissing]) => isMissing).map(([word]) => word)
}

/** The org as its operation takes it; null while something is missing. */
export function newOrgInput(written: NewOrg) {
  const { name, handle, category, amount, features, development, end } = written
  const admin = adminInput(written.admin)
  const reason = reasonGiven(written.reason)
  if (missingOf(written).length > 0 || !admin || !reason || !isGiven(end)) return null
  return {
    name,
    handle,
    admin,
    billable: category !== "not-billable",
    ...(category === "limited" ? { spendingLimit: microOf(amount) } : {}),
    ...features,
    development,
    ...(end ? { expiresAt: end } : {}),
    reason,
  }
}
