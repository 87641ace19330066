import type { Role } from "@/lib/members/facts"
import { type Acting, mayGive, mayGiveRights, type No } from "@/lib/members/rules"
import type { OrgFacts } from "@/lib/operations/actor"
import type { Place } from "./invitation"

/** Whether someone may give a newcomer this place: never above what they hold themselves (INV-3), and only what the org has. */
export function mayPlace(actor: Acting, org: OrgFacts, place: Place, role: Role | undefined, now: Date): No | null {
  if (!role?.enabled)
    return { refusal: "invalid_input", message: `There is no role "${place.role}" to give in this organization.` }
  if (place.endsAt !== null && place.endsAt <= now) return { refusal: "end_in_past" }
  if (place.setBillTo && !org.billable)
    return { refusal: "feature_off", message: "The organization has no billing, so it cannot be a billing account." }
  return mayGive(actor, null, place) ?? mayGiveRights(actor, role.rights)
}

/** Whether the org may make accounts at all (A080). */
export const mayProvision = (org: OrgFacts): No | null =>
  org.provisioning
    ? null
    : {
        refusal: "feature_off",
        message: "This organization cannot create accounts. Only people who have one can be added; contact support.",
      }
