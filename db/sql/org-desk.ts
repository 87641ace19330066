import type { Statement } from "../tenancy"

/** What support sets of an org: for transactions of the installation. */

export type FeaturesRow = {
  id: string
  name: string
  billable: boolean
  provisioning: boolean
  phi: boolean
  gxp: boolean
  licences: string[]
  licence_reference: string
  /** YYYY-MM-DD. */
  baa_signed_on: string | null
  development: boolean
  version: number
  /** Projects billed to it, and those of them with PHI. */
  projects: number
  phi_projects: number
}

// An org that is held is read anew: what was counted before the wait is not what stands after it.
export const orgHeld = (org: string): Statement => ({
  name: "desk-org-held",
  text: "select id from org where id = $1 for update",
  values: [org],
})

/** What is switched on for an org, and what stands on it. */
export const featuresOf = (org: string): Statement => ({
  name: "desk-features",
  text: `select o.id, o.name, o.billable, o.provisioning, o.phi, o.gxp, o.licences, o.licence_reference, o.baa_signed_on::text, o.development, o.version,
      (select count(*)::int from project p where p.billed_to = o.id) as projects,
      (select count(*)::int from project p where p.billed_to = o.id and p.contains_phi) as phi_projects
    from org o where o.id = $1`,
  values: [org],
})

export type FeaturesWrite = Omit<FeaturesRow, "id" | "name" | "version" | "projects" | "phi_projects">

export const featuresSet = (org: string, to: FeaturesWrite): Statement => ({
  text: `update org set billable = $2, provisioning = $3, phi = $4, gxp = $5, licences = $6, licence_reference = $7, baa_signed_on = $8::date,
      development = $9, version = version + 1 where id = $1`,
  values: [
    org,
    to.billable,
    to.provisioning,
    to.phi,
    to.gxp,
    to.licences,
    to.licence_reference,
    to.baa_signed_on,
    to.development,
  ],
})

export type LimitRow = {
  id: string
  name: string
  billable: boolean
  spending_limit: string | null
  /** Charged and reserved, micro-dollars. */
  spent: string
  confirmed: boolean
  limit_version: number
}

/** The limit of an org and what is spent of it; with its account held, so that nothing is charged meanwhile. */
export const limitOf = (org: string, locking: boolean): Statement => ({
  name: locking ? "desk-limit-held" : "desk-limit",
  text: `select o.id, o.name, o.billable, b.spending_limit::text, (b.charged + b.reserved)::text as spent, b.confirmed, b.limit_version
    from org o join billing_account b on b.id = o.id where o.id = $1${locking ? " for update of b" : ""}`,
  values: [org],
})

/** Whether an org lives, and until when. */
export const lifeSet = (org: string, state: "LIVE" | "SUSPENDED" | "EXPIRED", expiresAt: string | null): Statement => ({
  text: "update org set state = $2, expires_at = $3, version = version + 1 where id = $1",
  values: [org, state, expiresAt],
})

export type LifeRow = { id: string; name: string; state: "LIVE" | "SUSPENDED" | "EXPIRED"; expires_at: Date | null }

/** Whether an org lives, as it is noted down; held when locking. */
export const lifeOf = (org: string, locking: boolean): Statement => ({
  name: locking ? "org-life-held" : "org-life",
  text: `select id, name, state, expires_at from org where id = $1${locking ? " for update" : ""}`,
  values: [org],
})
