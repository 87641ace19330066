import {
  appsReaching,
  memberPerson,
  otherOrgs,
  type PersonRow,
  type ReachedAppRow,
  type TokenRow,
  tokensReaching,
} from "@/db/sql/member-person"
import { type AccountRow, lastingAdmins, memberAccounts } from "@/db/sql/members-for-change"
import type { Tx } from "@/db/tenancy"
import type { MemberSettings } from "@/lib/access/levels"
import { type MemberStatus, statusAt } from "@/lib/access/members"
import { rightsOf } from "@/lib/access/policies"
import { FUNCTIONALITIES, type Functionality, holdsRight, type Right, VERBS, type Verb } from "@/lib/access/rights"
import { Leave, refused } from "@/lib/operations/failures"
import { query } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { actingOf, type OrgAsk } from "./facts"
import { historyOf, type PersonEvent } from "./history"
import { personInput } from "./inputs"
import { type ReachedApp, reachedApp } from "./reach"
import { type Permits, permitsFor } from "./rows"
import { editsMembers, looksAfterPeople, maySeeMembers, seesAddresses } from "./see"

const MOST = 200

export type PersonToken = {
  readonly id: string
  readonly name: string
  readonly ending: string
  readonly allOrgs: boolean
  readonly readOnly: boolean
  readonly expiresAt: string
  readonly lastUsedAt: string | null
}

/** What stands on a person's page. What only those see who look after people is null for others. */
export type Person = MemberSettings & {
  readonly userId: string
  readonly handle: string
  readonly name: string
  readonly email: string | null
  readonly status: MemberStatus
  readonly endsAt: string | null
  readonly joinedAt: string
  readonly addedBy: string | null
  readonly lastActiveAt: string | null
  readonly roles: readonly { readonly id: string; readonly name: string }[]
  /** The farthest verb of each functionality that they hold, through level and roles. */
  readonly rights: readonly { readonly functionality: string; readonly verb: Verb }[]
  readonly permits: Permits | null
  readonly inside: {
    readonly provisionedHere: boolean
    readonly sessions: number
    readonly apps: readonly ReachedApp[]
    readonly tokens: readonly PersonToken[]
    readonly otherOrgs: readonly { readonly id: string; readonly name: string }[]
    readonly events: readonly PersonEvent[] | null
  } | null
}

const rightsIn = (rights: readonly Right[]): Person["rights"] =>
  (Object.keys(FUNCTIONALITIES) as Functionality[]).flatMap((functionality) => {
    const verb = [...VERBS].reverse().find((one) => holdsRight(rights, `${functionality}:${one}`))
    return verb ? [{ functionality: FUNCTIONALITIES[functionality], verb }] : []
  })

async function insideOf(
  tx: Tx,
  ask: OrgAsk,
  row: PersonRow,
  account: AccountRow | undefined,
): Promise<Person["inside"]> {
  const user = row.user_id
  const apps = await tx.rows<ReachedAppRow>(appsReaching(ask.org.id, user, MOST))
  const tokens = await tx.rows<TokenRow>(tokensReaching(ask.org.id, user, ask.now))
  const others = await tx.rows<{ id: string; name: string }>(otherOrgs([user]))
  return {
    provisionedHere: account?.provisioned_here === true,
    sessions: account?.open ?? 0,
    apps: apps.map((one) => reachedApp(one, row.name, ask.org.name)),
    tokens: tokens.map((one) => ({
      id: one.id,
      name: one.name,
      ending: one.ending,
      allOrgs: !one.bound,
      readOnly: one.read_only,
      expiresAt: one.expires_at.toISOString(),
      lastUsedAt: one.last_used_at?.toISOString() ?? null,
    })),
    otherOrgs: others.map(({ id, name }) => ({ id, name })),
    events: await historyOf(tx, ask, user),
  }
}

async function permitsOf(tx: Tx, ask: OrgAsk, row: PersonRow, account: AccountRow | undefined): Promise<Permits> {
  const [count] = row.level === "ADMIN" ? await tx.rows<{ lasting: number }>(lastingAdmins(ask.org.id, 2)) : []
  return permitsFor(
    {
      userId: row.user_id,
      level: row.level,
      disabled: row.disabled,
      endsAt: row.ends_at,
      rights: rightsOf(row.roles.flatMap((role) => role.policies)),
      lasting: count?.lasting ?? null,
      provisionedHere: account?.provisioned_here === true,
      elsewhere: account?.elsewhere ?? null,
    },
    actingOf(ask),
    { deletes: holdsRight(ask.standing.rights, "members:full"), live: ask.org.state === "LIVE" },
  )
}

async function person(tx: Tx, ask: OrgAsk<{ user: string }>): Promise<Person> {
  const { user } = ask.input
  const [row] = await tx.rows<PersonRow>(memberPerson(ask.org.id, user))
  if (!row) throw new Leave(refused("not_found"))
  const looks = looksAfterPeople(ask)
  const [account] = looks ? await tx.rows<AccountRow>(memberAccounts([user], ask.now)) : []
  const rights = row.level === "ADMIN" ? rightsOf(["orgAdmin"]) : rightsOf(row.roles.flatMap((role) => role.policies))
  return {
    userId: row.user_id,
    handle: row.handle,
    name: row.name,
    email: seesAddresses(ask) ? row.email : null,
    level: row.level,
    billableActivities: row.billable_activities,
    projectAccess: row.project_access,
    appAccess: row.app_access,
    status: statusAt({ disabled: row.disabled, endsAt: row.ends_at }, ask.now),
    endsAt: row.ends_at?.toISOString() ?? null,
    joinedAt: row.joined_at.toISOString(),
    addedBy: row.added_by_name ?? row.added_by,
    lastActiveAt: looks ? (row.last_active_at?.toISOString() ?? null) : null,
    roles: row.roles.map(({ id, name }) => ({ id, name })),
    rights: rightsIn(rights),
    permits: editsMembers(ask) ? await permitsOf(tx, ask, row, account) : null,
    inside: looks ? await insideOf(tx, ask, row, account) : null,
  }
}

/**
 * One member's place in the org: settings, roles with what they allow, apps (A347; projects are member.projects), tokens that reach the org by name,
 * other orgs only where the one who asks administers them, and the last lines of the trail about them.
 */
export const getMember = query({
  name: "member.get",
  summary: "One member: settings, roles and rights, apps, tokens, history.",
  on: "org",
  needs: "member",
  input: personInput,
  rule: (ask) => (ask.input.user === ask.me ? anyone() : maySeeMembers(ask)),
  run: person,
  example: ({ member }) => ({ user: member }),
})
