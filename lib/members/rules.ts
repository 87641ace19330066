import { atLeast, type MemberLevel, type MemberSettings } from "@/lib/access/levels"
import type { RefusalWord } from "@/lib/access/refusals"
import { covers, type Right } from "@/lib/access/rights"

/** Who acts on a member, as the rules see them. */
export type Acting = MemberSettings & { readonly me: string; readonly rights: readonly Right[] }
/** Whom they act on: what level they have, and what rights their roles give. */
export type Touched = { readonly userId: string; readonly level: MemberLevel; readonly rights: readonly Right[] }
export type No = { readonly refusal: RefusalWord; readonly message?: string | undefined }

const HOLDS_MORE: No = { refusal: "outranked", message: "This person holds rights that you do not." }

/** Nobody touches someone above them: only an admin changes an admin, and nobody someone whose rights they lack (INV-5). */
export function mayTouch(actor: Acting, target: Touched): No | null {
  if (actor.level === "ADMIN") return null
  if (target.level === "ADMIN") return { refusal: "outranked" }
  if (target.userId === actor.me) return null
  return covers(actor.rights, target.rights) ? null : HOLDS_MORE
}

/** Nobody gives what they do not hold, to others (INV-3) or to themselves (INV-4); what was held before may stay. */
export function mayGive(actor: Acting, before: MemberSettings | null, after: MemberSettings): No | null {
  if (actor.level === "ADMIN") return null
  const above: No = { refusal: "above_own_rights" }
  if (after.level === "ADMIN") return before?.level === "ADMIN" ? null : above
  if (after.billableActivities && !before?.billableActivities && !actor.billableActivities) return above
  if (after.appAccess && !before?.appAccess && !actor.appAccess) return above
  const raised = before === null || !atLeast(before.projectAccess, after.projectAccess)
  return raised && !atLeast(actor.projectAccess, after.projectAccess) ? above : null
}

/** Nobody gives a role whose rights they do not hold (INV-3). */
export const mayGiveRights = (actor: Acting, rights: readonly Right[]): No | null =>
  actor.level === "ADMIN" || covers(actor.rights, rights) ? null : { refusal: "above_own_rights" }

/** Nobody lengthens their own membership (INV-4). */
export function mayMoveEnd(actor: Acting, target: string, before: Date | null, after: Date | null): No | null {
  if (target !== actor.me || before === null) return null
  return after === null || after > before
    ? { refusal: "not_on_oneself", message: "You cannot lengthen your own membership." }
    : null
}

/** A deed that may not be done to oneself. */
export const notOnOneself = (actor: Acting, target: string): No | null =>
  actor.me === target ? { refusal: "not_on_oneself" } : null

/** An account may be deleted by the org that made it, and only when it is in no other (A314, settled 2.5). */
export const mayClose = (account: { readonly provisionedHere: boolean; readonly elsewhere: number }): No | null =>
  account.provisionedHere && account.elsewhere === 0 ? null : { refusal: "in_other_org" }
