import { type InvitationRow, invitationsById, invitationsUpdate, linksVoid, membersAdd } from "@/db/sql/invitations"
import { orgHeld } from "@/db/sql/org-desk"
import { policiesStatement, type StandingRow, standingStatement } from "@/db/sql/standing"
import type { Tx } from "@/db/tenancy"
import { ADMIN_SETTINGS } from "@/lib/access/levels"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { loadRoles, type Role } from "@/lib/members/facts"
import type { Acting } from "@/lib/members/rules"
import type { OrgFacts } from "@/lib/operations/actor"
import { orgOf, standingOf } from "@/lib/operations/ground"
import type { Changed } from "@/lib/operations/operation"
import { type Invitation, invitationOf, placeFields } from "./invitation"
import { mayPlace } from "./rules"

/** All that decides whether an invitation may still be accepted, on rows held still. */
export type Acceptance = {
  readonly org: OrgFacts
  readonly invitation: Invitation
  /** What the inviter may do today; null when they may do nothing here any more. */
  readonly inviter: Acting | null
  readonly role: Role | undefined
  /** Whether the invited account was made by the org. */
  readonly provisionedHere: boolean
  readonly alreadyMember: boolean
}

type PersonRow = { provisioned_by: string | null; member: boolean; support: boolean; shut: boolean }

/**
 * Reads an invitation for its acceptance, the org's row locked first. For transactions of the installation, since the person is
 * no member yet. Null where there is none.
 */
export async function loadAcceptance(
  tx: Tx,
  at: { readonly org: string; readonly invitation: string },
  now: Date,
  locking: boolean,
): Promise<Acceptance | null> {
  const [seen] = await tx.rows<InvitationRow>(invitationsById(at.org, [at.invitation], false))
  if (!seen) return null
  // Held apart from who invited: support and the installation's commands are in no org.
  if (locking) await tx.rows(orgHeld(at.org))
  const lock = locking ? "share" : "read"
  const [standing] = await tx.rows<StandingRow>(standingStatement(lock, at.org, seen.invited_by, null, null))
  const [row] = await tx.rows<InvitationRow>(invitationsById(at.org, [at.invitation], locking))
  if (!standing || !row) return null
  // Read once the inviter is held: what was read with the wait may be from before it.
  const policies = await tx.rows<{ policy: string }>(policiesStatement(at.org, seen.invited_by))
  const inviting = { ...standing, policies: policies.map((one) => one.policy) }
  const [person] = await tx.rows<PersonRow>({
    text: `select u.provisioned_by, exists (select 1 from member m where m.org_id = $2 and m.user_id = u.id) as member,
        exists (select 1 from "user" s where s.id = $3 and s.support and s.state = 'ACTIVE') as support,
        exists (select 1 from "user" s where s.id = $3 and s.state <> 'ACTIVE') as shut
      from "user" u where u.id = $1`,
    values: [row.user_id, at.org, row.invited_by],
  })
  const roles = await loadRoles(tx, at.org)
  return {
    org: orgOf(standing),
    invitation: invitationOf(row),
    // The invitations of an account that is disabled or closed are void with it (INV-15).
    inviter: person?.shut ? null : inviterOf(row.invited_by, inviting, person?.support === true, now),
    role: roles.get(row.role_id),
    provisionedHere: person?.provisioned_by === at.org,
    alreadyMember: person?.member === true,
  }
}

/** Support and the installation's own commands name first admins (settled 1.5); anybody else needs the right as they stand today. */
function inviterOf(invitedBy: string, row: StandingRow, support: boolean, now: Date): Acting | null {
  if (support || !invitedBy.startsWith("user-")) return { ...ADMIN_SETTINGS, me: invitedBy, rights: [] }
  const standing = standingOf(row, now)
  if (standing?.status !== "ACTIVE") return null
  const manages =
    standing.level === "ADMIN" || standing.rights.some((r) => r === "members:edit" || r === "members:full")
  return manages ? { ...standing, me: invitedBy } : null
}

/**
 * Whether the person may accept now: the invitation is theirs, open and not expired, the org lives, and whoever invited could
 * still invite to the same place today (INV-24). `address` is the one the account has.
 */
export function mayAccept(acceptance: Acceptance, userId: string, address: string | null, now: Date): Verdict {
  const { invitation, org, inviter, role } = acceptance
  if (invitation.userId !== userId || address?.toLowerCase() !== invitation.email.toLowerCase())
    return refuse("not_found")
  if (invitation.state !== "OPEN" || acceptance.alreadyMember) return refuse("invitation_void")
  if (invitation.expiresAt <= now) return refuse("link_expired")
  if (org.state !== "LIVE" || inviter === null) return refuse("invitation_void")
  if (acceptance.provisionedHere && !org.provisioning) return refuse("invitation_void")
  return mayPlace(inviter, org, { ...invitation, setBillTo: false }, role, now) ? refuse("invitation_void") : allow
}

/** The change for the org's chain: the person becomes a member. */
export const acceptanceOf = ({ invitation, org }: Acceptance): Changed => ({
  target: invitation.userId,
  label: invitation.name,
  outcome: "changed",
  before: { as: "invited", invitation: invitation.id },
  after: { as: "member", ...placeFields(invitation) },
  chain: org.id,
})

/** Writes an acceptance: the membership, the invitation used up with every link of it. The account has to be activated before. */
export async function acceptIntoOrg(tx: Tx, { invitation, org }: Acceptance, now: Date): Promise<void> {
  const place = {
    user: invitation.userId,
    level: invitation.level,
    billable: invitation.billableActivities,
    project: invitation.projectAccess,
    app: invitation.appAccess,
    role: invitation.role,
    ends_at: invitation.endsAt?.toISOString() ?? null,
  }
  await tx.count(invitationsUpdate(org.id, [{ id: invitation.id, after: { state: "ACCEPTED" } }]))
  const added = await tx.count(membersAdd(org.id, [place], invitation.invitedBy, now))
  if (added !== 1) throw new Error("the account to join is not activated")
  await tx.count(linksVoid(org.id, [invitation.id], now))
  if (invitation.setBillTo && org.billable)
    await tx.count({
      text: `update "user" set bill_to = $2, version = version + 1 where id = $1 and bill_to is null and provisioned_by = $2`,
      values: [invitation.userId, org.id],
    })
}
