import { membersCount } from "@/db/sql/members-count"
import { query } from "@/lib/operations/operation"
import { matchingInput } from "./inputs"
import { mayAskActivity } from "./list"
import { editsMembers, seesAddresses } from "./see"
import { filterOf } from "./selection"

export type MembersTotal = { readonly total: number; readonly members: number; readonly invitations: number }

/** How many rows member.list has in all, with the same search and filters; the kept counts when there are none (settled 3.9). */
export const countMembers = query({
  name: "member.count",
  summary: "How many members and open invitations match.",
  on: "org",
  needs: "member",
  input: matchingInput,
  rule: mayAskActivity,
  run: async (tx, ask): Promise<MembersTotal> => {
    const { q, filters } = ask.input
    const editing = editsMembers(ask)
    if (q === "" && Object.values(filters).every((list) => !list || list.length === 0)) {
      const invitations = editing ? ask.org.invitationCount : 0
      return { total: ask.org.memberCount + invitations, members: ask.org.memberCount, invitations }
    }
    const statement = membersCount(ask.org.id, filterOf(ask.input, seesAddresses(ask)), ask.now, editing)
    const [row] = await tx.rows<{ members: number; invitations: number }>(statement)
    const { members = 0, invitations = 0 } = row ?? {}
    return { total: members + invitations, members, invitations }
  },
  example: () => ({}),
})
