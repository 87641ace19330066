import {
  type GroupRow as FoundGroup,
  type GroupMemberRow,
  groupMembersOf,
  groupsNamed,
  type PersonRow,
  peopleOf,
} from "@/db/sql/groups"
import type { Tx } from "@/db/tenancy"
import type { RefusalWord } from "@/lib/access/refusals"
import { userId } from "@/lib/ids"
import type { Ask, Change } from "@/lib/operations/operation"
import type { GroupRole, GroupRow, GroupValues } from "./parse-groups"
import { idsFor } from "./settle"

const target = (group: string, user: string): string => `${group}/${user}`

/** Gives each row the id of its group: that of the group of this name, or of the one to be made. */
export async function settleGroups(tx: Tx, org: string, file: string, rows: readonly GroupRow[]) {
  const names = [...new Set(rows.flatMap((row) => row.values?.group.toLowerCase() ?? []))]
  const found = await tx.rows<FoundGroup>(groupsNamed(org, [], names, false))
  const there = new Map(found.map((group) => [group.name.toLowerCase(), group.id]))
  const made = await idsFor(
    tx,
    "group",
    org,
    file,
    names.filter((name) => !there.has(name)),
  )
  return rows.map((row): GroupRow => {
    if (!row.values) return row
    const name = row.values.group.toLowerCase()
    const known = there.get(name)
    const id = known ?? made.get(name) ?? ""
    const { username } = row.values
    return {
      ...row,
      target: username === undefined ? id : target(id, userId(username)),
      values: { ...row.values, id, isNew: known === undefined },
    }
  })
}

export type GroupFacts = {
  readonly byId: ReadonlyMap<string, FoundGroup>
  readonly byName: ReadonlyMap<string, FoundGroup>
  /** Roles by group and person. */
  readonly roles: ReadonlyMap<string, GroupRole>
  readonly people: ReadonlyMap<string, PersonRow>
}

export async function loadGroups(tx: Tx, ask: Ask<"org", unknown>, rows: readonly GroupRow[]): Promise<GroupFacts> {
  const values = rows.flatMap((row) => row.values ?? [])
  const ids = [...new Set(values.map((one) => one.id))]
  const names = [...new Set(values.map((one) => one.group.toLowerCase()))]
  const users = [...new Set(values.flatMap((one) => (one.username ? userId(one.username) : [])))]
  const groups = await tx.rows<FoundGroup>(groupsNamed(ask.org.id, ids, names, ask.locking))
  const roles = await tx.rows<GroupMemberRow>(
    groupMembersOf(
      ask.org.id,
      groups.map((group) => group.id),
    ),
  )
  const people = await tx.rows<PersonRow>(peopleOf(ask.org.id, users))
  return {
    byId: new Map(groups.map((group) => [group.id, group])),
    byName: new Map(groups.map((group) => [group.name.toLowerCase(), group])),
    roles: new Map(roles.map((row) => [target(row.group_id, row.user_id), row.role])),
    people: new Map(people.map((row) => [row.user_id, row])),
  }
}

const ELSEWHERE = "A group of this name was made meanwhile. Upload the file again."

function planGroup(facts: GroupFacts, row: GroupRow, values: GroupValues, me: string): Change {
  const line = { target: row.target, label: values.group }
  const found = facts.byId.get(values.id)
  if (!found) {
    if (facts.byName.has(values.group.toLowerCase()) || !values.isNew || values.id === "")
      return { ...line, outcome: "refused", refusal: "changed_meanwhile", message: ELSEWHERE }
    const { group: name, description = "" } = values
    return { ...line, outcome: "changed", before: null, after: { name, description, admin: me } }
  }
  const { description } = values
  if (description === undefined || description === found.description) return { ...line, outcome: "unchanged" }
  return { ...line, outcome: "changed", before: { description: found.description }, after: { description } }
}

/** How many admins each group keeps, counting those the file makes: nobody lowers the last one (INV-1 for groups). */
function adminsAfter(facts: GroupFacts, rows: readonly GroupRow[], me: string, made: ReadonlySet<string>) {
  const admins = new Map<string, Set<string>>()
  const add = (group: string, user: string) => admins.set(group, (admins.get(group) ?? new Set()).add(user))
  for (const [key, role] of facts.roles) {
    const [group = "", user = ""] = key.split("/")
    if (role === "ADMIN") add(group, user)
  }
  for (const group of made) add(group, me)
  for (const { values } of rows)
    if (values?.role === "ADMIN" && values.username && facts.people.get(userId(values.username))?.invited === false)
      add(values.id, userId(values.username))
  return admins
}

type Context = {
  readonly facts: GroupFacts
  readonly me: string
  /** Groups that the file makes. */
  readonly made: ReadonlySet<string>
  /** Who administers each group in the end; loses those who are lowered. */
  readonly admins: ReadonlyMap<string, Set<string>>
}

function planMember({ facts, me, made, admins }: Context, row: GroupRow, values: GroupValues): Change {
  const { username = "", role = "MEMBER" } = values
  const user = userId(username)
  const person = facts.people.get(user)
  const line = { target: row.target, label: person?.name ?? row.label }
  const no = (refusal: RefusalWord, message?: string): Change => ({ ...line, outcome: "refused", refusal, message })
  if (!facts.byId.has(values.id) && !made.has(values.id))
    return no("changed_meanwhile", `The group ${values.group} was not made, or is gone.`)
  if (!person) return no("not_member")
  if (person.invited)
    return no("not_member", "This person is invited and no member yet. Import the file again once they have joined.")
  const held = facts.roles.get(target(values.id, user)) ?? (made.has(values.id) && user === me ? "ADMIN" : undefined)
  if (held === role) return { ...line, outcome: "unchanged" }
  if (held === "ADMIN") {
    if (user === me) return { ...line, outcome: "unchanged", note: "You stay an admin of the groups you import." }
    const left = admins.get(values.id)
    if (left && left.size <= 1) return no("last_admin", "The group would be left without an admin.")
    left?.delete(user)
  }
  const after = { group: values.group, role }
  return { ...line, outcome: "changed", before: held ? { role: held } : null, after: held ? { role } : after }
}

/**
 * What would become of each row, in the order of the file: groups are made and described, members of the org put into them. Who imports
 * administers the new ones, and no row lowers them or the last admin of a group.
 */
export function planGroups(facts: GroupFacts, ask: Ask<"org", unknown>, rows: readonly GroupRow[]): readonly Change[] {
  const { me } = ask
  const made = new Set<string>()
  const groups = new Map<GroupRow, Change>()
  for (const row of rows) {
    if (!row.values || row.values.username !== undefined) continue
    const change = planGroup(facts, row, row.values, me)
    groups.set(row, change)
    if (change.outcome === "changed" && change.before === null) made.add(row.values.id)
  }
  const context = { facts, me, made, admins: adminsAfter(facts, rows, me, made) }
  return rows.map((row): Change => {
    const { target: id, label, values } = row
    if (!values)
      return { target: id, label, outcome: "refused", refusal: "invalid_input", message: row.wrong ?? undefined }
    return groups.get(row) ?? planMember(context, row, values)
  })
}
