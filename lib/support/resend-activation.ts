import { invitationProlonged, newestInvitation, type OpenInvitation, type PersonRow, userWho } from "@/db/sql/support"
import { LINK_LIFE, openLink } from "@/lib/accounts/links"
import { after } from "@/lib/clock"
import { mutation } from "@/lib/operations/operation"
import { onUserInput } from "./inputs"
import { exists, mayResend } from "./rules"

const DAYS = 7

/** Mails a new activation link, good for 7 days, and ends the old one; their newest open invitation lives as long (INV-23). */
export const resendActivation = mutation({
  name: "user.resend",
  summary: "Mails a new activation link to a user who has not activated the account.",
  on: "installation",
  needs: "staff:people",
  reason: (input) => input.reason,
  input: onUserInput,
  load: async (tx, { input, locking }) => {
    const [user] = await tx.rows<PersonRow>(userWho(input.who, locking))
    const [invitation] = user ? await tx.rows<OpenInvitation>(newestInvitation(user.id)) : []
    return { user: user ?? null, invitation: invitation ?? null }
  },
  rule: (asked) => {
    const { user } = asked.facts
    return user ? mayResend(user) : exists(asked)
  },
  plan: ({ user }) =>
    user
      ? [
          {
            target: user.id,
            label: user.name,
            outcome: "changed",
            before: null,
            after: { link: "activate", days: DAYS },
            chain: user.id,
          },
        ]
      : [],
  apply: async (tx, _, { facts: { user, invitation }, now }) => {
    if (!user?.email) return { value: null }
    const expiresAt = after(now, LINK_LIFE.activate)
    const orgId = invitation?.org_id ?? null
    if (invitation) await tx.rows(invitationProlonged(invitation.org_id, invitation.id, expiresAt))
    const link = await openLink(
      tx,
      { kind: "activate", userId: user.id, email: user.email, orgId, invitationId: invitation?.id ?? null },
      now,
    )
    const to = { userId: user.id, address: user.email }
    const notice = invitation
      ? {
          kind: "invitation.sent" as const,
          to,
          orgId,
          payload: {
            name: user.name,
            org: invitation.org_name,
            orgId,
            by: "Provost support",
            expiresAt: expiresAt.toISOString(),
          },
          link,
        }
      : { kind: "account.activate" as const, to, payload: { name: user.name, handle: user.handle }, link }
    return { value: { userId: user.id }, notices: [notice] }
  },
  example: ({ member }) => ({ who: member, reason: "Asked for by the person" }),
})
