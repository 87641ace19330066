import { accessPaths, type MemberProjectRow, memberProjects, memberProjectsCount } from "@/db/sql/project-grants"
import type { PathRow } from "@/db/sql/project-stand"
import type { Tx } from "@/db/tenancy"
import type { NamedPath } from "@/lib/access/explain-words"
import type { ProjectLevel } from "@/lib/access/levels"
import { explain } from "@/lib/access/project-access"
import { refuse } from "@/lib/access/verdict"
import { writeCursor } from "@/lib/members/cursor"
import { looksAfterPeople } from "@/lib/members/see"
import { pathOf } from "@/lib/operations/ground-project"
import { type Ask, query } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { namesIn } from "@/lib/projects/named"
import { memberProjectsInput } from "./inputs"
import { placeIn } from "./list"

const PAGE = 25

/** A project a path leads to from the org to a person: the level they have, why, and what stands in the way of more. */
export type ReachedProject = {
  readonly id: string
  readonly name: string
  /** Billed to this org. */
  readonly here: boolean
  readonly level: ProjectLevel
  readonly winner: NamedPath | null
  readonly others: readonly NamedPath[]
}

type MemberAsk = Ask<"org", { user: string; q: string; after?: string | null | undefined }>

// That somebody is in another org as well is said only of orgs that the one who asks administers (settled 2.7).
const ANOTHER = "another organization"

async function pathsOf(tx: Tx, ask: MemberAsk, projects: readonly string[]): Promise<ReadonlyMap<string, NamedPath[]>> {
  const found = new Map<string, NamedPath[]>(projects.map((id) => [id, []]))
  if (projects.length === 0) return found
  const rows = await tx.rows<PathRow>(accessPaths(projects, [ask.input.user]))
  const names = await namesIn(tx, projects, [...new Set(rows.map((row) => row.principal))])
  for (const [at, row] of rows.entries()) {
    const path = pathOf(row)
    const elsewhere = path.org !== null && path.org !== ask.org.id && ask.input.user !== ask.me
    const named: NamedPath = elsewhere
      ? {
          ...path,
          principal: `elsewhere-${at}`,
          name: ANOTHER,
          org: null,
          orgName: path.via === "GROUP" ? ANOTHER : null,
        }
      : {
          ...path,
          name: path.principal === ask.org.id ? ask.org.name : (names.get(path.principal)?.name ?? path.name),
          orgName: path.org === ask.org.id ? ask.org.name : path.org ? (names.get(path.org)?.name ?? path.org) : null,
        }
    found.get(row.project_id)?.push(named)
  }
  return found
}

async function page(tx: Tx, ask: MemberAsk) {
  const { user, q, after } = ask.input
  const rows = await tx.rows<MemberProjectRow>(memberProjects(user, q, placeIn("member-projects", after), PAGE + 1))
  const [counted] = await tx.rows<{ total: number; reached: number }>(memberProjectsCount(user, q))
  const shown = rows.slice(0, PAGE)
  const paths = await pathsOf(
    tx,
    ask,
    shown.map((row) => row.project_id),
  )
  const projects = shown.map((row): ReachedProject => {
    const mine = paths.get(row.project_id) ?? []
    const { level, winner, others } = explain(mine)
    return {
      id: row.project_id,
      name: row.name,
      here: row.billed_to === ask.org.id,
      level,
      winner: winner as NamedPath | null,
      others: others as readonly NamedPath[],
    }
  })
  const last = shown.at(-1)
  return {
    projects,
    /** Those a path leads to, and those of them that are reached just now. */
    total: counted?.total ?? 0,
    reached: counted?.reached ?? 0,
    next: rows.length > PAGE && last ? writeCursor("member-projects", [last.sort_name, last.project_id]) : null,
  }
}

/**
 * What projects a member can access through the org, and on what it pays for: each with the level, the path that gives it and the others
 * (A057, A347, INV-9). For oneself, and for who looks after people.
 */
export const listMemberProjects = query({
  name: "member.projects",
  summary: "The projects a member reaches through the organization or on what it pays for, with the level and why.",
  on: "org",
  needs: "member",
  input: memberProjectsInput,
  rule: (ask) => (ask.input.user === ask.me || looksAfterPeople(ask) ? anyone() : refuse("lacks_permission")),
  run: (tx, ask) => page(tx, ask),
  example: ({ member }) => ({ user: member }),
})
