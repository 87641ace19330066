import { jobsStop, membersUpdate } from "@/db/sql/members-for-change"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { actingOf, loadMembers } from "./facts"
import { ofMembersInput } from "./inputs"
import { tellEach } from "./notices"
import { planEach, targetsOf } from "./plan"
import { mayTouch, notOnOneself } from "./rules"
import { ofMany } from "./selection"

type Standing = {
  readonly name: string
  readonly summary: string
  readonly verb: string
  readonly disabled: boolean
  readonly notice: "member.disabled" | "member.enabled"
}

/** Makes members stand as disabled or not, whatever else they hold. */
const standing = ({ name, summary, verb, disabled, notice }: Standing) =>
  mutation({
    name,
    summary,
    on: "org",
    needs: "members:edit",
    input: ofMembersInput,
    locksOrg: true,
    many: ofMany((people) => `${verb} ${people}`),
    load: (tx, ask) => loadMembers(tx, ask, { admins: true }),
    rule: anyone,
    plan: (facts, asked) =>
      planEach(facts, asked.targets, (member) => {
        const no = notOnOneself(actingOf(asked), member.userId) ?? mayTouch(actingOf(asked), member)
        if (no) return { no }
        const next = { level: member.settings.level, disabled, endsAt: member.endsAt }
        return { before: { disabled: member.disabled }, after: { disabled }, next }
      }),
    apply: async (tx, changed, asked) => {
      const writes = changed.map(({ target, after }) => ({ target, after: after ?? {} }))
      await tx.rows(membersUpdate(asked.org.id, writes))
      if (disabled) await tx.rows(jobsStop(asked.org.id, targetsOf(changed)))
      return { value: null, notices: tellEach(asked, notice, changed, asked.facts) }
    },
    example: ({ member }) => ({ members: { ids: [member] } }),
  })

/**
 * Ends the rights members have in this org, at once, with the jobs they started; their other orgs are left alone (A313,
 * INV-15). Can be taken back with member.enable.
 */
export const disableMember = standing({
  name: "member.disable",
  summary: "Takes members' access to this organization away until they are enabled again.",
  verb: "Disable",
  disabled: true,
  notice: "member.disabled",
})

/** Gives disabled members their access back, as it was (A315). */
export const enableMember = standing({
  name: "member.enable",
  summary: "Gives disabled members their access back.",
  verb: "Enable",
  disabled: false,
  notice: "member.enabled",
})
