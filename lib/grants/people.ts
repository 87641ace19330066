import {
  accessPaths,
  type GrantRow,
  peoplePage,
  type ReacherRow,
  reachersCount,
  reachersPage,
} from "@/db/sql/project-grants"
import type { PathRow } from "@/db/sql/project-stand"
import type { Tx } from "@/db/tenancy"
import type { NamedPath } from "@/lib/access/explain-words"
import { atLeast, type ProjectLevel } from "@/lib/access/levels"
import { explain } from "@/lib/access/project-access"
import { allow, refuse, type Verdict } from "@/lib/access/verdict"
import { writeCursor } from "@/lib/members/cursor"
import { pathOf } from "@/lib/operations/ground-project"
import { query } from "@/lib/operations/operation"
import type { ProjectAsk } from "./grant"
import { type PeopleInput, peopleInput } from "./inputs"
import { grantsOf, placeIn } from "./list"

/** Someone who reaches a project: how far, and by which path. */
export type PersonWithAccess = {
  readonly userId: string
  readonly name: string
  readonly handle: string
  readonly level: ProjectLevel
  /** The path that gives the level. */
  readonly winner: NamedPath | null
  /** How many other paths there are. */
  readonly others: number
}

/** Who else has access is told to those who decide over it: an ADMINISTER, or who looks after the payer. */
export const looksAfterAccess = ({ access }: Pick<ProjectAsk, "access">): Verdict =>
  atLeast(access.level, "ADMINISTER") || access.payerAdmin
    ? allow
    : refuse("lacks_permission", "Who else has access is shown to those who administer the project.")

/** Paths with the names of what they lead through, as the project's grants have them. */
export function namedPaths(rows: readonly PathRow[], grants: readonly GrantRow[]): readonly NamedPath[] {
  const known = new Map(grants.map((grant) => [grant.principal, grant]))
  return rows.map((row) => {
    const path = pathOf(row)
    const grant = known.get(path.principal)
    return { ...path, name: grant?.name ?? path.name, orgName: grant?.org_name ?? path.org }
  })
}

async function found(tx: Tx, project: string, input: PeopleInput): Promise<readonly ReacherRow[]> {
  const { q, level, size, after, before } = input
  const place = placeIn("people", after ?? before)
  const back = !after && Boolean(before)
  if (level.length === 0 && !back) return tx.rows<ReacherRow>(peoplePage(project, q, place, size + 1))
  const levels = level.length > 0 ? level : null
  return tx.rows<ReacherRow>(reachersPage(project, { q, levels }, place, back, size + 1))
}

const cursorOf = (row: ReacherRow | undefined) => (row ? writeCursor("people", [row.sort_name, row.user_id]) : null)

async function page(tx: Tx, { project, input }: ProjectAsk<PeopleInput>) {
  const rows = await found(tx, project.id, input)
  const back = !input.after && Boolean(input.before)
  const more = rows.length > input.size
  const shown = rows.slice(0, input.size)
  if (back) shown.reverse()
  const users = shown.map((row) => row.user_id)
  const paths = users.length > 0 ? await tx.rows<PathRow>(accessPaths([project.id], users)) : []
  const grants = users.length > 0 ? await grantsOf(tx, project.id) : []
  const people = shown.map((row): PersonWithAccess => {
    const mine = namedPaths(
      paths.filter((path) => path.user_id === row.user_id),
      grants,
    )
    const { level, winner, others } = explain(mine)
    const won = mine.find((path) => path.principal === winner?.principal) ?? null
    return { userId: row.user_id, name: row.name, handle: row.handle, level, winner: won, others: others.length }
  })
  return {
    people,
    next: back || more ? cursorOf(shown.at(-1)) : null,
    previous: (back ? more : Boolean(input.after)) ? cursorOf(shown[0]) : null,
  }
}

/** Who has access to a project, by name: each with the level that counts and the path that gives it (INV-9), searched and by level. */
export const listPeople = query({
  name: "project.people",
  summary: "A page of everyone who has access to a project, with their effective level and the path that gives it.",
  on: "project",
  needs: "project:see",
  input: peopleInput,
  rule: looksAfterAccess,
  run: (tx, ask) => page(tx, ask),
  example: ({ project }) => ({ project }),
})

/** How many have access to a project, with the same search and levels. */
export const countPeople = query({
  name: "project.count-people",
  summary: "How many people have access to a project.",
  on: "project",
  needs: "project:see",
  input: peopleInput.pick({ project: true, q: true, level: true }),
  rule: looksAfterAccess,
  run: async (tx, { project, input }) => {
    const filter = { q: input.q, levels: input.level.length > 0 ? input.level : null }
    const [row] = await tx.rows<{ total: number }>(reachersCount(project.id, filter))
    return { total: row?.total ?? 0 }
  },
  example: ({ project }) => ({ project }),
})
