import { rightsOfStaff } from "@/db/sql/staff"
import { credentialStatement, policiesStatement, type StandingRow, standingStatement } from "@/db/sql/standing"
import type { Bounds, Tx } from "@/db/tenancy"
import { statusAt } from "@/lib/access/members"
import { BUILT_IN_ROLES, rightsOf } from "@/lib/access/policies"
import { holdsRight, type Right } from "@/lib/access/rights"
import { type StaffRight, staffRightsOf } from "@/lib/access/staff"
import { type Actor, type OrgFacts, type Origin, type Standing, sessionOf, tokenOf, userOf } from "./actor"
import { Leave, refused } from "./failures"
import { standInProject, thingsOf } from "./ground-project"
import type { AnyOperation, Ask, On } from "./operation"

export type Call = {
  readonly actor: Actor
  readonly origin: Origin
  /** The org the call names; it only selects which membership is checked (INV-30). */
  readonly org?: string | null | undefined
  readonly input: unknown
  readonly now: Date
  /** The digest of the preview the caller saw. */
  readonly expect?: string | undefined
  /** Idempotency key. */
  readonly key?: string | undefined
}

const EVERYTHING = rightsOf(BUILT_IN_ROLES[0].policies)

const systemStanding: Standing = {
  level: "ADMIN",
  billableActivities: true,
  projectAccess: "ADMINISTER",
  appAccess: true,
  status: "ACTIVE",
  rights: EVERYTHING,
  policies: [],
}

/** Whether it belongs to the support desk. */
type UserActor = Extract<Actor, { kind: "user" }>

const isDesk = ({ needs }: AnyOperation): boolean => needs === "support" || needs.startsWith("staff:")

/** The settings of the transaction a call runs in. */
export function boundsOf(operation: AnyOperation, call: Call, input: unknown): Bounds {
  const { actor, origin } = call
  const token = tokenOf(actor)
  const session = sessionOf(actor)
  return {
    org: operation.on === "org" ? (call.org ?? null) : null,
    things: thingsOf(operation, input),
    actor: userOf(actor),
    installation: operation.on === "installation",
    actorKind:
      actor.kind === "user" ? (isDesk(operation) ? "support" : actor.metering ? "metering" : "user") : actor.kind,
    system: actor.kind === "system" ? `system:${actor.task}` : undefined,
    now: call.now,
    request: origin.id,
    ip: origin.ip ?? undefined,
    agent: origin.agent ?? undefined,
    credential: token ? `token:${token}` : session ? `session:${session}` : undefined,
  }
}

const lacksStaffRight = () =>
  refused("lacks_permission", { message: "This is not among your rights at the support desk." })

/** What can be said no to before any transaction: no account where one is needed, a token that reaches too far. */
export function turnedAway(operation: AnyOperation, call: Call) {
  const { actor } = call
  const { needs } = operation
  if (actor.kind === "anonymous") return needs === "anyone" ? null : refused("sign_in_required")
  if (actor.kind === "system") return operation.on === "account" ? refused("sign_in_required") : null
  if (needs === "system") return refused("lacks_permission")
  if (actor.metering !== (needs === "metering")) return refused(actor.metering ? "lacks_permission" : "not_found")
  if (isDesk(operation) && !actor.support) return refused("not_found")
  if (needs.startsWith("staff:") && !actor.staff.includes(needs.slice("staff:".length) as StaffRight))
    return lacksStaffRight()
  if (actor.token) {
    if (operation.kind === "mutation" && actor.token.readOnly) return refused("token_read_only")
    if (operation.kind === "mutation" && operation.tokens === false) return refused("token_not_allowed")
    // On a project the token's org is held against the payer, once that is known.
    const reaches = operation.on === "project" || (operation.on === "org" && actor.token.orgId === call.org)
    if (actor.token.orgId !== null && !reaches) return refused("not_found")
  }
  return null
}

