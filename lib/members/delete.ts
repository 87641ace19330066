import { jobsStop } from "@/db/sql/members-for-change"
import { accountsClose, appPermissionsDrop, grantsDrop, membersDelete } from "@/db/sql/members-removal"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { actingOf } from "./facts"
import { ofMembersInput } from "./inputs"
import { tellEach } from "./notices"
import { planEach, targetsOf } from "./plan"
import { loadRemoval, removal } from "./remove"
import { mayClose, mayTouch, notOnOneself } from "./rules"
import { ofMany } from "./selection"

/**
 * Deletes accounts for good: only those this org made and that are in no other org (A314, settled 2.5); for anyone else
 * removal is offered instead. The address is free for a new account, the name stays in the trail.
 */
export const deleteMember = mutation({
  name: "member.delete",
  summary: "Deletes accounts that this organization made, for good.",
  on: "org",
  needs: "members:full",
  input: ofMembersInput,
  locksOrg: true,
  sensitive: true,
  tokens: false,
  many: ofMany((people) => `Delete the accounts of ${people}`),
  load: (tx, ask) => loadRemoval(tx, ask, true),
  rule: anyone,
  plan: (facts, asked) =>
    planEach(facts, asked.targets, (member) => {
      const actor = actingOf(asked)
      const no = notOnOneself(actor, member.userId) ?? mayTouch(actor, member)
      if (no) return { no }
      const close = member.account ? mayClose(member.account) : ({ refusal: "in_other_org" } as const)
      if (close) return { no: close }
      return removal(member, facts)
    }),
  apply: async (tx, changed, asked) => {
    const users = targetsOf(changed)
    const org = asked.org.id
    await tx.count(grantsDrop(org, users))
    await tx.count(appPermissionsDrop(org, users))
    await tx.count(jobsStop(org, users))
    await tx.count(membersDelete(org, users))
    await tx.rows(accountsClose(users, asked.now))
    return { value: null, notices: tellEach(asked, "member.deleted", changed, asked.facts) }
  },
  example: ({ other }) => ({ members: { ids: [other] } }),
})
