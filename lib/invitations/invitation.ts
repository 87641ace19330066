import type { InvitationRow } from "@/db/sql/invitations"
import type { MemberSettings } from "@/lib/access/levels"
import { DAY } from "@/lib/clock"
import type { Scalar } from "@/lib/operations/outcome"

export const INVITATION_DAYS = 7
export const INVITATION_TIME = INVITATION_DAYS * DAY

/** What a person will be once they accept. */
export type Place = MemberSettings & {
  readonly role: string
  readonly endsAt: Date | null
  readonly setBillTo: boolean
}

/** An account not yet activated that will be a member (settled 2.4). */
export type Invitation = Place & {
  readonly orgId: string
  readonly id: string
  readonly userId: string
  readonly handle: string
  readonly name: string
  readonly email: string
  readonly invitedBy: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly bouncedAt: Date | null
  readonly state: InvitationRow["state"]
}

export const invitationOf = (row: InvitationRow): Invitation => ({
  orgId: row.org_id,
  id: row.id,
  userId: row.user_id,
  handle: row.handle,
  name: row.name,
  email: row.email,
  level: row.level,
  billableActivities: row.billable_activities,
  projectAccess: row.project_access,
  appAccess: row.app_access,
  role: row.role_id,
  endsAt: row.ends_at,
  setBillTo: row.set_bill_to,
  invitedBy: row.invited_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  bouncedAt: row.bounced_at,
  state: row.state,
})

export const INVITATION_STATUSES = ["INVITED", "EXPIRED", "BOUNCED", "ACCEPTED", "REVOKED"] as const
export type InvitationStatus = (typeof INVITATION_STATUSES)[number]

/** How an invitation stands at a moment; what the mail server refused for good is bounced even where it has expired. */
export function invitationStatus(
  one: Pick<Invitation, "state" | "bouncedAt" | "expiresAt">,
  now: Date,
): InvitationStatus {
  if (one.state !== "OPEN") return one.state
  if (one.bouncedAt !== null) return "BOUNCED"
  return one.expiresAt <= now ? "EXPIRED" : "INVITED"
}

/** The fields of a place as the trail and a preview show them. */
export const placeFields = (place: Place): Record<string, Scalar> => ({
  level: place.level,
  billableActivities: place.billableActivities,
  projectAccess: place.projectAccess,
  appAccess: place.appAccess,
  role: place.role,
  endsAt: place.endsAt?.toISOString() ?? null,
  ...(place.setBillTo ? { setBillTo: true } : {}),
})

/** The role that goes with a level: ADMIN means Administrator, and nobody else has it. */
export const roleFor = (level: MemberSettings["level"], asked: string): string => {
  if (level === "ADMIN") return "administrator"
  return asked === "administrator" ? "member" : asked
}
