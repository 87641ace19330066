import { formerAmong } from "@/db/sql/former-members"
import { type InvitationRow, type NamedRow, openInvitationsOf, usersNamed } from "@/db/sql/invitations"
import type { Tx } from "@/db/tenancy"
import { ADMIN_SETTINGS, MEMBER_DEFAULTS, type SettingsChange, settingsAfter } from "@/lib/access/levels"
import { mayManage } from "@/lib/invitations/facts"
import { type Invitation, invitationOf, type Place, placeFields, roleFor } from "@/lib/invitations/invitation"
import { mayPlace, mayProvision } from "@/lib/invitations/rules"
import { COMES_ANEW, type Coming } from "@/lib/invitations/write"
import { actingOf, loadMembers, type Member, type Facts as MemberFacts } from "@/lib/members/facts"
import { type Decision, differing, iso, planEach } from "@/lib/members/plan"
import { type Acting, mayGive, mayMoveEnd, mayTouch, type No } from "@/lib/members/rules"
import type { OrgFacts } from "@/lib/operations/actor"
import type { Ask, Change } from "@/lib/operations/operation"
import type { Values } from "./columns"
import type { ImportRow } from "./parse-members"

export type Facts = MemberFacts & {
  readonly byHandle: ReadonlyMap<string, NamedRow>
  readonly byEmail: ReadonlyMap<string, NamedRow>
  readonly invitations: ReadonlyMap<string, Invitation>
  /** Removed, and can still be brought back. */
  readonly former: ReadonlySet<string>
}

/** Reads, set-wise, all that decides about the rows: accounts of these names and addresses, members, open invitations. */
export async function loadFacts(tx: Tx, ask: Ask<"org", unknown>, rows: readonly ImportRow[]): Promise<Facts> {
  const values = rows.flatMap((row) => row.values ?? [])
  const handles = values.map((one) => one.username.toLowerCase())
  const emails = values.flatMap((one) => one.email?.toLowerCase() ?? [])
  const targets = rows.flatMap((row) => (row.values ? row.target : []))
  const named = await tx.rows<NamedRow>(usersNamed(handles, emails))
  const members = await loadMembers(tx, { ...ask, targets }, { admins: true, roles: true })
  const invitations = await tx.rows<InvitationRow>(openInvitationsOf(ask.org.id, targets, ask.locking))
  const former = await tx.rows<{ user_id: string }>(formerAmong(ask.org.id, targets, ask.now))
  return {
    ...members,
    byHandle: new Map(named.filter((row) => !row.by_email).map((row) => [row.handle.toLowerCase(), row])),
    byEmail: new Map(named.flatMap((row) => (row.email_of === null ? [] : [[row.email_of, row] as const]))),
    invitations: new Map(invitations.map((row) => [row.user_id, invitationOf(row)])),
    former: new Set(former.map((row) => row.user_id)),
  }
}

type Context = { readonly facts: Facts; readonly actor: Acting; readonly org: OrgFacts; readonly now: Date }

const settingsOf = ({ level, billableActivities, projectAccess, appAccess }: Values): SettingsChange => ({
  level,
  billableActivities,
  projectAccess,
  appAccess,
})

const endOf = (values: Values, before: Date | null): Date | null =>
  values.endsAt === undefined ? before : values.endsAt === null ? null : new Date(values.endsAt)

const differs = (values: Values, email: string | null): boolean =>
  values.email !== undefined && values.email.toLowerCase() !== email?.toLowerCase()

const EMAIL_DIFFERS: No = { refusal: "email_differs" }

function decideMember({ actor, now }: Context, values: Values, member: Member): Decision {
  if (differs(values, member.email)) return { no: EMAIL_DIFFERS }
  const after = settingsAfter(member.settings, settingsOf(values))
  const endsAt = endOf(values, member.endsAt)
  const moved = iso(endsAt) !== iso(member.endsAt)
  const past: No | null = moved && endsAt !== null && endsAt <= now ? { refusal: "end_in_past" } : null
  const roles = after.level === member.settings.level ? member.roles : [roleFor(after.level, "member")]
  const before = { ...member.settings, endsAt: iso(member.endsAt), roles: member.roles }
  const then = { ...after, endsAt: iso(endsAt), roles }
  const changes = JSON.stringify(before) !== JSON.stringify(then)
  const no =
    past ??
    (changes ? mayTouch(actor, member) : null) ??
    mayGive(actor, member.settings, after) ??
    mayMoveEnd(actor, member.userId, member.endsAt, endsAt)
  return no ? { no } : { before, after: then, next: { level: after.level, disabled: member.disabled, endsAt } }
}

