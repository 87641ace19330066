import { jobsStop, membersUpdate } from "@/db/sql/members-for-change"
import type { Tx } from "@/db/tenancy"
import type { Changed } from "@/lib/operations/operation"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { actingOf, loadMembers, type OrgAsk } from "./facts"
import { ofMembersInput } from "./inputs"
import { tellEach } from "./notices"
import { planEach, targetsOf } from "./plan"
import { mayTouch, notOnOneself } from "./rules"
import { ofMany } from "./selection"

const write = (tx: Tx, ask: OrgAsk, changed: readonly Changed[]) =>
  tx.rows(
    membersUpdate(
      ask.org.id,
      changed.map(({ target, after }) => ({ target, after: after ?? {} })),
    ),
  )

/**
 * Ends the rights members have in this org, at once, with the jobs they started; their other orgs are left alone (A313,
 * INV-15). Can be taken back with member.enable.
 */
export const disableMember = mutation({
  name: "member.disable",
  summary: "Takes members' access to this organization away until they are enabled again.",
  on: "org",
  needs: "members:edit",
  input: ofMembersInput,
  locksOrg: true,
  many: ofMany((people) => `Disable ${people}`),
  load: (tx, ask) => loadMembers(tx, ask, { admins: true }),
  rule: anyone,
  plan: (facts, asked) =>
    planEach(facts, asked.targets, (member) => {
      const no = notOnOneself(actingOf(asked), member.userId) ?? mayTouch(actingOf(asked), member)
      if (no) return { no }
      const next = { level: member.settings.level, disabled: true, endsAt: member.endsAt }
      return { before: { disabled: member.disabled }, after: { disabled: true }, next }
    }),
  apply: async (tx, changed, asked) => {
    await write(tx, asked, changed)
    await tx.rows(jobsStop(asked.org.id, targetsOf(changed)))
    return { value: null, notices: tellEach(asked, "member.disabled", changed, asked.facts) }
  },
  example: ({ member }) => ({ members: { ids: [member] } }),
})

/** Gives disabled members their access back, as it was (A315). */
export const enableMember = mutation({
  name: "member.enable",
  summary: "Gives disabled members their access back.",
  on: "org",
  needs: "members:edit",
  input: ofMembersInput,
  locksOrg: true,
  many: ofMany((people) => `Enable ${people}`),
  load: (tx, ask) => loadMembers(tx, ask, { admins: true }),
  rule: anyone,
  plan: (facts, asked) =>
    planEach(facts, asked.targets, (member) => {
      const no = notOnOneself(actingOf(asked), member.userId) ?? mayTouch(actingOf(asked), member)
      if (no) return { no }
      const next = { level: member.settings.level, disabled: false, endsAt: member.endsAt }
      return { before: { disabled: member.disabled }, after: { disabled: false }, next }
    }),
  apply: async (tx, changed, asked) => {
    await write(tx, asked, changed)
    return { value: null, notices: tellEach(asked, "member.enabled", changed, asked.facts) }
  },
  example: ({ member }) => ({ members: { ids: [member] } }),
})
