import { randomUUID } from "node:crypto"
import { STAFF_RIGHT_NAMES } from "@/lib/access/staff"
import { limitSet } from "../sql/accounts"
import { newOrgStatement } from "../sql/new-org"
import type { Tx } from "../tenancy"
import { addBillingInformation, addCharges } from "./charges"
import { NORTHWIND, NORTHWIND_PEOPLE } from "./northwind"
import { addRequests } from "./requests"
import * as rows from "./rows"
import { DEMO, type Invited, type Org, PEOPLE, SECOND } from "./story"
import { GROUPS, WORKSPACES } from "./workspaces"

export const STORY: readonly Org[] = [DEMO, SECOND, NORTHWIND]
/** How long an invitation is open (settled 2.4). */
const OPEN_DAYS = 7
const DAY = 86_400_000

const user = (handle: string) => `user-${handle}`

async function addPeople(tx: Tx, at: (days: number) => Date): Promise<void> {
  const people = [...PEOPLE, ...NORTHWIND_PEOPLE].map((one) => ({
    handle: one.handle,
    name: one.name,
    email: one.email,
    state: "ACTIVE",
    support: one.support === true,
    staff_rights: one.support ? STAFF_RIGHT_NAMES : [],
    provisioned_by: one.provisionedBy ? `org-${one.provisionedBy}` : null,
    created_at: at(one.joinedDays),
    last_active_at: one.seenHours === null ? null : at(-one.seenHours / 24),
  }))
  const invited = STORY.flatMap((org) => org.invited.map((one) => ({ ...one, org: `org-${org.handle}` }))).map(
    (one) => ({
      handle: one.handle,
      name: one.name,
      email: one.email,
      state: "INVITED",
      support: false,
      staff_rights: [],
      provisioned_by: one.org,
      created_at: at(-one.daysAgo),
      last_active_at: null,
    }),
  )
  await tx.rows(rows.addUsers([...people, ...invited]))
}

const settingsRow = (one: Invited | Org["members"][number]) => ({
  handle: one.handle,
  role: one.role,
  level: one.level,
  billable: one.billableActivities,
  project: one.projectAccess,
  app: one.appAccess,
})

async function addOrg(tx: Tx, org: Org, at: (days: number) => Date): Promise<void> {
  const id = `org-${org.handle}`
  await tx.rows(newOrgStatement({ ...org, createdAt: at(-org.daysAgo), createdBy: user(org.createdBy) }))
  if (org.spendingLimit) await tx.rows(limitSet(id, org.spendingLimit))
  if (org.billable) await tx.rows(addBillingInformation(org, at(-org.daysAgo + 1)))
  if (org.licences || org.agreement) await tx.rows(rows.giveLicences(id, org.licences ?? [], org.agreement))
  const members = org.members.map((one) => ({
    ...settingsRow(one),
    org: id,
    disabled: one.disabled === true,
    ends_at: one.endsInDays === undefined ? null : at(one.endsInDays),
    joined_at: at(one.joinedDays),
    added_by: one.addedBy === null ? null : user(one.addedBy),
  }))
  await tx.rows(rows.addMembers(members))
  const invitations = org.invited.map((one) => ({
    ...settingsRow(one),
    org: id,
    id: randomUUID(),
    name: one.name,
    email: one.email,
    invited_by: user(one.invitedBy),
    created_at: at(-one.daysAgo),
    expires_at: at(OPEN_DAYS - one.daysAgo),
    bounced_at: one.bounced ? at(-one.daysAgo + 0.01) : null,
  }))
  await tx.rows(rows.addInvitations(invitations))
}

async function addGroups(tx: Tx, at: (days: number) => Date): Promise<void> {
  const groups = GROUPS.map((one) => ({
    ...one,
    org: `org-${one.org}`,
    created_by: user(one.createdBy),
    created_at: at(-one.daysAgo),
  }))
  await tx.rows(rows.addGroups(groups))
  const people = groups.flatMap(({ id, org, created_by, created_at, people }) =>
    people.map(({ handle, role }) => ({ org, group: id, user: user(handle), role, added_by: created_by, created_at })),
  )
  await tx.rows(rows.addGroupMembers(people))
}

async function addWorkspaces(tx: Tx, at: (days: number) => Date): Promise<void> {
  const placed = WORKSPACES.map((one) => ({
    ...one,
    billed_to: `org-${one.org}`,
    created_by: user(one.createdBy),
    created_at: at(-one.daysAgo),
    summary: one.summary ?? "",
    tags: one.tags ?? [],
    contains_phi: one.containsPhi === true,
    restricted: one.restricted === true,
    protected: one.protected === true,
    download_restricted: one.downloadRestricted === true,
  }))
  const projects = placed.filter((one) => one.kind === "project")
  const apps = placed.filter((one) => one.kind === "app")
  await tx.rows(rows.addProjects(projects))
  await tx.rows(rows.addApps(apps))
  const held = (from: typeof placed) =>
    from.flatMap((one) =>
      one.holds.map(({ principal, level, by, endsInDays }) => ({
        project: one.id,
        app: one.id,
        principal,
        level,
        kind: level,
        granted_by: user(by),
        created_at: one.created_at,
        ends_at: endsInDays === undefined ? null : at(endsInDays),
      })),
    )
  await tx.rows(rows.addGrants(held(projects)))
  await tx.rows(rows.addAppPermissions(held(apps)))
  const versions = apps.flatMap((one) =>
    (one.versions ?? []).map(({ version, notes, by, daysAgo, deprecatedDaysAgo }) => ({
      app: one.id,
      version,
      notes,
      published_by: user(by),
      published_at: at(-daysAgo),
      deprecated_at: deprecatedDaysAgo === undefined ? null : at(-deprecatedDaysAgo),
    })),
  )
  await tx.rows(rows.addAppVersions(versions))
}

/** Adds the rows of the demo story; answers false, having done nothing, where it is there already. */
export async function loadStory(tx: Tx, now: Date): Promise<boolean> {
  const at = (days: number) => new Date(now.getTime() + days * DAY)
  const [there] = await tx.rows({ text: "select id from org where id = $1", values: [`org-${DEMO.handle}`] })
  if (there) return false
  await addPeople(tx, at)
  for (const org of STORY) await addOrg(tx, org, at)
  await addGroups(tx, at)
  await addWorkspaces(tx, at)
  for (const org of STORY) await addCharges(tx, org, now)
  await addRequests(tx, at)
  return true
}