/** The place a row gives somebody who is not a member; what it leaves empty is as invited before, or the default. */
function placeOf(values: Values, invitation: Invitation | undefined): Place {
  const settings = settingsAfter(invitation ?? MEMBER_DEFAULTS, settingsOf(values))
  const endsAt = endOf(values, invitation?.endsAt ?? null)
  return { ...settings, role: roleFor(settings.level, invitation?.role ?? "member"), endsAt, setBillTo: false }
}

/** Who comes by this row: an account that exists, or one to be made; or why nobody does. */
export function comingOf({ facts, actor, org, now }: Context, row: ImportRow): Coming | No {
  const values = row.values
  if (!values) return { refusal: "invalid_input", message: row.wrong ?? "This row cannot be read." }
  const place = placeOf(values, undefined)
  const no = mayPlace(actor, org, place, facts.roles.get(place.role), now)
  const account = facts.byHandle.get(values.username.toLowerCase())
  if (account) {
    if (account.state === "CLOSED") return { refusal: "account_closed" }
    if (account.state === "DISABLED") return { refusal: "unknown_user" }
    if (values.email !== undefined && account.email_of !== values.email.toLowerCase()) return EMAIL_DIFFERS
    return no ?? { ...place, userId: account.id, how: account.state === "ACTIVE" ? "join" : "invite", create: null }
  }
  const { username, name, email } = values
  if (email && facts.byEmail.has(email.toLowerCase())) return { refusal: "email_taken" }
  const stopped = mayProvision(org) ?? no
  if (stopped) return stopped
  if (!email) return { refusal: "invalid_input", message: "The e-mail address is missing, which a new account needs." }
  if (!name) return { refusal: "invalid_input", message: "The name is missing, which a new account needs." }
  return { ...place, userId: row.target, how: "invite", create: { handle: username, name, email } }
}

/** What becomes of somebody who is not a member: a change of their invitation, or their coming. */
function decideNewcomer(context: Context, row: ImportRow): Change {
  const { target, values } = row
  const invitation = context.facts.invitations.get(target)
  const label = invitation?.name ?? context.facts.byHandle.get(values?.username.toLowerCase() ?? "")?.name ?? row.label
  const refused = (no: No): Change => ({ target, label, outcome: "refused", ...no })
  if (!invitation || !values) {
    const coming = comingOf(context, row)
    if ("refusal" in coming) return refused(coming)
    const made = coming.create ? { name: coming.create.name, email: coming.create.email } : {}
    const after = { as: coming.how === "join" ? "member" : "invited", ...placeFields(coming), ...made }
    const note = coming.how === "join" && context.facts.former.has(target) ? { note: COMES_ANEW } : {}
    return { target, label, outcome: "changed", before: null, after, ...note }
  }
  if (differs(values, invitation.email)) return refused(EMAIL_DIFFERS)
  const place = { ...placeOf(values, invitation), setBillTo: invitation.setBillTo }
  const change = differing(target, label, placeFields(invitation), placeFields(place))
  const { actor, org, now, facts } = context
  const no =
    change.outcome === "changed" &&
    (mayManage(actor, invitation, facts.roles) ?? mayPlace(actor, org, place, facts.roles.get(place.role), now))
  return no ? refused(no) : change
}

const FIXED = "Fixed at the maximum: an admin has every setting, whatever the file says."

const notes = (row: ImportRow): string | undefined => {
  const { level, billableActivities, projectAccess, appAccess } = row.values ?? {}
  if (level !== "ADMIN") return undefined
  const lower =
    billableActivities === false ||
    appAccess === false ||
    (projectAccess ?? "ADMINISTER") !== ADMIN_SETTINGS.projectAccess
  return lower ? FIXED : undefined
}

export const contextOf = (facts: Facts, ask: Ask<"org", unknown>): Context => ({
  facts,
  actor: actingOf(ask),
  org: ask.org,
  now: ask.now,
})

/** What would become of each row, in the order of the file. Members change by the rules of an edit; the last admin stays (INV-1). */
export function planRows(facts: Facts, ask: Ask<"org", unknown>, rows: readonly ImportRow[]): readonly Change[] {
  const context = contextOf(facts, ask)
  const values = new Map(rows.flatMap((row) => (row.values ? [[row.target, row.values] as const] : [])))
  const here = rows.flatMap((row) => (row.values && facts.members.has(row.target) ? row.target : []))
  const edited = new Map(
    planEach(facts, here, (member) => {
      const asked = values.get(member.userId)
      return asked ? decideMember(context, asked, member) : { no: { refusal: "not_member" } }
    }).map((change) => [change.target, change]),
  )
  return rows.map((row): Change => {
    const change = edited.get(row.target) ?? decideNewcomer(context, row)
    const note = notes(row)
    if (!note || change.outcome === "refused") return change
    return { ...change, note: change.outcome === "changed" && change.note ? `${change.note} ${note}` : note }
  })
}
