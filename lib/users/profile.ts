import { type MembershipRow, ownMemberships, ownProfile, type ProfileRow } from "@/db/sql/own-profile"
import type { Tx } from "@/db/tenancy"
import type { MemberLevel, ProjectLevel } from "@/lib/access/levels"
import { type MemberStatus, statusAt } from "@/lib/access/members"
import type { OrgState } from "@/lib/access/orgs"
import { BUILT_IN_ROLES } from "@/lib/access/policies"
import { query } from "@/lib/operations/operation"
import { noInput } from "./inputs"

export type Membership = {
  readonly orgId: string
  readonly handle: string
  readonly name: string
  readonly level: MemberLevel
  readonly roles: readonly string[]
  readonly billableActivities: boolean
  readonly projectAccess: ProjectLevel
  readonly appAccess: boolean
  readonly status: MemberStatus
  readonly state: OrgState
  readonly isDefault: boolean
  readonly endsAt: string | null
  readonly joinedAt: string
}

export type Profile = {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly email: string | null
  readonly timeZone: string | null
  readonly support: boolean
  readonly createdAt: string
  readonly passwordChangedAt: string | null
  readonly memberships: readonly Membership[]
}

const roleName = (id: string): string => BUILT_IN_ROLES.find((role) => role.id === id)?.name ?? id

export const membershipOf = (row: MembershipRow, defaultOrg: string | null, now: Date): Membership => ({
  orgId: row.org_id,
  handle: row.handle,
  name: row.name,
  level: row.level,
  // The level itself is the Administrator's role (facts B5.4).
  roles: row.level === "ADMIN" ? [roleName("administrator")] : row.roles.map(roleName),
  billableActivities: row.billable_activities,
  projectAccess: row.project_access,
  appAccess: row.app_access,
  status: statusAt({ disabled: row.disabled, endsAt: row.ends_at }, now),
  state: row.state,
  isDefault: row.org_id === defaultOrg,
  endsAt: row.ends_at?.toISOString() ?? null,
  joinedAt: row.joined_at.toISOString(),
})

export async function findProfile(tx: Tx, me: string, locked: boolean): Promise<ProfileRow> {
  const [row] = await tx.rows<ProfileRow>(ownProfile(me, locked))
  if (!row) throw new Error("the account of the one who asks is not there")
  return row
}

/** The person's own details and every membership of theirs, with the orgs they are an admin of (A020, A210). */
export const ownProfileQuery = query({
  name: "user.profile",
  summary: "Your own details and memberships.",
  on: "account",
  needs: "signed-in",
  input: noInput,
  run: async (tx, { me, now }): Promise<Profile> => {
    const row = await findProfile(tx, me, false)
    const memberships = await tx.rows<MembershipRow>(ownMemberships(me))
    return {
      id: row.id,
      handle: row.handle,
      name: row.name,
      email: row.email,
      timeZone: row.time_zone,
      support: row.support,
      createdAt: row.created_at.toISOString(),
      passwordChangedAt: row.password_changed_at?.toISOString() ?? null,
      memberships: memberships.map((one) => membershipOf(one, row.default_org, now)),
    }
  },
  example: () => ({}),
})
