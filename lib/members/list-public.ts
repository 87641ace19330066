import type { Statement } from "@/db/tenancy"
import type { MemberLevel } from "@/lib/access/levels"
import { query } from "@/lib/operations/operation"
import { publicListInput } from "./inputs"

type Row = { user_id: string; handle: string; name: string; level: MemberLevel }

const publicMembers = (org: string, q: string, after: string | null, limit: number): Statement => ({
  name: "members-public",
  text: "select user_id, handle, name, level from member_list_public($1, $2, $3, $4)",
  values: [org, q, after, limit],
})

/**
 * Handle, name and level of the members of an org that shows them to everybody who is signed in (settled 1.7, B1.7). An org that
 * does not, and one that does not exist, look the same: nobody.
 */
export const listPublicMembers = query({
  name: "member.list-public",
  summary: "The members of an organization that shows them to everyone signed in.",
  on: "account",
  needs: "signed-in",
  input: publicListInput,
  run: async (tx, { input }) => {
    const found = await tx.rows<Row>(publicMembers(input.org, input.q, input.after ?? null, input.size + 1))
    const rows = found.slice(0, input.size)
    return {
      rows: rows.map((row) => ({ id: row.user_id, handle: row.handle, name: row.name, level: row.level })),
      next: found.length > input.size ? (rows.at(-1)?.user_id ?? null) : null,
    }
  },
  example: ({ org }) => ({ org }),
})
