import type { Target } from "@/components/table/selection"
import type { MemberRow } from "@/lib/members/rows"

export const MEMBER_VERBS = ["edit", "role", "end", "disable", "enable", "remove", "delete", "reset", "logout"] as const
export type MemberVerb = (typeof MEMBER_VERBS)[number]

/** Something about to be done with members, named or all that match. */
export type Deed = {
  readonly verb: MemberVerb
  readonly target: Target
  /** How many; null while a total is still being counted. */
  readonly count: number | null
  /** The one it is about, when it is one. */
  readonly row: MemberRow | null
}

/** Something about to be done with one open invitation. */
export type OpenedInvitation = { readonly invitation: MemberRow; readonly verb: "resend" | "change" | "revoke" }

const COUNT = new Intl.NumberFormat("en-US")

/** "Jennifer Smith", "2 members", "the matching members". */
export function whom(deed: { readonly row: MemberRow | null; readonly count: number | null }): string {
  if (deed.row) return deed.row.name
  if (deed.count === null) return "the matching members"
  return deed.count === 1 ? "1 member" : `${COUNT.format(deed.count)} members`
}

export const members = (count: number): string => (count === 1 ? "1 member" : `${COUNT.format(count)} members`)
