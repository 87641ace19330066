import { z } from "zod"
import type { HeldRow } from "@/db/sql/members-removal"
import { MEMBER_LEVELS, PROJECT_LEVEL_WORDS, PROJECT_LEVELS } from "@/lib/access/levels"
import type { Fields } from "@/lib/operations/outcome"
import type { Member } from "./facts"
import { iso } from "./plan"

const thing = z.object({
  id: z.string(),
  name: z.string(),
  level: z.string(),
  grantedBy: z.string().nullable(),
  createdAt: z.string(),
})
const grant = thing.extend({ endsAt: z.string().nullable().default(null) })

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
  apps: z.array(thing),
  groups: z.array(thing).default([]),
})
export type Held = z.infer<typeof heldSchema>
export type HeldThings = Pick<Held, "projects" | "apps" | "groups">

/** What a person holds, and what would be left without anyone who decides over it. */
export type Holding = HeldThings & {
  /** How many projects each of the groups gives, by its id. */
  readonly gives: ReadonlyMap<string, number>
  readonly orphans: readonly { readonly kind: "project" | "group"; readonly id: string; readonly name: string }[]
}
export const HOLDS_NOTHING: Holding = { projects: [], apps: [], groups: [], gives: new Map(), orphans: [] }

const thingOf = (row: HeldRow) => ({
  id: row.id,
  name: row.name,
  level: row.level,
  grantedBy: row.granted_by,
  createdAt: row.created_at.toISOString(),
})

function holdingOf(rows: readonly HeldRow[]): Holding {
  const projects = rows.flatMap((row) =>
    row.kind === "project" ? [{ ...thingOf(row), endsAt: iso(row.ends_at) }] : [],
  )
  const apps = rows.flatMap((row) => (row.kind === "app" ? [thingOf(row)] : []))
  const groups = rows.filter((row) => row.kind === "group")
  const orphans = rows.flatMap((row) =>
    row.kind !== "app" && row.last ? [{ kind: row.kind, id: row.id, name: row.name }] : [],
  )
  return {
    projects,
    apps,
    groups: groups.map(thingOf),
    gives: new Map(groups.map((row) => [row.id, row.gives])),
    orphans,
  }
}

/** What each person holds, in the order it was read. */
export function holdingsByPerson(rows: readonly HeldRow[]): ReadonlyMap<string, Holding> {
  const found = new Map<string, HeldRow[]>()
  for (const row of rows) {
    const one = found.get(row.principal)
    if (one) one.push(row)
    else found.set(row.principal, [row])
  }
  return new Map([...found].map(([person, theirs]) => [person, holdingOf(theirs)]))
}

export const heldOf = (member: Member, { projects, apps, groups }: HeldThings): Held => ({
  ...member.settings,
  disabled: member.disabled,
  endsAt: iso(member.endsAt),
  joinedAt: member.joinedAt.toISOString(),
  addedBy: member.addedBy,
  roles: [...member.roles],
  projects: [...projects],
  apps: [...apps],
  groups: [...groups],
})

const until = (endsAt: string | null): string => (endsAt ? ` until ${endsAt}` : "")
const orNothing = (field: string, lines: readonly string[]): Fields => (lines.length > 0 ? { [field]: lines } : {})

/** What the trail keeps of it: ids and levels, no names of things that may be renamed. */
export const heldFields = ({ projects, apps, groups, ...place }: Held): Fields => ({
  ...place,
  ...orNothing(
    "projects",
    projects.map((one) => `${one.id} ${one.level}${until(one.endsAt)}`),
  ),
  ...orNothing(
    "apps",
    apps.map((one) => `${one.id} ${one.level}`),
  ),
  ...orNothing(
    "groups",
    groups.map((one) => `${one.id} ${one.level}`),
  ),
})

const NAMED = 6
const APP_WORDS: Readonly<Record<string, string>> = { DEVELOPER: "developer", USER: "user" }
const PROJECT_WORDS: Readonly<Record<string, string>> = PROJECT_LEVEL_WORDS
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })

const counted = (count: number, noun: string): string => `${count} ${count === 1 ? noun : `${noun}s`}`

function listed(lines: readonly string[], noun: string): readonly string[] {
  if (lines.length === 0) return []
  const more = lines.length > NAMED ? ` and ${lines.length - NAMED} more` : ""
  return [`${counted(lines.length, noun)}: ${lines.slice(0, NAMED).join(", ")}${more}`]
}

const groupWords = (level: string, gives: number | undefined): string =>
  [...(level === "ADMIN" ? ["group admin"] : []), ...(gives ? [`gives ${counted(gives, "project")}`] : [])].join(", ")
const inBrackets = (name: string, words: string): string => (words ? `${name} (${words})` : name)

/** In words: "2 projects: raw-data (Upload, until 3 Dec 2026), resources (View); 1 app: QC app (user); 1 group: Readers". */
export const heldInWords = (held: HeldThings, gives: ReadonlyMap<string, number> = new Map()): string =>
  [
    ...listed(
      held.projects.map((one) => {
        const end = one.endsAt ? `, until ${DAY.format(new Date(one.endsAt))}` : ""
        return `${one.name} (${PROJECT_WORDS[one.level] ?? one.level}${end})`
      }),
      "project",
    ),
    ...listed(
      held.apps.map((one) => `${one.name} (${APP_WORDS[one.level] ?? one.level})`),
      "app",
    ),
    ...listed(
      held.groups.map((one) => inBrackets(one.name, groupWords(one.level, gives.get(one.id)))),
      "group",
    ),
  ].join("; ")
