import type { Statement } from "../tenancy"
import { keptCount } from "./members-facets"
import { hitsOf, invitationParts, type MembersFilter, memberParts, onlySearched, Values } from "./members-filter"

/** How many members and open invitations a filter lets through, from the kept counts where these can tell (decision 10). */
export function membersCount(org: string, filter: MembersFilter, now: Date, withInvitations: boolean): Statement {
  const values = new Values()
  const counted = (parts: { from: string; where: readonly string[] } | null): string =>
    parts ? `(select count(*)::int from ${parts.from} where ${parts.where.join(" and ")})` : "0"
  const hits = hitsOf(filter, values)
  const members = onlySearched(filter)
    ? "(select count(*)::int from hits where not invited)"
    : (keptCount(filter, org, now, values) ?? counted(memberParts(filter, org, now, values)))
  const invitations = withInvitations ? counted(invitationParts(filter, org, now, values)) : "0"
  return {
    text: `${hits && `with ${hits} `}select ${members} as members, ${invitations} as invitations`,
    values: values.list,
  }
}

/** The ids of every member a filter lets through; the one asking comes last, so that their own right lasts until the end. */
export function membersMatching(org: string, filter: MembersFilter, now: Date, last: string): Statement | null {
  const values = new Values()
  const hits = hitsOf(filter, values)
  const parts = memberParts(filter, org, now, values)
  if (!parts) return null
  return {
    text: `${hits && `with ${hits} `}select m.user_id from ${parts.from} where ${parts.where.join(" and ")} order by m.user_id = ${values.add(last)}, m.user_id`,
    values: values.list,
  }
}
