import { membersMatching } from "@/db/sql/members-count"
import type { MembersFilter } from "@/db/sql/members-filter"
import type { Tx } from "@/db/tenancy"
import type { Selection } from "@/lib/operations/operation"
import type { OrgAsk } from "./facts"
import type { Matching, MembersField } from "./inputs"

const count = new Intl.NumberFormat("en-US")
export const people = (n: number): string => (n === 1 ? "1 member" : `${count.format(n)} members`)

/** The filter as the statements take it; only admins search by e-mail address (settled 1.7). */
export const filterOf = ({ q, filters }: Matching, byEmail: boolean): MembersFilter => ({ q, byEmail, ...filters })

/** What makes an operation one of many members. */
export const ofMany = (title: (people: string) => string) => ({
  selection: (input: { readonly members: MembersField }): Selection => input.members,
  matching: async (tx: Tx, ask: OrgAsk<{ readonly members: MembersField }>): Promise<readonly string[]> => {
    const { members } = ask.input
    if ("ids" in members) return members.ids
    const filter = filterOf(members.matching, ask.standing.level === "ADMIN")
    const statement = membersMatching(ask.org.id, filter, ask.now, ask.me)
    const rows = statement ? await tx.rows<{ user_id: string }>(statement) : []
    return rows.map((row) => row.user_id)
  },
  title: (n: number): string => title(people(n)),
})
