import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { writeAccess } from "./edit-access"
import { actingOf, loadMembers } from "./facts"
import { setEndDateInput } from "./inputs"
import { iso, planEach, verdictOf } from "./plan"
import { mayMoveEnd, mayTouch } from "./rules"
import { ofMany } from "./selection"

/**
 * Sets or takes away the end of memberships: a moment in the future, obeyed to the second. The last lasting admin keeps
 * none (INV-1), and nobody lengthens their own (INV-4).
 */
export const setEndDate = mutation({
  name: "member.set-end-date",
  summary: "Sets or takes away the end date of memberships.",
  on: "org",
  needs: "members:edit",
  input: setEndDateInput,
  locksOrg: true,
  many: ofMany((people) => `Set the end date of ${people}`),
  load: (tx, ask) => loadMembers(tx, ask, { admins: true }),
  rule: ({ input, now }) =>
    input.endsAt && new Date(input.endsAt) <= now ? verdictOf({ refusal: "end_in_past" }) : anyone(),
  plan: (facts, asked) =>
    planEach(facts, asked.targets, (member) => {
      const endsAt = asked.input.endsAt === null ? null : new Date(asked.input.endsAt)
      const actor = actingOf(asked)
      const no = mayTouch(actor, member) ?? mayMoveEnd(actor, member.userId, member.endsAt, endsAt)
      if (no) return { no }
      return {
        before: { endsAt: iso(member.endsAt) },
        after: { endsAt: iso(endsAt) },
        next: { level: member.settings.level, disabled: member.disabled, endsAt },
      }
    }),
  apply: (tx, changed, asked) => writeAccess(tx, changed, asked, asked.facts),
  example: ({ member }) => ({ members: { ids: [member] }, endsAt: null }),
})
