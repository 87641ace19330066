import type { ReachRow } from "@/db/sql/member-person"
import { higher, lower, PROJECT_LEVELS, type ProjectLevel } from "@/lib/access/levels"

/** A project that reaches a member: what they hold themselves, what the org was given, and what comes of both under their cap (A057). */
export type ReachedProject = {
  readonly id: string
  readonly name: string
  readonly own: ProjectLevel | null
  readonly share: ProjectLevel | null
  readonly level: ProjectLevel
}
/** An app that reaches a member: of their own, or through the org where they have app access (A058). */
export type ReachedApp = {
  readonly id: string
  readonly name: string
  readonly own: string | null
  readonly shared: boolean
  readonly runs: boolean
}

const levelOf = (text: string | null): ProjectLevel | null => PROJECT_LEVELS.find((level) => level === text) ?? null

/** The greater of their own grant and what the org was given, the latter never above their cap (A057, B2.3). */
export function reachedProject(row: ReachRow, cap: ProjectLevel): ReachedProject {
  const own = levelOf(row.own)
  const share = levelOf(row.share)
  const level = higher(own ?? "NONE", share === null ? "NONE" : lower(share, cap))
  return { id: row.id, name: row.name, own, share, level }
}

export const reachedApp = (row: ReachRow, appAccess: boolean): ReachedApp => ({
  id: row.id,
  name: row.name,
  own: row.own,
  shared: row.share !== null,
  runs: row.own !== null || (row.share !== null && appAccess),
})
