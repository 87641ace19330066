import { invitationsUpdate, linksVoid } from "@/db/sql/invitations"
import { after } from "@/lib/clock"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { loadInvitations, mayManage, ofInvitations, planEachInvitation } from "./facts"
import { invitationsInput } from "./inputs"
import { INVITATION_DAYS, INVITATION_TIME } from "./invitation"
import { expiryOf, mailAnew } from "./resend"

/** Takes invitations back: their links and the mails not yet sent are dead at once (INV-24, INV-50). Can be undone. */
export const revokeInvitation = mutation({
  name: "invitation.revoke",
  summary: "Takes invitations back; their links stop working at once.",
  on: "org",
  needs: "members:edit",
  input: invitationsInput,
  locksOrg: true,
  many: ofInvitations((n) => `Revoke ${n} invitations`),
  load: (tx, ask) => loadInvitations(tx, ask, ask.targets),
  rule: anyone,
  plan: (facts, { targets, standing, me }) =>
    planEachInvitation(facts, targets, (one) => {
      if (one.state === "REVOKED") return { target: one.id, label: one.name, outcome: "unchanged" }
      const no = mayManage({ ...standing, me }, one, facts.roles)
      if (no) return no
      return {
        target: one.id,
        label: one.name,
        outcome: "changed",
        before: { state: "OPEN" },
        after: { state: "REVOKED" },
      }
    }),
  apply: async (tx, changed, { org, now }) => {
    const ids = changed.map((one) => one.target)
    await tx.count(
      invitationsUpdate(
        org.id,
        changed.map((one) => ({ id: one.target, after: one.after ?? {} })),
      ),
    )
    await tx.count(linksVoid(org.id, ids, now))
    return { value: null }
  },
  example: ({ invitation }) => ({ invitations: [invitation] }),
})

/** Undoes a revocation: the invitation is open again, with a new link for 7 days, since the old one may have been seen to be dead. */
export const restoreInvitation = mutation({
  name: "invitation.restore",
  summary: "Opens revoked invitations again and mails new links.",
  on: "org",
  needs: "members:edit",
  input: invitationsInput,
  locksOrg: true,
  many: ofInvitations((n) => `Restore ${n} invitations`),
  load: (tx, ask) => loadInvitations(tx, ask, ask.targets),
  rule: anyone,
  plan: (facts, { targets, standing, me }) =>
    planEachInvitation(facts, targets, (one) => {
      if (one.state === "OPEN") return { target: one.id, label: one.name, outcome: "unchanged" }
      const open = one.state === "REVOKED" ? { ...one, state: "OPEN" as const } : one
      const no = mayManage({ ...standing, me }, open, facts.roles)
      if (no) return no
      return {
        target: one.id,
        label: one.name,
        outcome: "changed",
        before: { state: "REVOKED", ...expiryOf(one) },
        after: { state: "OPEN", days: INVITATION_DAYS },
      }
    }),
  apply: async (tx, changed, asked) => {
    const expiresAt = after(asked.now, INVITATION_TIME).toISOString()
    const writes = changed.map((one) => ({ id: one.target, after: { state: "OPEN", expiresAt } }))
    await tx.count(invitationsUpdate(asked.org.id, writes))
    const open = changed.flatMap((one) => asked.facts.invitations.get(one.target) ?? [])
    return { value: null, notices: await mailAnew(tx, asked, open) }
  },
  conflicts: { invitation_open: "already_invited" },
  example: ({ invitation }) => ({ invitations: [invitation] }),
})
