import { type AccountRow, accountOf } from "@/db/sql/accounts"
import { type GroupRow, groupsNamed, type PersonRow, peopleOf } from "@/db/sql/groups"
import { type NamedRow, usersNamed } from "@/db/sql/invitations"
import {
  type BilledRow,
  grantsAmong,
  type HeldGrantRow,
  type LevelRow,
  levelsOn,
  orgsNamed,
  ownGrantsHeld,
  projectsNamed,
} from "@/db/sql/projects-import"
import type { Tx } from "@/db/tenancy"
import { chargeableOf, mayCharge } from "@/lib/access/charging"
import type { ProjectLevel } from "@/lib/access/levels"
import type { RefusalWord } from "@/lib/access/refusals"
import { refuse, type Verdict } from "@/lib/access/verdict"
import type { OrgFacts } from "@/lib/operations/actor"
import type { Ask, Change } from "@/lib/operations/operation"
import type { ProjectRow, ProjectValues } from "./parse-projects"

type Principal = {
  readonly name: string
  /** Protected data may be opened to them (INV-12). */
  readonly phi: boolean
}

export type ProjectImportFacts = {
  readonly byId: ReadonlyMap<string, BilledRow>
  readonly names: ReadonlySet<string>
  /** The importer's own level on each project that is there. */
  readonly levels: ReadonlyMap<string, ProjectLevel>
  /** By project and principal. */
  readonly held: ReadonlyMap<string, HeldGrantRow>
  readonly principals: ReadonlyMap<string, Principal>
  /** Whether a project can be billed to the org (A117). */
  readonly billing: Verdict
}

const distinct = (words: readonly string[]): string[] => [...new Set(words)].sort()

async function loadPrincipals(tx: Tx, ask: Ask<"org", unknown>, values: readonly ProjectValues[]) {
  const of = (type: string) =>
    distinct(values.flatMap((one) => (one.type === type && one.principal ? one.principal : [])))
  const users = of("user")
  const named = await tx.rows<NamedRow>(
    usersNamed(
      users.map((id) => id.slice("user-".length)),
      [],
    ),
  )
  const people = new Set(
    (await tx.rows<PersonRow>(peopleOf(ask.org.id, users))).flatMap((one) => (one.invited ? [] : one.user_id)),
  )
  const groups = await tx.rows<GroupRow>(groupsNamed(ask.org.id, of("group"), [], false))
  const orgs = await tx.rows<{ id: string; name: string; phi: boolean }>(orgsNamed(of("org")))
  const active = named.filter((one) => one.state === "ACTIVE")
  return new Map<string, Principal>([
    ...active.map((one) => [one.id, { name: one.name, phi: ask.org.phi && people.has(one.id) }] as const),
    ...groups.map((one) => [one.id, { name: one.name, phi: ask.org.phi }] as const),
    ...orgs.map((one) => [one.id, { name: one.name, phi: one.phi }] as const),
  ])
}

async function billingOf(tx: Tx, { id, name, billable }: OrgFacts): Promise<Verdict> {
  const [account] = await tx.rows<AccountRow>(accountOf(id, false))
  return account ? mayCharge({ ...chargeableOf(account), name, billable }) : refuse("org_not_billable")
}

/** Reads, set-wise, all that decides about the rows; projects first, then what is held on them. */
export async function loadProjects(tx: Tx, ask: Ask<"org", unknown>, rows: readonly ProjectRow[]) {
  const values = rows.flatMap((row) => row.values ?? [])
  const ids = distinct(values.map((one) => one.id))
  const names = distinct(values.flatMap((one) => (one.isNew ? one.project.toLowerCase() : [])))
  const found = await tx.rows<BilledRow>(projectsNamed(ask.org.id, ids, names, ask.locking))
  const there = found.map((project) => project.id).filter((id) => ids.includes(id))
  if (ask.locking) await tx.rows(ownGrantsHeld(there))
  const levels = await tx.rows<LevelRow>(levelsOn(there, ask.me))
  const principals = distinct(values.flatMap((one) => one.principal ?? []))
  const held = await tx.rows<HeldGrantRow>(grantsAmong(there, principals, ask.locking))
  return {
    byId: new Map(found.filter((project) => there.includes(project.id)).map((project) => [project.id, project])),
    names: new Set(found.filter((project) => !there.includes(project.id)).map((project) => project.name.toLowerCase())),
    levels: new Map(levels.map((row) => [row.project_id, row.level])),
    held: new Map(held.map((row) => [`${row.project_id}/${row.principal}`, row])),
    principals: await loadPrincipals(tx, ask, values),
    billing: await billingOf(tx, ask.org),
  } satisfies ProjectImportFacts
}

