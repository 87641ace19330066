import { BUILT_IN_ROLES } from "@/lib/access/policies"
import type { Statement } from "../tenancy"

export type NewOrg = {
  readonly handle: string
  readonly name: string
  readonly billable: boolean
  readonly provisioning: boolean
  readonly phi: boolean
  readonly memberListVisibility?: "ADMIN" | "MEMBER" | "PUBLIC"
  readonly projectTransfer?: "ADMIN" | "MEMBER"
  readonly createdAt: Date
  readonly createdBy: string | null
}

const ROLES = JSON.stringify(BUILT_IN_ROLES.map(({ id, name, description }) => ({ id, name, description })))
const ROLE_POLICIES = JSON.stringify(
  BUILT_IN_ROLES.flatMap(({ id, policies }) => policies.map((policy) => ({ role: id, policy }))),
)

/** The rows of a new org: itself and the built-in roles with their policies (facts B5.4). */
export const newOrgStatement = (org: NewOrg): Statement => ({
  text: `with o as (
      insert into org (id, handle, name, billable, provisioning, phi, created_at, created_by,
          member_list_visibility, project_transfer)
        values ('org-' || $1, $1, $2, $3, $4, $5, $6, $7, $10, $11) returning id),
    r as (insert into role (org_id, id, name, description, built_in)
      select o.id, x.id, x.name, x.description, true from o, jsonb_to_recordset($8::jsonb) as x(id text, name text, description text))
    insert into role_policy (org_id, role_id, policy)
      select o.id, x.role, x.policy from o, jsonb_to_recordset($9::jsonb) as x(role text, policy text)`,
  values: [
    org.handle,
    org.name,
    org.billable,
    org.provisioning,
    org.phi,
    org.createdAt,
    org.createdBy,
    ROLES,
    ROLE_POLICIES,
    org.memberListVisibility ?? "ADMIN",
    org.projectTransfer ?? "ADMIN",
  ],
})

/** The first admin of a new org: an existing account at level ADMIN, whose four settings stand at their maximum (B1.2). */
export const firstAdminStatement = (org: string, user: string, now: Date, addedBy: string | null): Statement => ({
  text: `with m as (
      insert into member (org_id, user_id, handle, name, email, sort_name, level, billable_activities, project_access, app_access, joined_at, added_by)
        select $1, u.id, u.handle, u.name, u.email, lower(u.name), 'ADMIN', true, 'ADMINISTER', true, $3, $4 from "user" u where u.id = $2
        returning org_id, user_id)
    insert into member_role (org_id, user_id, role_id) select org_id, user_id, 'administrator' from m`,
  values: [org, user, now, addedBy],
})
