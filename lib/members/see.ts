import { holdsRight } from "@/lib/access/rights"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { OrgFacts, Standing } from "@/lib/operations/actor"

type Placed = { readonly standing: Standing; readonly org: OrgFacts }

/** Holds for those who look after people: they see everyone, whatever the org shows to its members. */
export const looksAfterPeople = ({ standing }: Pick<Placed, "standing">): boolean =>
  holdsRight(standing.rights, "members:edit") || holdsRight(standing.rights, "login-users:read")

/** May change members, and so sees invitations and what is permitted on each row. */
export const editsMembers = ({ standing }: Pick<Placed, "standing">): boolean =>
  holdsRight(standing.rights, "members:edit")

/** Addresses are seen, searched and exported by admins alone (settled 1.7). */
export const seesAddresses = ({ standing }: Pick<Placed, "standing">): boolean => standing.level === "ADMIN"

/** Members see each other where the org says so (A040, A050, facts B1.7). */
export function maySeeMembers({ standing, org }: Placed): Verdict {
  if (looksAfterPeople({ standing })) return allow
  if (org.memberListVisibility === "ADMIN")
    return refuse("lacks_permission", "The members of this organization are shown to its admins only.")
  return holdsRight(standing.rights, "members:read") ? allow : refuse("lacks_permission")
}
