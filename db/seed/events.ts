import type { Invited, Membership, Org } from "./story"
import { GROUPS, type Group, WORKSPACES, type Workspace } from "./workspaces"

type Fields = Readonly<Record<string, string | number | boolean | null>>

/** What the trail tells of the story; `day` orders it, `by` is who did it. */
export type Told = {
  readonly day: number
  readonly chain: string
  readonly by: string
  readonly operation: string
  readonly target: string
  readonly before: Fields | null
  readonly after: Fields | null
}

const settingsOf = (one: Membership | Invited): Fields => ({
  level: one.level,
  billableActivities: one.billableActivities,
  projectAccess: one.projectAccess,
  appAccess: one.appAccess,
  role: one.role,
})

function ofMember(chain: string, one: Membership, at: (days: number) => Date): Told[] {
  const target = `user-${one.handle}`
  const by = one.addedBy ?? one.handle
  const told: Told[] = [
    {
      day: one.joinedDays,
      chain,
      by,
      operation: "member.invite",
      target,
      before: null,
      after: { as: "member", ...settingsOf(one) },
    },
  ]
  if (one.endsInDays !== undefined) {
    const after = { endsAt: at(one.endsInDays).toISOString() }
    told.push({ day: -30, chain, by, operation: "member.edit-access", target, before: { endsAt: null }, after })
  }
  if (one.disabled) {
    const change = { before: { disabled: false }, after: { disabled: true } }
    told.push({ day: -60, chain, by, operation: "member.disable", target, ...change })
  }
  return told
}

function ofGroup(one: Group): Told[] {
  const base = { chain: `org-${one.org}`, by: one.createdBy, day: -one.daysAgo, before: null }
  const after = { name: one.name, description: one.description }
  return [
    { ...base, operation: "group.create", target: one.id, after },
    ...one.people.map(({ handle, role }) => ({
      ...base,
      operation: "group.add-member",
      target: `${one.id}/user-${handle}`,
      after: { group: one.name, role },
    })),
  ]
}

function ofWorkspace(one: Workspace, at: (days: number) => Date): Told[] {
  const chain = `org-${one.org}`
  const target = one.id
  const base = { chain, target, before: null }
  return [
    { ...base, day: -one.daysAgo, by: one.createdBy, operation: `${one.kind}.create`, after: { name: one.title } },
    ...(one.versions ?? []).flatMap(({ version, by, daysAgo, deprecatedDaysAgo }) => {
      const published = { ...base, target: `${target}/${version}`, by }
      const after = { name: one.title, version }
      const deprecated = {
        operation: "app.deprecate-version",
        before: { deprecated: false },
        after: { deprecated: true },
      }
      return [
        { ...published, day: -daysAgo, operation: "app.publish-version", after },
        ...(deprecatedDaysAgo === undefined ? [] : [{ ...published, day: -deprecatedDaysAgo, ...deprecated }]),
      ]
    }),
    ...one.holds.map((hold) => ({
      ...base,
      day: -one.daysAgo + 1,
      by: hold.by,
      operation: one.kind === "project" ? "project.share" : "app.authorize",
      after: {
        name: one.title,
        principal: hold.principal,
        [one.kind === "project" ? "level" : "kind"]: hold.level,
        ...(hold.endsInDays === undefined ? {} : { endsAt: at(hold.endsInDays).toISOString() }),
      },
    })),
  ]
}

/** The history of an org from its first day on. */
export function historyOf(org: Org, at: (days: number) => Date): readonly Told[] {
  const chain = `org-${org.handle}`
  const created: Told = {
    day: -org.daysAgo - 1,
    chain,
    by: org.createdBy,
    operation: "org.create",
    target: chain,
    before: null,
    after: { handle: org.handle, name: org.name, billable: org.billable },
  }
  const invited = org.invited.map(
    (one): Told => ({
      day: -one.daysAgo,
      chain,
      by: one.invitedBy,
      operation: "member.invite",
      target: `user-${one.handle}`,
      before: null,
      after: { as: "invited", ...settingsOf(one), name: one.name },
    }),
  )
  const workspaces = WORKSPACES.filter((one) => one.org === org.handle).flatMap((one) => ofWorkspace(one, at))
  const groups = GROUPS.filter((one) => one.org === org.handle).flatMap(ofGroup)
  const members = org.members.flatMap((one) => ofMember(chain, one, at))
  return [created, ...members, ...groups, ...workspaces, ...invited].sort((a, b) => a.day - b.day)
}
