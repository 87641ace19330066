import type { MemberPageRow } from "@/db/sql/members-page"
import type { MemberLevel, ProjectLevel } from "@/lib/access/levels"
import { statusAt } from "@/lib/access/members"
import { type RefusalWord, sentenceOf } from "@/lib/access/refusals"
import type { Right } from "@/lib/access/rights"
import type { Role } from "./facts"
import type { RowStatus } from "./inputs"
import { type Acting, mayClose, mayTouch, type No, notOnOneself } from "./rules"

export const MEMBER_ACTS = [
  "edit",
  "setRole",
  "disable",
  "enable",
  "remove",
  "delete",
  "resetPassword",
  "logOut",
] as const
export type MemberAct = (typeof MEMBER_ACTS)[number]
export type Refusal = { readonly word: RefusalWord; readonly sentence: string }
/** For each act, null where it is permitted, or why it is not. */
export type Permits = Readonly<Record<MemberAct, Refusal | null>>

/** A row of the members list: a member, or an open invitation. */
export type MemberRow = {
  readonly id: string
  readonly kind: "member" | "invitation"
  readonly userId: string
  readonly handle: string
  readonly name: string
  readonly email: string | null
  readonly level: MemberLevel
  readonly billableActivities: boolean
  readonly projectAccess: ProjectLevel
  readonly appAccess: boolean
  readonly roles: readonly { readonly id: string; readonly name: string }[]
  readonly status: Exclude<RowStatus, "ENDING">
  readonly endsAt: string | null
  /** When they joined, or were invited. */
  readonly joinedAt: string
  readonly lastActiveAt: string | null
  /** Who added or invited them. */
  readonly addedBy: string | null
  /** When an invitation's link ends. */
  readonly expiresAt: string | null
  /** Null for those who may not change members. */
  readonly permits: Permits | null
}

export type Seer = {
  readonly acting: Acting
  readonly addresses: boolean
  readonly activity: boolean
  readonly edits: boolean
  readonly deletes: boolean
  /** Whether the org goes on; nothing is done with members of one that is suspended or has expired. */
  readonly live: boolean
  readonly roles: ReadonlyMap<string, Role>
  readonly roleNames: Readonly<Record<string, string>>
  readonly now: Date
}

const word = (no: No | null): Refusal | null =>
  no && { word: no.refusal, sentence: no.message ?? sentenceOf(no.refusal) }

function statusOf(row: MemberPageRow, now: Date): MemberRow["status"] {
  if (!row.invited) return statusAt({ disabled: row.disabled, endsAt: row.ends_at }, now)
  if (row.bounced_at) return "BOUNCED"
  return row.expires_at && row.expires_at <= now ? "EXPIRED" : "INVITED"
}

/** What is known of a member when it is asked what may be done with them. */
export type Candidate = {
  readonly userId: string
  readonly level: MemberLevel
  readonly disabled: boolean
  readonly endsAt: Date | null
  readonly rights: readonly Right[]
  /** How many lasting admins there are, up to two; null where it does not matter. */
  readonly lasting: number | null
  readonly provisionedHere: boolean
  readonly elsewhere: number | null
}

const stopped = word({ refusal: "org_expired" })
const NOTHING = Object.fromEntries(MEMBER_ACTS.map((act) => [act, stopped])) as Permits

/** What the same rules that guard each change say of a member. */
export function permitsFor(one: Candidate, acting: Acting, org: { deletes: boolean; live: boolean }): Permits {
  if (!org.live) return NOTHING
  const touch = mayTouch(acting, one)
  const self = notOnOneself(acting, one.userId)
  const isLast = one.level === "ADMIN" && !one.disabled && one.endsAt === null && (one.lasting ?? 2) < 2
  const last: No | null = isLast ? { refusal: "last_admin" } : null
  const lacks: No | null = org.deletes ? null : { refusal: "lacks_permission" }
  const admin: No | null =
    one.level === "ADMIN"
      ? { refusal: "invalid_input", message: "An admin has the role Administrator. Change the level first." }
      : null
  const close = mayClose({ provisionedHere: one.provisionedHere, elsewhere: one.elsewhere ?? 1 })
  return {
    edit: word(touch),
    setRole: word(touch ?? admin),
    disable: word(self ?? touch ?? last),
    enable: word(self ?? touch),
    remove: word(lacks ?? touch ?? last),
    delete: word(lacks ?? self ?? touch ?? last ?? close),
    resetPassword: word(touch),
    logOut: word(touch),
  }
}

const candidateOf = (row: MemberPageRow, roles: Seer["roles"]): Candidate => ({
  userId: row.user_id,
  level: row.level,
  disabled: row.disabled,
  endsAt: row.ends_at,
  rights: row.role_ids.flatMap((id) => roles.get(id)?.rights ?? []),
  lasting: row.lasting,
  provisionedHere: row.provisioned_here === true,
  elsewhere: row.elsewhere,
})

/** A row as the viewer may see it. */
export const rowFor = (row: MemberPageRow, seer: Seer): MemberRow => ({
  id: row.id,
  kind: row.invited ? "invitation" : "member",
  userId: row.user_id,
  handle: row.handle,
  name: row.name,
  email: seer.addresses ? row.email : null,
  level: row.level,
  billableActivities: row.billable_activities,
  projectAccess: row.project_access,
  appAccess: row.app_access,
  roles: row.role_ids.map((id) => ({ id, name: seer.roleNames[id] ?? id })),
  status: statusOf(row, seer.now),
  endsAt: row.ends_at?.toISOString() ?? null,
  joinedAt: row.joined_at.toISOString(),
  lastActiveAt: seer.activity ? (row.last_active_at?.toISOString() ?? null) : null,
  addedBy: row.added_by,
  expiresAt: row.expires_at?.toISOString() ?? null,
  permits: seer.edits ? permitsFor(candidateOf(row, seer.roles), seer.acting, seer) : null,
})
