import { type InvitationRow, invitationsById } from "@/db/sql/invitations"
import type { Tx } from "@/db/tenancy"
import { loadRoles, type Role } from "@/lib/members/facts"
import { type Acting, mayTouch, type No } from "@/lib/members/rules"
import type { Ask, Change } from "@/lib/operations/operation"
import { type Invitation, invitationOf } from "./invitation"

export type Facts = {
  readonly invitations: ReadonlyMap<string, Invitation>
  readonly roles: ReadonlyMap<string, Role>
}

/** The invitations an operation is about, and the roles of the org. */
export async function loadInvitations(tx: Tx, ask: Ask<"org", unknown>, ids: readonly string[]): Promise<Facts> {
  const rows = await tx.rows<InvitationRow>(invitationsById(ask.org.id, ids, ask.locking))
  return {
    invitations: new Map(rows.map((row) => [row.id, invitationOf(row)])),
    roles: await loadRoles(tx, ask.org.id),
  }
}

const SETTLED = {
  ACCEPTED: { refusal: "already_member", message: "The invitation was accepted: this person is a member now." },
  REVOKED: { refusal: "invitation_void", message: "This invitation was revoked." },
} as const satisfies Record<string, No>

/** Nobody touches an invitation to more than they hold themselves (INV-5), or one that is settled. */
export function mayManage(actor: Acting, invitation: Invitation, roles: Facts["roles"]): No | null {
  if (invitation.state !== "OPEN") return SETTLED[invitation.state]
  const rights = roles.get(invitation.role)?.rights ?? []
  return mayTouch(actor, { userId: invitation.userId, level: invitation.level, rights })
}

/** Plans the same for each invitation named; what is not there, or may not be touched, is refused. */
export const planEachInvitation = (
  facts: Facts,
  ids: readonly string[],
  decide: (invitation: Invitation) => Change | No,
): readonly Change[] =>
  ids.map((id): Change => {
    const invitation = facts.invitations.get(id)
    if (!invitation) return { target: id, label: id, outcome: "refused", refusal: "not_found" }
    const decided = decide(invitation)
    return "refusal" in decided && !("outcome" in decided)
      ? { target: id, label: invitation.name, outcome: "refused", ...decided }
      : (decided as Change)
  })

/** What makes an operation one of several invitations. */
export const ofInvitations = (title: (n: number) => string) => ({
  selection: (input: { readonly invitations: readonly string[] }) => ({ ids: input.invitations }),
  matching: async (): Promise<readonly string[]> => [],
  title,
})
