import type { Statement } from "../tenancy"
import type { PayerRow } from "./project-stand"

/** What the actor may bill to, by its id; no row where they may not. */
export const billingStand = (payer: string, locking: boolean): Statement => ({
  name: "billing-stand",
  text: "select * from billing_stand($1, $2)",
  values: [payer, locking],
})
export type BillingRow = Omit<PayerRow, "licences">

export type NewProject = {
  readonly id: string
  readonly name: string
  readonly summary: string
  readonly billedTo: string
}

/** A project and the ADMINISTER of who creates it, in that order: the grant takes the payer from the project's row. */
export const projectAdd = (project: NewProject, by: string, now: Date): readonly Statement[] => [
  {
    name: "project-add",
    text: `insert into project (id, name, summary, billed_to, created_by, created_at, modified_at) values ($1, $2, $3, $4, $5, $6, $6)`,
    values: [project.id, project.name, project.summary, project.billedTo, by, now],
  },
  {
    name: "project-grant-first",
    text: `insert into project_grant (project_id, principal, level, granted_by, created_at) values ($1, $2, 'ADMINISTER', $2, $3)`,
    values: [project.id, by, now],
  },
]

export type PrincipalRow = {
  id: string
  name: string
  handle: string | null
  org_id: string | null
  state: string
}

/** The names of those asked for who stand in grants on projects of the transaction, or on what its org pays for. */
export const principalsNamed = (projects: readonly string[], only: readonly string[]): Statement => ({
  name: "principals-named",
  text: "select * from principals_named($1::text[], $2::text[])",
  values: [projects, only],
})

/** What those are called who made, sponsor or hand over a project of the transaction. */
export const projectParties = (project: string): Statement => ({
  name: "project-parties",
  text: "select id, name from project_parties($1)",
  values: [project],
})

export type ToldRow = { user_id: string; name: string; address: string }

/** Those with a grant of their own on a project of the transaction, and where their mail goes. */
export const projectTold = (project: string): Statement => ({
  text: "select user_id, name, address from project_told($1)",
  values: [project],
})

export type AppSeenRow = { id: string; title: string }

/** Which of these apps the actor sees. */
export const appsSeen = (apps: readonly string[]): Statement => ({
  text: "select id, title from apps_seen($1::text[])",
  values: [apps],
})
