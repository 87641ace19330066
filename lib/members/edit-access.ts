import { membersUpdate, rolesReplace } from "@/db/sql/members-for-change"
import type { Tx } from "@/db/tenancy"
import { settingsAfter } from "@/lib/access/levels"
import type { Applied, Changed } from "@/lib/operations/operation"
import { mutation } from "@/lib/operations/operation"
import type { Fields } from "@/lib/operations/outcome"
import { anyone } from "@/lib/operations/rules"
import { actingOf, type Facts, loadMembers, type Member, type OrgAsk } from "./facts"
import { type EditAccess, editAccessInput } from "./inputs"
import { accessNotices } from "./notices"
import { type Decision, iso, planEach, verdictOf } from "./plan"
import { type Acting, mayGive, mayMoveEnd, mayTouch } from "./rules"
import { ofMany } from "./selection"

const SETTINGS = ["level", "billableActivities", "projectAccess", "appAccess"] as const

function decide(actor: Acting, input: Omit<EditAccess, "members">, member: Member): Decision {
  const after = settingsAfter(member.settings, input)
  const endsAt = input.endsAt === undefined ? member.endsAt : input.endsAt === null ? null : new Date(input.endsAt)
  const no =
    mayTouch(actor, member) ??
    mayGive(actor, member.settings, after) ??
    mayMoveEnd(actor, member.userId, member.endsAt, endsAt)
  if (no) return { no }
  // Only what differs is written down: a plan may hold 100,000 of these.
  const before: Record<string, Fields[string]> = {}
  const then: Record<string, Fields[string]> = {}
  for (const setting of SETTINGS) {
    if (member.settings[setting] === after[setting]) continue
    before[setting] = member.settings[setting]
    then[setting] = after[setting]
  }
  if (endsAt?.getTime() !== member.endsAt?.getTime()) {
    before.endsAt = iso(member.endsAt)
    then.endsAt = iso(endsAt)
  }
  if (after.level !== member.level) {
    before.roles = member.roles
    then.roles = [after.level === "ADMIN" ? "administrator" : "member"]
  }
  return { before, after: then, next: { level: after.level, disabled: member.disabled, endsAt } }
}

/** True when the change may end or begin somebody's being an admin: then the org's row is locked first. */
const concernsAdmins = (input: Partial<EditAccess>): boolean => input.level !== undefined || input.endsAt !== undefined

/** Writes planned settings, end dates and roles, set-wise, and tells the people. */
export async function writeAccess(
  tx: Tx,
  changed: readonly Changed[],
  ask: OrgAsk,
  facts: Facts,
): Promise<Applied<null>> {
  await tx.rows(
    membersUpdate(
      ask.org.id,
      changed.map(({ target, after }) => ({ target, after: after ?? {} })),
    ),
  )
  const roles = changed.flatMap(({ target, after }) =>
    Array.isArray(after?.roles) ? [{ target, roles: after.roles as readonly string[] }] : [],
  )
  if (roles.length > 0) await tx.rows(rolesReplace(ask.org.id, roles))
  return { value: null, notices: accessNotices(ask, changed, facts) }
}

/**
 * Changes the access settings of members: only what is given, the rest stays (A069); ADMIN fixes all four at their maximum,
 * a demotion starts from a member's defaults (A068, B1.2, B1.3). The last admin stays (INV-1), nobody gives more than they
 * hold (INV-3, INV-4) or touches someone above them (INV-5).
 */
export const editAccess = mutation({
  name: "member.edit-access",
  summary: "Changes level, billable activities, project access, app access or end date of members.",
  on: "org",
  needs: "members:edit",
  input: editAccessInput,
  locksOrg: concernsAdmins,
  sensitive: (input) => input.level === "ADMIN",
  many: ofMany((people) => `Edit access of ${people}`),
  load: (tx, ask) => loadMembers(tx, ask, { admins: concernsAdmins(ask.input) }),
  rule: ({ input, now }) =>
    input.endsAt && new Date(input.endsAt) <= now ? verdictOf({ refusal: "end_in_past" }) : anyone(),
  plan: (facts, asked) => planEach(facts, asked.targets, (member) => decide(actingOf(asked), asked.input, member)),
  apply: (tx, changed, asked) => writeAccess(tx, changed, asked, asked.facts),
  example: ({ member }) => ({ members: { ids: [member] }, appAccess: false }),
})
