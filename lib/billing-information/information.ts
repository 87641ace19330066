import { type InformationRow, type InformationState, standingInformation } from "@/db/sql/billing-information"
import type { Tx } from "@/db/tenancy"
import { DAY } from "@/lib/clock"
import { type Contents, FIELD_NAMES } from "./inputs"

/** How long a recipient has to confirm (facts B3.6). */
export const CONFIRM_DAYS = 7
export const CONFIRM_TIME = CONFIRM_DAYS * DAY

export const contentsOf = (row: InformationRow): Contents => ({
  name: row.name,
  email: row.email,
  companyName: row.company_name,
  address1: row.address1,
  address2: row.address2,
  city: row.city,
  region: row.region,
  postCode: row.post_code,
  country: row.country,
  phone: row.phone,
  vatId: row.vat_id,
  currency: row.currency,
  purchaseOrder: row.purchase_order,
  additionalInfo: row.additional_info,
})

/** The columns of what was entered. */
export const columnsOf = (contents: Contents) => ({
  name: contents.name,
  email: contents.email,
  company_name: contents.companyName,
  address1: contents.address1,
  address2: contents.address2,
  city: contents.city,
  region: contents.region,
  post_code: contents.postCode,
  country: contents.country,
  phone: contents.phone,
  vat_id: contents.vatId,
  currency: contents.currency,
  purchase_order: contents.purchaseOrder,
  additional_info: contents.additionalInfo,
})

/** The fields in which two differ. */
export const differing = (one: Contents | null, other: Contents): (keyof Contents)[] =>
  FIELD_NAMES.filter((field) => (one?.[field] ?? "") !== other[field])

/** Where it stands at a moment: what was not confirmed in time has expired, whoever notes it down. */
export const stateAt = (row: InformationRow, now: Date): InformationState =>
  row.state === "PENDING" && row.expires_at.getTime() <= now.getTime() ? "EXPIRED" : row.state

export type StandingInformation = {
  readonly inForce: InformationRow | null
  /** What waits for its recipient, also when its time has passed and nobody has noted it. */
  readonly pending: InformationRow | null
}

export async function loadStanding(tx: Tx, org: string, locking: boolean): Promise<StandingInformation> {
  const rows = await tx.rows<InformationRow>(standingInformation(org, locking))
  const find = (state: InformationState) => rows.find((row) => row.state === state) ?? null
  return { inForce: find("CONFIRMED"), pending: find("PENDING") }
}