export const orgOf = (row: StandingRow): OrgFacts => ({
  id: row.id,
  handle: row.handle,
  name: row.name,
  state: row.state,
  billable: row.billable,
  memberListVisibility: row.member_list_visibility,
  projectTransfer: row.project_transfer,
  provisioning: row.provisioning,
  phi: row.phi,
  gxp: row.gxp,
  memberCount: row.member_count,
  invitationCount: row.invitation_count,
  version: row.version,
  createdAt: row.created_at,
})

export function standingOf(row: StandingRow, now: Date): Standing | null {
  const { level, billable_activities, project_access, app_access } = row
  if (level === null || billable_activities === null || project_access === null || app_access === null) return null
  const status = statusAt({ disabled: row.disabled === true, endsAt: row.ends_at }, now)
  const rights = level === "ADMIN" ? EVERYTHING : rightsOf(row.policies)
  return {
    level,
    billableActivities: billable_activities,
    projectAccess: project_access,
    appAccess: app_access,
    status,
    rights,
    policies: row.policies,
  }
}

/**
 * Of staff who lost the right, or are disabled, since they were found: nothing more is done (INV-14). Returns them with the rights they hold now,
 * for rules that ask for a second one.
 */
async function holdStaffRight(tx: Tx, { needs }: AnyOperation, actor: UserActor): Promise<UserActor> {
  // Who looks after staff is held with those it concerns, in the order of their ids, by the operation itself.
  if (!needs.startsWith("staff:") || needs === "staff:staff") return actor
  const [row] = await tx.rows<{ staff_rights: string[] }>(rightsOfStaff(actor.userId, true))
  if (!row?.staff_rights.includes(needs.slice("staff:".length))) throw new Leave(lacksStaffRight())
  return { ...actor, staff: staffRightsOf(row.staff_rights) }
}

const isRight = (needs: AnyOperation["needs"]): needs is Right =>
  needs.includes(":") && !needs.startsWith("project:") && !needs.startsWith("staff:")

/**
 * Places the actor: in an org, their active membership and its rights; for an account, themselves. Throws Leave with
 * `not_a_member` where the org must stay secret, `lacks_permission` where it need not.
 */
export async function standOn<Input>(
  tx: Tx,
  operation: AnyOperation,
  call: Call,
  input: Input,
  lock: "read" | "share" | "update",
  targets: readonly string[] = [],
): Promise<Ask<On, Input>> {
  const { actor, origin, now } = call
  const base = { actor, origin, input, now, targets, locking: lock !== "read" }
  const me = userOf(actor)
  if (operation.on === "project")
    return { ...base, ...(await standInProject(tx, operation, call, input, lock)) } as Ask<On, Input>
  if (operation.on !== "org") {
    if (lock !== "read" && actor.kind === "user") {
      const [row] = await tx.rows<{ live: boolean }>(credentialStatement(sessionOf(actor), tokenOf(actor)))
      if (!row?.live) throw new Leave(refused("sign_in_required"))
      return { ...base, actor: await holdStaffRight(tx, operation, actor), me } as Ask<On, Input>
    }
    return { ...base, me } as Ask<On, Input>
  }
  const org = call.org
  if (!org) throw new Leave(refused("not_a_member"))
  const [row] = await tx.rows<StandingRow>(standingStatement(lock, org, me, sessionOf(actor), tokenOf(actor)))
  if (!row) throw new Leave(refused("not_a_member"))
  if (!row.credential_live) throw new Leave(refused("sign_in_required"))
  if (actor.kind === "system")
    return { ...base, me: "system", org: orgOf(row), standing: systemStanding } as Ask<On, Input>
  const held = lock !== "read" && me !== null && row.level === "MEMBER"
  const policies = held ? await tx.rows<{ policy: string }>(policiesStatement(org, me)) : null
  const standing = standingOf(policies ? { ...row, policies: policies.map((one) => one.policy) } : row, now)
  if (standing === null || standing.status !== "ACTIVE") throw new Leave(refused("not_a_member"))
  if (isRight(operation.needs) && !holdsRight(standing.rights, operation.needs))
    throw new Leave(refused("lacks_permission"))
  if (operation.kind === "mutation" && row.state !== "LIVE") throw new Leave(refused("org_expired"))
  return { ...base, me, org: orgOf(row), standing } as Ask<On, Input>
}
