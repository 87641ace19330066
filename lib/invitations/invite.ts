import { formerAmong } from "@/db/sql/former-members"
import { membersAmong, type NamedRow, openInvitationsOf, usersNamed } from "@/db/sql/invitations"
import type { Tx } from "@/db/tenancy"
import { MEMBER_DEFAULTS, settingsAfter } from "@/lib/access/levels"
import { sentenceOf } from "@/lib/access/refusals"
import { userId } from "@/lib/ids"
import { loadRoles, type Role } from "@/lib/members/facts"
import { verdictOf } from "@/lib/members/plan"
import type { No } from "@/lib/members/rules"
import { type Ask, type Change, mutation } from "@/lib/operations/operation"
import { type Invite, inviteInput } from "./inputs"
import { type Place, placeFields, roleFor } from "./invitation"
import { mayPlace, mayProvision } from "./rules"
import { COMES_ANEW, type Coming, writeComing } from "./write"

type Facts = {
  readonly named: readonly NamedRow[]
  readonly members: ReadonlySet<string>
  readonly invited: ReadonlySet<string>
  /** Removed, and can still be brought back. */
  readonly former: ReadonlySet<string>
  readonly roles: ReadonlyMap<string, Role>
}

/** `user-smithj` means smithj, unless somebody is really called that. */
const handlesOf = ({ username, create }: Invite): readonly string[] => {
  const typed = username.toLowerCase()
  return !create && typed.startsWith("user-") ? [typed.slice(5), typed] : [typed]
}

/** The place the input gives: ADMIN fixes the settings (B1.2), and the role with it. */
function placeOf(input: Invite): Place {
  return {
    ...settingsAfter(MEMBER_DEFAULTS, input),
    role: roleFor(input.level, input.role),
    endsAt: input.endsAt ? new Date(input.endsAt) : null,
    setBillTo: input.setBillTo,
  }
}

async function load(tx: Tx, { org, input, locking, now }: Ask<"org", Invite>): Promise<Facts> {
  const emails = input.create ? [input.create.email.toLowerCase()] : []
  const named = await tx.rows<NamedRow>(usersNamed(handlesOf(input), emails))
  const ids = named.filter((row) => !row.by_email).map((row) => row.id)
  const members = await tx.rows<{ user_id: string }>(membersAmong(org.id, ids))
  const invited = await tx.rows<{ user_id: string }>(openInvitationsOf(org.id, ids, locking))
  const former = await tx.rows<{ user_id: string }>(formerAmong(org.id, ids, now))
  return {
    named,
    members: new Set(members.map((row) => row.user_id)),
    invited: new Set(invited.map((row) => row.user_id)),
    former: new Set(former.map((row) => row.user_id)),
    roles: await loadRoles(tx, org.id),
  }
}

/** Whom the input means, or why it means nobody that can come. */
function whom(facts: Facts, input: Invite): Pick<Coming, "userId" | "how" | "create"> | No {
  const byHandle = facts.named.filter((row) => !row.by_email)
  const found = handlesOf(input)
    .map((handle) => byHandle.find((row) => row.handle.toLowerCase() === handle))
    .find((row) => row !== undefined)
  if (found && facts.members.has(found.id)) return { refusal: "already_member" }
  if (found && facts.invited.has(found.id)) return { refusal: "already_invited" }
  if (!input.create) {
    if (!found || (found.state !== "ACTIVE" && found.state !== "INVITED")) return { refusal: "unknown_user" }
    return { userId: found.id, how: found.state === "ACTIVE" ? "join" : "invite", create: null }
  }
  // The same person made once before and never activated is invited anew.
  if (found?.state === "INVITED" && found.email_of !== null) return { userId: found.id, how: "invite", create: null }
  if (found) return { refusal: "username_taken" }
  if (facts.named.length > 0) return { refusal: "email_taken" }
  return { userId: userId(input.username), how: "invite", create: { handle: input.username, ...input.create } }
}

function plan(facts: Facts, { input }: { readonly input: Invite }): readonly Change[] {
  const person = whom(facts, input)
  const label = input.create?.name ?? facts.named.find((row) => "userId" in person && row.id === person.userId)?.name
  if ("refusal" in person) {
    const target = userId(handlesOf(input)[0] ?? input.username)
    const message = person.message ?? sentenceOf(person.refusal)
    return [{ target, label: label ?? input.username, outcome: "refused", refusal: person.refusal, message }]
  }
  const after = {
    as: person.how === "join" ? "member" : "invited",
    ...placeFields(placeOf(input)),
    ...(person.create ? { handle: person.create.handle, name: person.create.name, email: person.create.email } : {}),
  }
  const note = person.how === "join" && facts.former.has(person.userId) ? { note: COMES_ANEW } : {}
  return [{ target: person.userId, label: label ?? input.username, outcome: "changed", before: null, after, ...note }]
}

/**
 * "+ Invite New Member" (A052 to A062): an activated account becomes a member at once and is told, one that is not is invited
 * for 7 days; where the org may, a new account is made in the same step (A080 to A084). Never gives above one's own rights (INV-3).
 */
export const inviteMember = mutation({
  name: "member.invite",
  summary: "Adds a person to the organization by username, or makes a new account for them where that is switched on.",
  on: "org",
  needs: "members:edit",
  input: inviteInput,
  locksOrg: true,
  sensitive: (input: Invite) => input.level === "ADMIN",
  load,
  rule: ({ org, standing, me, input, facts, now }) => {
    const place = placeOf(input)
    const no = mayPlace({ ...standing, me }, org, place, facts.roles.get(place.role), now)
    return verdictOf(no ?? (input.create ? mayProvision(org) : null))
  },
  plan,
  apply: async (tx, [change], asked) => {
    const person = whom(asked.facts, asked.input)
    if (!change || "refusal" in person) return { value: null }
    const came = await writeComing(tx, asked, [{ ...placeOf(asked.input), ...person }], asked.input.mail)
    const invitation = came.invitations.get(person.userId)
    const value = { userId: person.userId, state: invitation ? ("invited" as const) : ("member" as const), invitation }
    return { value, notices: came.notices }
  },
  conflicts: {
    user_pkey: "username_taken",
    user_handle_lower: "username_taken",
    user_email_lower: "email_taken",
    member_org_id_user_id_pk: "already_member",
    invitation_open: "already_invited",
  },
  example: ({ outsider }) => ({ username: outsider }),
})
