import type { MemberLevel } from "@/lib/access/levels"
import { isLastingAdmin, keepsAnAdmin } from "@/lib/access/members"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import type { Change, Changed } from "@/lib/operations/operation"
import type { Fields, Scalar } from "@/lib/operations/outcome"
import type { Facts, Member } from "./facts"
import type { No } from "./rules"

/** What a change would make of one member: nothing but a refusal, or the fields before and after. */
export type Decision =
  | { readonly no: No }
  | {
      readonly before: Fields
      readonly after: Fields | null
      readonly next: Next | null
      readonly note?: string | undefined
    }
/** How the membership stands afterwards; null when it is gone. */
export type Next = { readonly level: MemberLevel; readonly disabled: boolean; readonly endsAt: Date | null }

const isLasting = (member: Member, next: Next): boolean =>
  isLastingAdmin({ ...next, activated: member.account?.state === "ACTIVE" })

/**
 * Decides for each target, in order, and keeps the last admin (INV-1): who would leave the org without one is refused. What
 * would stay as it is, is unchanged.
 */
export function planEach(
  facts: Facts,
  targets: readonly string[],
  decide: (member: Member) => Decision,
): readonly Change[] {
  const decided = targets.map((target) => {
    const member = facts.members.get(target)
    const decision: Decision = member ? decide(member) : { no: { refusal: "not_member" } }
    if (!member || "no" in decision) return { target, member, decision, was: false, becomes: false }
    const was = isLasting(member, { ...member, level: member.settings.level })
    return { target, member, decision, was, becomes: decision.next !== null && isLasting(member, decision.next) }
  })
  const stay = keepsAnAdmin(facts.lasting, decided)
  return decided.map((one): Change => {
    const label = one.member?.name ?? one.target
    const { target, decision } = one
    if ("no" in decision) return { target, label, outcome: "refused", ...decision.no }
    if (stay.has(one)) return { target, label, outcome: "refused", refusal: "last_admin" }
    const change = differing(target, label, decision.before, decision.after)
    return decision.note && change.outcome === "changed" ? { ...change, note: decision.note } : change
  })
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

/** A change that holds only the fields that differ, or unchanged when none does. */
export function differing(target: string, label: string, before: Fields, after: Fields | null): Change {
  if (after === null) return { target, label, outcome: "changed", before, after }
  const fields = Object.keys(after).filter((field) => !same(before[field], after[field]))
  if (fields.length === 0) return { target, label, outcome: "unchanged" }
  const only = (all: Fields): Fields =>
    Object.fromEntries(fields.map((field): [string, Scalar | readonly Scalar[]] => [field, all[field] ?? null]))
  return { target, label, outcome: "changed", before: only(before), after: only(after) }
}

export const iso = (date: Date | null): string | null => date?.toISOString() ?? null
export const targetsOf = (changed: readonly Changed[]): readonly string[] => changed.map((one) => one.target)
export const verdictOf = (no: No | null): Verdict => (no ? refuse(no.refusal, no.message) : allow)