type Line = { readonly target: string; readonly label: string }
const no = (line: Line, refusal: RefusalWord, message?: string): Change => ({
  ...line,
  outcome: "refused",
  refusal,
  message,
})

function planProject(
  facts: ProjectImportFacts,
  row: ProjectRow,
  values: ProjectValues,
  ask: Ask<"org", unknown>,
): Change {
  const line = { target: row.target, label: facts.byId.get(values.id)?.name ?? values.project }
  if (facts.byId.has(values.id)) return { ...line, outcome: "unchanged" }
  if (!values.isNew || facts.names.has(values.project.toLowerCase()))
    return no(line, "changed_meanwhile", "The project was made, moved or deleted meanwhile. Upload the file again.")
  if (!facts.billing.allowed) return no(line, facts.billing.refusal, facts.billing.message)
  const after = { name: values.project, billedTo: ask.org.id, administeredBy: ask.me }
  return { ...line, outcome: "changed", before: null, after }
}

function planGrant(
  facts: ProjectImportFacts,
  row: ProjectRow,
  values: ProjectValues,
  ask: Ask<"org", unknown>,
  made: ReadonlySet<string>,
): Change {
  const { id, principal = "", level = "VIEW" } = values
  const found = facts.principals.get(principal)
  const line = { target: row.target, label: found?.name ?? row.label }
  const project = facts.byId.get(id)
  if (!project && !made.has(id))
    return no(line, "changed_meanwhile", `The project ${values.project} was not made, or is gone.`)
  if (!found) return no(line, "unknown_principal", UNKNOWN[values.type ?? "user"])
  const held = facts.held.get(row.target)
  const ended = held?.ends_at != null && held.ends_at <= ask.now
  const holds = principal === ask.me && made.has(id) ? "ADMINISTER" : ended ? undefined : held?.level
  if (holds === level) return { ...line, outcome: "unchanged" }
  if (project && ask.actor.kind !== "system" && facts.levels.get(id) !== "ADMINISTER")
    return no(line, "lacks_permission", "You do not administer this project. Grant yourself Administer on it first.")
  if (principal === ask.me)
    return no(line, "not_on_oneself", "What you hold yourself is changed by others who administer the project.")
  if (project?.contains_phi && !found.phi) return no(line, "phi_wall")
  const ends = held?.ends_at && !ended ? { endsAt: held.ends_at.toISOString() } : {}
  return {
    ...line,
    outcome: "changed",
    before: held ? { level: held.level, ...(held.ends_at ? { endsAt: held.ends_at.toISOString() } : {}) } : null,
    after: { level, ...ends },
    note: "endsAt" in ends ? "Keeps its end date." : undefined,
  }
}

const UNKNOWN = {
  user: "There is no activated account with this username.",
  group: "The group is not there any more.",
  org: "There is no organization of yours with this id.",
} as const

/**
 * What would become of each row, in the order of the file: projects that do not exist are made where the org can be charged (A117), billed
 * to it and administered by who imports; grants are given, raised and lowered on those they administer. Nobody changes what they hold themselves (INV-4).
 */
export function planProjects(
  facts: ProjectImportFacts,
  ask: Ask<"org", unknown>,
  rows: readonly ProjectRow[],
): readonly Change[] {
  const made = new Set<string>()
  return rows.map((row): Change => {
    const { values } = row
    if (!values) return no({ target: row.target, label: row.label }, "invalid_input", row.wrong ?? undefined)
    if (values.type !== undefined) return planGrant(facts, row, values, ask, made)
    const change = planProject(facts, row, values, ask)
    if (change.outcome === "changed") made.add(values.id)
    return change
  })
}
