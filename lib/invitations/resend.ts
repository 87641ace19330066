import { invitationsUpdate, linksAdd, linksVoid } from "@/db/sql/invitations"
import type { Tx } from "@/db/tenancy"
import { after } from "@/lib/clock"
import { newId } from "@/lib/ids"
import type { Notice } from "@/lib/notices/notice"
import { type Ask, mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { loadInvitations, mayManage, ofInvitations, planEachInvitation } from "./facts"
import { invitationsInput } from "./inputs"
import { INVITATION_DAYS, INVITATION_TIME, type Invitation } from "./invitation"
import { invitedNotice } from "./notices"
import { byOf } from "./write"

/** Ends the links that are out and mails new ones, good for 7 more days. */
export async function mailAnew(
  tx: Tx,
  ask: Ask<"org", unknown>,
  invitations: readonly Invitation[],
): Promise<readonly Notice[]> {
  const { org, now } = ask
  const expiresAt = after(now, INVITATION_TIME)
  await tx.count(
    linksVoid(
      org.id,
      invitations.map((one) => one.id),
      now,
    ),
  )
  const links = invitations.map((one) => ({ id: newId(), user: one.userId, invitation: one.id, email: one.email }))
  await tx.count(linksAdd(org.id, links, now, expiresAt))
  const from = { org, by: byOf(ask), mail: "now" as const }
  return invitations.map((one, at) =>
    invitedNotice(from, { account: one.userId, name: one.name, address: one.email }, links[at]?.id ?? "", expiresAt),
  )
}

/** Until when it stood. What comes after is said in days, so that a preview and what is done a moment later are the same plan. */
export const expiryOf = (one: Invitation) => ({ expiresAt: one.expiresAt.toISOString() })

/** Sends an invitation again: a new link for 7 more days, the old one dead. */
export const resendInvitation = mutation({
  name: "invitation.resend",
  summary: "Mails new links for invitations and ends the old ones.",
  on: "org",
  needs: "members:edit",
  input: invitationsInput,
  many: ofInvitations((n) => `Resend ${n} invitations`),
  load: (tx, ask) => loadInvitations(tx, ask, ask.targets),
  rule: anyone,
  plan: (facts, { targets, standing, me }) =>
    planEachInvitation(facts, targets, (one) => {
      const no = mayManage({ ...standing, me }, one, facts.roles)
      if (no) return no
      return {
        target: one.id,
        label: one.name,
        outcome: "changed",
        before: expiryOf(one),
        after: { days: INVITATION_DAYS },
      }
    }),
  apply: async (tx, changed, asked) => {
    const expiresAt = after(asked.now, INVITATION_TIME).toISOString()
    await tx.count(
      invitationsUpdate(
        asked.org.id,
        changed.map((one) => ({ id: one.target, after: { expiresAt } })),
      ),
    )
    const sent = changed.flatMap((one) => asked.facts.invitations.get(one.target) ?? [])
    return { value: null, notices: await mailAnew(tx, asked, sent) }
  },
  example: ({ invitation }) => ({ invitations: [invitation] }),
})
