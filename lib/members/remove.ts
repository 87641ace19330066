import { jobsStop } from "@/db/sql/members-for-change"
import {
  adminsToTell,
  appPermissionsDrop,
  formerAdd,
  grantsDrop,
  type HeldRow,
  heldInOrg,
  membersDelete,
  membersGone,
} from "@/db/sql/members-removal"
import type { Tx } from "@/db/tenancy"
import { after, DAY } from "@/lib/clock"
import type { Changed } from "@/lib/operations/operation"
import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { actingOf, type Facts, loadMembers, type Member, type OrgAsk } from "./facts"
import { HOLDS_NOTHING, type Holding, heldFields, heldInWords, heldOf, holdingsByPerson } from "./held"
import { leaveInput, removeInput } from "./inputs"
import { tell, tellEach } from "./notices"
import { type Decision, planEach, targetsOf } from "./plan"
import { mayTouch } from "./rules"
import { ofMany } from "./selection"

/** So long can a removal be undone (settled 2.5). */
export const UNDO_DAYS = 90

type Keeps = { readonly keepProjectGrants: boolean; readonly keepAppPermissions: boolean }
const KEEPS_NONE: Keeps = { keepProjectGrants: false, keepAppPermissions: false }

type Lost = { readonly id: string; readonly name: string; readonly level: string }

export type RemovalFacts = Facts & { readonly holdings: ReturnType<typeof holdingsByPerson> }

/** Of each one removed, the projects, apps and groups they lost (A076). */
export type Removed = {
  readonly removed: readonly {
    readonly user: string
    readonly name: string
    readonly projects: readonly (Lost & { readonly endsAt: string | null })[]
    readonly apps: readonly Lost[]
    readonly groups: readonly Lost[]
  }[]
}

export async function loadRemoval(tx: Tx, ask: OrgAsk, accounts = false): Promise<RemovalFacts> {
  const facts = await loadMembers(tx, ask, { admins: true, accounts })
  const rows = await tx.rows<HeldRow>(heldInOrg(ask.org.id, ask.targets, ask.now))
  return { ...facts, holdings: holdingsByPerson(rows) }
}

/** Groups are the org's, so they are lost whatever is kept (B1.5). */
function lossOf(facts: RemovalFacts, user: string, keeps: Keeps): Holding {
  const held = facts.holdings.get(user) ?? HOLDS_NOTHING
  return {
    ...held,
    projects: keeps.keepProjectGrants ? [] : held.projects,
    apps: keeps.keepAppPermissions ? [] : held.apps,
    orphans: held.orphans.filter((one) => one.kind === "group" || !keeps.keepProjectGrants),
  }
}

const orphanWords = (orphans: Holding["orphans"], kind: "project" | "group", words: string): readonly string[] => {
  const names = orphans.filter((one) => one.kind === kind).map((one) => one.name)
  return names.length > 0 ? [`${words}: ${names.slice(0, 6).join(", ")}${names.length > 6 ? " and more" : ""}`] : []
}

function lossInWords(lost: Holding, holdsMore: boolean): string {
  const words = heldInWords(lost, lost.gives)
  return [
    words ? `loses ${words}` : holdsMore ? "loses the membership alone" : "holds no projects, apps or groups here",
    ...orphanWords(lost.orphans, "project", "nobody else administers"),
    ...orphanWords(lost.orphans, "group", "left without a group admin, for the organization's admins to manage"),
  ].join("; ")
}

/** What removing one member takes from them; refusals come before. */
export function removal(member: Member, facts: RemovalFacts, keeps: Keeps = KEEPS_NONE): Decision {
  const lost = lossOf(facts, member.userId, keeps)
  return {
    before: heldFields(heldOf(member, lost)),
    after: null,
    next: null,
    note: lossInWords(lost, facts.holdings.has(member.userId)),
  }
}

/** Takes memberships and what hangs on them away, set-wise, and keeps what was held. */
async function takeAway(
  tx: Tx,
  changed: readonly Changed[],
  ask: OrgAsk,
  facts: RemovalFacts,
  keeps: Keeps,
): Promise<Removed> {
  const { org, now } = ask
  const users = targetsOf(changed)
  const members = users.flatMap((user) => facts.members.get(user) ?? [])
  const losses = members.map((member) => ({ member, lost: lossOf(facts, member.userId, keeps) }))
  const former = losses.map(({ member, lost }) => ({
    target: member.userId,
    handle: member.handle,
    name: member.name,
    email: member.email,
    held: heldOf(member, lost),
  }))
  await tx.count(formerAdd(org.id, former, ask.me, now, after(now, UNDO_DAYS * DAY)))
  if (!keeps.keepProjectGrants) await tx.count(grantsDrop(org.id, users))
  if (!keeps.keepAppPermissions) await tx.count(appPermissionsDrop(org.id, users))
  await tx.count(jobsStop(org.id, users))
  await tx.count(membersDelete(org.id, users))
  await tx.count(membersGone(org.id, users, now))
  return {
    removed: losses.map(({ member, lost }) => ({
      user: member.userId,
      name: member.name,
      projects: lost.projects.map(({ id, name, level, endsAt }) => ({ id, name, level, endsAt })),
      apps: lost.apps.map(({ id, name, level }) => ({ id, name, level })),
      groups: lost.groups.map(({ id, name, level }) => ({ id, name, level })),
    })),
  }
}

/**
 * Removes members: rights through the org and its groups end at once, and unless kept also what they hold themselves on projects
 * and apps billed to it (A074, A075, B1.5). Answers with what each lost (A076). Can be undone for 90 days with member.restore.
 */
export const removeMember = mutation({
  name: "member.remove",
  summary: "Removes members and, unless kept, their own access to projects and apps billed to the organization.",
  on: "org",
  needs: "members:full",
  input: removeInput,
  locksOrg: true,
  many: ofMany((people) => `Remove ${people}`),
  load: (tx, ask) => loadRemoval(tx, ask),
  rule: anyone,
  plan: (facts, asked) =>
    planEach(facts, asked.targets, (member) => {
      const no = mayTouch(actingOf(asked), member)
      return no ? { no } : removal(member, facts, asked.input)
    }),
  apply: async (tx, changed, asked) => ({
    value: await takeAway(tx, changed, asked, asked.facts, asked.input),
    notices: tellEach(asked, "member.removed", changed, asked.facts),
  }),
  example: ({ member }) => ({ members: { ids: [member] } }),
})

const ADMINS_TOLD = 20
type Told = { readonly userId: string; readonly name: string; readonly email: string | null }

/** Leaves an org oneself; the last admin cannot (settled 2.8, B1.12). An admin can bring the person back for 90 days. */
export const leaveOrg = mutation({
  name: "member.leave",
  summary: "Leaves the organization.",
  on: "org",
  needs: "member",
  input: leaveInput,
  locksOrg: true,
  tokens: false,
  load: async (tx, ask): Promise<RemovalFacts & { admins: readonly Told[] }> => ({
    ...(await loadRemoval(tx, { ...ask, targets: [ask.me] })),
    admins: await tx.rows<Told>(adminsToTell(ask.org.id, ask.now, ADMINS_TOLD)),
  }),
  rule: anyone,
  plan: (facts, { me }) => planEach(facts, [me], (member) => removal(member, facts)),
  apply: async (tx, changed, asked) => ({
    value: await takeAway(tx, changed, asked, asked.facts, KEEPS_NONE),
    notices: asked.facts.admins
      .filter((admin) => admin.userId !== asked.me)
      .flatMap((admin) => tell(asked, "member.left", admin, { member: changed[0]?.label ?? "" })),
  }),
  example: () => ({}),
})
