import { ADMIN_SETTINGS, type MemberLevel } from "./levels"

/** How a membership stands at a moment; ENDED when its end date has come. */
export const MEMBER_STATUSES = ["ACTIVE", "DISABLED", "ENDED"] as const
export type MemberStatus = (typeof MEMBER_STATUSES)[number]

export type MembershipState = {
  readonly level: MemberLevel
  readonly disabled: boolean
  readonly endsAt: Date | null
}

/** The status at a moment. An end date is obeyed to the second: at that very instant the membership has ended. */
export function statusAt(member: Pick<MembershipState, "disabled" | "endsAt">, now: Date): MemberStatus {
  if (member.endsAt !== null && member.endsAt.getTime() <= now.getTime()) return "ENDED"
  return member.disabled ? "DISABLED" : "ACTIVE"
}

/** An admin who keeps the org alive: enabled, account activated, no end date (INV-1, settled 2.6). */
export const isLastingAdmin = (member: MembershipState & { readonly activated: boolean }): boolean =>
  member.level === ADMIN_SETTINGS.level && !member.disabled && member.endsAt === null && member.activated

/**
 * The one guard for the last admin, of an org and of a group (INV-1): given how many lasting admins there are, which of
 * the planned targets would stop being one, in order, may do so. Returns the targets that have to stay.
 */
export function keepsAnAdmin<T extends { readonly was: boolean; readonly becomes: boolean }>(
  lasting: number,
  planned: readonly T[],
): ReadonlySet<T> {
  const stay = new Set<T>()
  let left = lasting + planned.filter((one) => !one.was && one.becomes).length
  for (const one of planned) {
    if (!one.was || one.becomes) continue
    if (left <= 1) stay.add(one)
    else left -= 1
  }
  return stay
}
