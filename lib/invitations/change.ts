import type { z } from "zod"
import { invitationsUpdate } from "@/db/sql/invitations"
import { settingsAfter } from "@/lib/access/levels"
import { differing } from "@/lib/members/plan"
import { type Acting, mayGive } from "@/lib/members/rules"
import { type Ask, mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { loadInvitations, mayManage, planEachInvitation } from "./facts"
import { changeInput } from "./inputs"
import { type Invitation, type Place, placeFields, roleFor } from "./invitation"
import { mayPlace } from "./rules"

type Input = z.output<typeof changeInput>

function placeAfter(invitation: Invitation, input: Input): Place {
  const settings = settingsAfter(invitation, input)
  const demoted = invitation.level === "ADMIN" && settings.level === "MEMBER"
  return {
    ...settings,
    role: roleFor(settings.level, input.role ?? (demoted ? "member" : invitation.role)),
    endsAt: input.endsAt === undefined ? invitation.endsAt : input.endsAt === null ? null : new Date(input.endsAt),
    setBillTo: invitation.setBillTo && settings.billableActivities,
  }
}

const actingOf = (ask: Ask<"org", unknown>): Acting => ({ ...ask.standing, me: ask.me })

/** Changes what an invited person will be once they accept; the link that was mailed stays good. Never above one's own rights (INV-3). */
export const changeInvitation = mutation({
  name: "invitation.change",
  summary: "Changes the level, settings, role or end date that an invited person will have.",
  on: "org",
  needs: "members:edit",
  input: changeInput,
  sensitive: (input: Input) => input.level === "ADMIN",
  load: (tx, ask) => loadInvitations(tx, ask, [ask.input.invitation]),
  rule: anyone,
  plan: (facts, asked) =>
    planEachInvitation(facts, [asked.input.invitation], (invitation) => {
      const { input, org, now } = asked
      const place = placeAfter(invitation, input)
      const actor = actingOf(asked)
      const no =
        mayManage(actor, invitation, facts.roles) ??
        mayPlace(
          actor,
          org,
          { ...place, ...(input.endsAt === undefined ? { endsAt: null } : {}) },
          facts.roles.get(place.role),
          now,
        ) ??
        mayGive(actor, invitation, place)
      return (
        no ??
        differing(
          invitation.id,
          invitation.name,
          { ...placeFields(invitation), setBillTo: invitation.setBillTo },
          {
            ...placeFields(place),
            setBillTo: place.setBillTo,
          },
        )
      )
    }),
  apply: async (tx, changed, { org }) => {
    await tx.count(
      invitationsUpdate(
        org.id,
        changed.map(({ target, after }) => ({ id: target, after: after ?? {} })),
      ),
    )
    return { value: null }
  },
  example: ({ invitation }) => ({ invitation, appAccess: false }),
})
