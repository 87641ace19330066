import { type FundsRow, fundsOfMine } from "@/db/sql/accounts"
import { orgsOfPerson, type PlaceRow } from "@/db/sql/orgs-administered"
import { rightsOf } from "@/lib/access/policies"
import { holdsRight } from "@/lib/access/rights"
import { MOST_COUNTED } from "@/lib/notifications/inputs"
import { query } from "@/lib/operations/operation"
import { fundsOf } from "./funds"
import { nothingInput } from "./inputs"

type Account = { default_org: string | null; time_zone: string | null; unread: number }

/** True where the person has a page to open in the org: its settings or its members. */
function opens(row: PlaceRow): boolean {
  if (row.level === "ADMIN") return true
  const rights = rightsOf(row.policies)
  if (holdsRight(rights, "organization:edit") || holdsRight(rights, "members:edit")) return true
  return row.member_list_visibility !== "ADMIN" && holdsRight(rights, "members:read")
}

/**
 * Every org the person is active in, by name, with what the header needs: their level, whether there is a page to open, and
 * what their default org has left to spend where that is limited, the time zone they chose, and how many notifications
 * they have not read (A007, A018, A019, A021, A029).
 */
export const switcher = query({
  name: "org.switcher",
  summary: "Lists every organization you are in, by name.",
  on: "account",
  needs: "signed-in",
  input: nothingInput,
  run: async (tx, { me, now }) => {
    const rows = await tx.rows<PlaceRow>(orgsOfPerson(me, now))
    const [account] = await tx.rows<Account>({
      name: "own-choices",
      text: `select default_org, time_zone,
        (select count(*)::int from (select 1 from notification n where n.user_id = $1 and n.read_at is null limit $2) x) as unread
        from "user" where id = $1`,
      values: [me, MOST_COUNTED],
    })
    // Until one is chosen, the highest level of access, then the alphabet.
    const chosen = rows.find((row) => row.id === account?.default_org)
    const primary = chosen ?? rows.find((row) => row.level === "ADMIN") ?? rows[0]
    const [held] = primary?.billable ? await tx.rows<FundsRow>(fundsOfMine([primary.id])) : []
    const funds = primary ? fundsOf(primary.billable, held) : null
    return {
      orgs: rows.map((row) => ({
        id: row.id,
        handle: row.handle,
        name: row.name,
        level: row.level,
        opens: opens(row),
      })),
      primary: primary?.id ?? null,
      timeZone: account?.time_zone ?? null,
      unread: account?.unread ?? 0,
      funds: funds?.kind === "limited" && primary ? { org: primary.id, name: primary.name, ...funds } : null,
    }
  },
  example: () => ({}),
})
