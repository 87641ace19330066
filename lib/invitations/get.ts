import { type InvitationRow, invitationsById } from "@/db/sql/invitations"
import { query } from "@/lib/operations/operation"
import { invitationInput } from "./inputs"
import { invitationOf, invitationStatus } from "./invitation"

/** An invitation as its dialog shows it: the place it gives, who sent it, until when it stands. Null where there is none. */
export const getInvitation = query({
  name: "invitation.get",
  summary: "One invitation: what it gives, who invited, when it ends.",
  on: "org",
  needs: "members:edit",
  input: invitationInput,
  run: async (tx, { org, standing, input, now }) => {
    const [row] = await tx.rows<InvitationRow>(invitationsById(org.id, [input.invitation], false))
    if (!row) return null
    const one = invitationOf(row)
    const [by] = await tx.rows<{ name: string }>({
      text: "select name from member where org_id = $1 and user_id = $2",
      values: [org.id, one.invitedBy],
    })
    return {
      id: one.id,
      userId: one.userId,
      handle: one.handle,
      name: one.name,
      // Addresses are for admins alone (settled 1.7).
      email: standing.level === "ADMIN" ? one.email : null,
      status: invitationStatus(one, now),
      level: one.level,
      billableActivities: one.billableActivities,
      projectAccess: one.projectAccess,
      appAccess: one.appAccess,
      role: one.role,
      setBillTo: one.setBillTo,
      endsAt: one.endsAt?.toISOString() ?? null,
      invitedBy: { id: one.invitedBy, name: by?.name ?? one.invitedBy },
      createdAt: one.createdAt.toISOString(),
      expiresAt: one.expiresAt.toISOString(),
    }
  },
  example: ({ invitation }) => ({ invitation }),
})
