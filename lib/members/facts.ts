import {
  type AccountRow,
  lastingAdmins,
  type MemberForChangeRow,
  memberAccounts,
  membersForChange,
  membersHold,
  type RoleRow,
  rolesOfOrg,
} from "@/db/sql/members-for-change"
import type { Tx } from "@/db/tenancy"
import type { MemberLevel, MemberSettings } from "@/lib/access/levels"
import { rightsOf } from "@/lib/access/policies"
import type { Right } from "@/lib/access/rights"
import type { Ask } from "@/lib/operations/operation"
import type { Acting } from "./rules"

export type OrgAsk<Input = unknown> = Ask<"org", Input>

/** A member as rules and plans see them. */
export type Member = {
  readonly userId: string
  readonly handle: string
  readonly name: string
  readonly email: string | null
  readonly level: MemberLevel
  readonly settings: MemberSettings
  readonly disabled: boolean
  readonly endsAt: Date | null
  readonly joinedAt: Date
  readonly addedBy: string | null
  readonly roles: readonly string[]
  /** What the roles give; known only where someone who is no admin asks. */
  readonly rights: readonly Right[]
  readonly account: Account | null
}
export type Account = {
  readonly state: string
  readonly provisionedHere: boolean
  readonly elsewhere: number
  readonly sessions: number
}
export type Role = {
  readonly id: string
  readonly name: string
  readonly enabled: boolean
  readonly rights: readonly Right[]
}

export type Facts = {
  readonly members: ReadonlyMap<string, Member>
  readonly roles: ReadonlyMap<string, Role>
  /** How many lasting admins there are; counted no further than one more than the targets. */
  readonly lasting: number
}

export type Wanted = { readonly roles?: boolean; readonly admins?: boolean; readonly accounts?: boolean }

/** Who acts, as the rules of members see them. */
export const actingOf = (ask: OrgAsk): Acting => ({ ...ask.standing, me: ask.me })

/** Reads the members a change is about, and of the rest only what it needs. */
export async function loadMembers(tx: Tx, ask: OrgAsk, wanted: Wanted = {}): Promise<Facts> {
  const { org, targets, now } = ask
  if (ask.locking) await tx.rows(membersHold(org.id, targets))
  const rows = await tx.rows<MemberForChangeRow>(membersForChange(org.id, targets))
  const roles = wanted.roles || ask.standing.level !== "ADMIN" ? await loadRoles(tx, org.id) : new Map<string, Role>()
  const admins = wanted.admins && rows.some((row) => row.level === "ADMIN")
  const [count] = admins ? await tx.rows<{ lasting: number }>(lastingAdmins(org.id, targets.length + 1)) : []
  const accounts = new Map<string, Account>()
  if (wanted.accounts || admins) {
    const ids = wanted.accounts ? targets : rows.filter((row) => row.level === "ADMIN").map((row) => row.user_id)
    for (const row of await tx.rows<AccountRow>(memberAccounts(ids, now))) accounts.set(row.user_id, accountOf(row))
  }
  return {
    members: new Map(rows.map((row) => [row.user_id, memberOf(row, roles, accounts.get(row.user_id) ?? null)])),
    roles,
    lasting: count?.lasting ?? 0,
  }
}

export async function loadRoles(tx: Tx, org: string): Promise<Map<string, Role>> {
  const rows = await tx.rows<RoleRow>(rolesOfOrg(org))
  return new Map(
    rows.map((row) => [row.id, { id: row.id, name: row.name, enabled: row.enabled, rights: rightsOf(row.policies) }]),
  )
}

const accountOf = (row: AccountRow): Account => ({
  state: row.state,
  provisionedHere: row.provisioned_here,
  elsewhere: row.elsewhere,
  sessions: row.open,
})

export const memberOf = (
  row: MemberForChangeRow,
  roles: ReadonlyMap<string, Role>,
  account: Account | null,
): Member => ({
  userId: row.user_id,
  handle: row.handle,
  name: row.name,
  email: row.email,
  level: row.level,
  settings: {
    level: row.level,
    billableActivities: row.billable_activities,
    projectAccess: row.project_access,
    appAccess: row.app_access,
  },
  disabled: row.disabled,
  endsAt: row.ends_at,
  joinedAt: row.joined_at,
  addedBy: row.added_by,
  roles: row.roles,
  rights: row.roles.flatMap((id) => roles.get(id)?.rights ?? []),
  account,
})
