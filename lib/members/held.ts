import { z } from "zod"
import type { HeldRow } from "@/db/sql/members-removal"
import { MEMBER_LEVELS, PROJECT_LEVEL_WORDS, PROJECT_LEVELS } from "@/lib/access/levels"
import type { Fields } from "@/lib/operations/outcome"
import type { Member } from "./facts"
import { iso } from "./plan"

const grant = z.object({
  id: z.string(),
  name: z.string(),
  level: z.string(),
  grantedBy: z.string().nullable(),
  createdAt: z.string(),
})

/** What someone held who was removed, as it is kept: enough to give exactly it back. */
export const heldSchema = z.object({
  level: z.enum(MEMBER_LEVELS),
  billableActivities: z.boolean(),
  projectAccess: z.enum(PROJECT_LEVELS),
  appAccess: z.boolean(),
  disabled: z.boolean(),
  endsAt: z.string().nullable(),
  joinedAt: z.string(),
  addedBy: z.string().nullable(),
  roles: z.array(z.string()),
  projects: z.array(grant),
  apps: z.array(grant),
})
export type Held = z.infer<typeof heldSchema>
export type HeldGrant = z.infer<typeof grant>

const grantOf = (row: HeldRow): HeldGrant => ({
  id: row.id,
  name: row.name,
  level: row.level,
  grantedBy: row.granted_by,
  createdAt: row.created_at.toISOString(),
})

/** The explicit access of each person, in the order it was read. */
export function grantsByPerson(
  rows: readonly HeldRow[],
): ReadonlyMap<string, { projects: HeldGrant[]; apps: HeldGrant[] }> {
  const found = new Map<string, { projects: HeldGrant[]; apps: HeldGrant[] }>()
  for (const row of rows) {
    const one = found.get(row.principal) ?? { projects: [], apps: [] }
    found.set(row.principal, one)
    one[row.kind === "project" ? "projects" : "apps"].push(grantOf(row))
  }
  return found
}

export const heldOf = (member: Member, projects: readonly HeldGrant[], apps: readonly HeldGrant[]): Held => ({
  ...member.settings,
  disabled: member.disabled,
  endsAt: iso(member.endsAt),
  joinedAt: member.joinedAt.toISOString(),
  addedBy: member.addedBy,
  roles: [...member.roles],
  projects: [...projects],
  apps: [...apps],
})

/** What the trail keeps of it: ids and levels, no names of things that may be renamed. */
export const heldFields = ({ projects, apps, ...place }: Held): Fields => ({
  ...place,
  ...(projects.length > 0 ? { projects: projects.map((one) => `${one.id} ${one.level}`) } : {}),
  ...(apps.length > 0 ? { apps: apps.map((one) => `${one.id} ${one.level}`) } : {}),
})

const NAMED = 6
const levelWords: Readonly<Record<string, string>> = { ...PROJECT_LEVEL_WORDS, DEVELOPER: "developer", USER: "user" }
const listed = (grants: readonly HeldGrant[], noun: string): string | null => {
  if (grants.length === 0) return null
  const names = grants.slice(0, NAMED).map((one) => `${one.name} (${levelWords[one.level] ?? one.level})`)
  const more = grants.length > NAMED ? ` and ${grants.length - NAMED} more` : ""
  return `${grants.length} ${grants.length === 1 ? noun : `${noun}s`}: ${names.join(", ")}${more}`
}

/** In words: "2 projects: raw-data (Upload), resources (View); 1 app: QC app (user)". */
export const grantsInWords = (projects: readonly HeldGrant[], apps: readonly HeldGrant[]): string =>
  [listed(projects, "project"), listed(apps, "app")].filter((text) => text !== null).join("; ")
