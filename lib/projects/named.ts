import { type PrincipalRow, principalsNamed } from "@/db/sql/projects"
import type { Tx } from "@/db/tenancy"
import type { Path } from "@/lib/access/project-access"

/** Names for ids that stand in grants on the projects; an id without a name stays an id. */
export async function namesIn(
  tx: Tx,
  projects: readonly string[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, PrincipalRow>> {
  if (ids.length === 0) return new Map()
  return new Map((await tx.rows<PrincipalRow>(principalsNamed(projects, ids))).map((row) => [row.id, row]))
}

export const withNames = (paths: readonly Path[], names: ReadonlyMap<string, PrincipalRow>): readonly Path[] =>
  paths.map((path) => ({ ...path, name: names.get(path.principal)?.name ?? path.name }))
