import { rightsOfStaff } from "@/db/sql/staff"
import type { Tx } from "@/db/tenancy"
import { STAFF_RIGHT_WORDS, type StaffRight, staffRightsOf } from "@/lib/access/staff"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Actor } from "@/lib/operations/actor"

/** What the actor holds as it stands now; null for the installation itself, which lacks nothing. */
export async function heldBy(
  tx: Tx,
  { actor, me, locking }: { actor: Actor; me: string | null; locking: boolean },
): Promise<readonly StaffRight[] | null> {
  if (actor.kind === "system") return null
  const [row] = await tx.rows<{ staff_rights: string[] }>(rightsOfStaff(me, locking))
  return row ? staffRightsOf(row.staff_rights) : []
}

/** Who looks after staff gives what they hold themselves, and so does not come by more through an account that they make (INV-3). */
export function mayGive(held: readonly StaffRight[] | null, given: readonly StaffRight[]): Verdict {
  if (held === null) return allow
  if (!held.includes("staff")) return refuse("lacks_permission", "This is not among your rights at the support desk.")
  const above = given.filter((right) => !held.includes(right))
  const named = above.map((right) => STAFF_RIGHT_WORDS[right]).join(", ")
  return above.length === 0 ? allow : refuse("above_own_rights", `You cannot give what you do not hold: ${named}.`)
}
