import { type FeaturesRow, featuresOf, featuresSet, orgHeld } from "@/db/sql/org-desk"
import type { Tx } from "@/db/tenancy"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Change } from "@/lib/operations/operation"

/** What support alone switches on for an org (A043, A080, A180, A342). */
export type OrgFeatures = {
  readonly billable: boolean
  readonly provisioning: boolean
  readonly phi: boolean
  readonly gxp: boolean
  /** Flags of its projects for which there is a licence. */
  readonly licences: readonly string[]
  /** The agreement the licences stand on. */
  readonly licenceReference: string
  /** When the business associate agreement was signed, YYYY-MM-DD. */
  readonly baaSignedOn: string | null
  /** Not for production. */
  readonly development: boolean
}

/** What is to be otherwise; what is absent stays. */
export type FeatureChanges = { readonly [K in keyof OrgFeatures]?: OrgFeatures[K] | undefined }

export type FeatureFacts = {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly now: OrgFeatures
  readonly projects: number
  readonly phiProjects: number
}

const FIELDS = [
  "billable",
  "provisioning",
  "phi",
  "gxp",
  "licences",
  "licenceReference",
  "baaSignedOn",
  "development",
] as const satisfies readonly (keyof OrgFeatures)[]

const factsOf = (row: FeaturesRow): FeatureFacts => ({
  id: row.id,
  name: row.name,
  version: row.version,
  projects: row.projects,
  phiProjects: row.phi_projects,
  now: {
    billable: row.billable,
    provisioning: row.provisioning,
    phi: row.phi,
    gxp: row.gxp,
    licences: row.licences,
    licenceReference: row.licence_reference,
    baaSignedOn: row.baa_signed_on,
    development: row.development,
  },
})

/** What is on for an org, its row held when locking; null where there is no such org. In a transaction of the installation. */
export async function loadFeatures(tx: Tx, org: string, locking: boolean): Promise<FeatureFacts | null> {
  if (locking) await tx.rows(orgHeld(org))
  const [row] = await tx.rows<FeaturesRow>(featuresOf(org))
  return row ? factsOf(row) : null
}

export const featuresAfter = (now: OrgFeatures, asked: FeatureChanges): OrgFeatures => ({
  billable: asked.billable ?? now.billable,
  provisioning: asked.provisioning ?? now.provisioning,
  phi: asked.phi ?? now.phi,
  gxp: asked.gxp ?? now.gxp,
  licences: asked.licences ? [...asked.licences].sort() : now.licences,
  licenceReference: asked.licenceReference ?? now.licenceReference,
  baaSignedOn: asked.baaSignedOn === undefined ? now.baaSignedOn : asked.baaSignedOn,
  development: asked.development ?? now.development,
})

/** What of it stands on a licence. */
const licensed = (of: OrgFeatures): boolean => of.phi || of.gxp || of.licences.length > 0

/** The rules that new orgs and changed ones share: an agreement behind each licence, a signed BAA behind PHI (A180, A342). */
export function mayHaveFeatures(before: OrgFeatures | null, next: OrgFeatures, at: Date): Verdict {
  const more =
    (next.phi && !before?.phi) ||
    (next.gxp && !before?.gxp) ||
    next.licences.some((one) => !before?.licences.includes(one))
  const lost = before !== null && before.licenceReference !== "" && next.licenceReference === ""
  if (licensed(next) && next.licenceReference === "" && (more || lost))
    return refuse("invalid_input", "Give the reference of the agreement that the licences stand on.")
  const lostBaa = before !== null && before.baaSignedOn !== null && next.baaSignedOn === null
  if (next.phi && next.baaSignedOn === null && (!before?.phi || lostBaa))
    return refuse("invalid_input", "PHI needs a signed business associate agreement: give the day it was signed.")
  if (next.baaSignedOn !== null && next.baaSignedOn > at.toISOString().slice(0, 10))
    return refuse("in_future", "The business associate agreement is signed on a day that has come.")
  return allow
}

/** Whether an org may be changed so: PHI is not taken from an org that projects with PHI are billed to (INV-12). */
export function mayChangeFeatures(facts: FeatureFacts, asked: FeatureChanges, at: Date): Verdict {
  const next = featuresAfter(facts.now, asked)
  if (facts.now.phi && !next.phi && facts.phiProjects > 0)
    return refuse(
      "phi_billing",
      `${facts.phiProjects === 1 ? "A project" : `${facts.phiProjects} projects`} with PHI ${facts.phiProjects === 1 ? "is" : "are"} billed to ${facts.name}. PHI stays on while there are any.`,
    )
  return mayHaveFeatures(facts.now, next, at)
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What would change of an org's features, in its own chain. */
export function featureChange(facts: FeatureFacts, asked: FeatureChanges): Change {
  const next = featuresAfter(facts.now, asked)
  const fields = FIELDS.filter((field) => !same(facts.now[field], next[field]))
  const line = { target: facts.id, label: facts.name }
  if (fields.length === 0) return { ...line, outcome: "unchanged" }
  const only = (of: OrgFeatures) => Object.fromEntries(fields.map((field) => [field, of[field]]))
  const stops = facts.now.billable && !next.billable && facts.projects > 0
  return {
    ...line,
    outcome: "changed",
    before: only(facts.now),
    after: only(next),
    chain: facts.id,
    note: stops ? `nothing more can be charged for the ${facts.projects} projects billed to it` : undefined,
  }
}

export async function writeFeatures(tx: Tx, facts: FeatureFacts, asked: FeatureChanges): Promise<void> {
  const next = featuresAfter(facts.now, asked)
  await tx.rows(
    featuresSet(facts.id, {
      billable: next.billable,
      provisioning: next.provisioning,
      phi: next.phi,
      gxp: next.gxp,
      licences: [...next.licences],
      licence_reference: next.licenceReference,
      baa_signed_on: next.baaSignedOn,
      development: next.development,
    }),
  )
}
