import { type GroupRow, groupsNamed } from "@/db/sql/groups"
import { type BilledRow, projectsNamed } from "@/db/sql/projects-import"
import type { Tx } from "@/db/tenancy"
import { orgId, userId } from "@/lib/ids"
import { projectId } from "@/lib/projects/inputs"
import type { ProjectRow, ProjectValues } from "./parse-projects"
import { idsFor } from "./settle"

type Found = { readonly id: string; readonly isNew: boolean } | { readonly wrong: string }

/** The project a cell means: one that the org pays for, by id or by its name when one alone has it, or one to be made. */
function finder(billed: readonly BilledRow[], made: ReadonlyMap<string, string>) {
  const byId = new Set(billed.map((project) => project.id))
  return (cell: string): Found => {
    if (projectId.safeParse(cell).success)
      return byId.has(cell)
        ? { id: cell, isNew: false }
        : { wrong: "There is no project of this id that is billed to the organization." }
    const name = cell.toLowerCase()
    const called = billed.filter((project) => project.name.toLowerCase() === name)
    const exact = called.filter((project) => project.name === cell)
    const [only, more] = exact.length > 0 ? exact : called
    if (only && !more) return { id: only.id, isNew: false }
    if (only)
      return { wrong: `${called.length} projects are called ${cell}. Write the id of the one that is meant instead.` }
    const id = made.get(name)
    return id ? { id, isNew: true } : { wrong: "This project cannot be made from this file. Upload the file again." }
  }
}

function principalOf(values: ProjectValues, groups: ReadonlyMap<string, string>): string | null {
  const { type, principal = "" } = values
  if (type === "user") return userId(principal)
  if (type === "org") return principal.startsWith("org-") ? principal.toLowerCase() : orgId(principal)
  return groups.get(principal.toLowerCase()) ?? null
}

/** Gives each row the ids of its project and of whom it is shared with. */
export async function settleProjects(tx: Tx, org: string, file: string, rows: readonly ProjectRow[]) {
  const values = rows.flatMap((row) => row.values ?? [])
  const names = [...new Set(values.map((one) => one.project.toLowerCase()))]
  const ids = [...new Set(values.map((one) => one.project))].filter((text) => projectId.safeParse(text).success)
  const billed = await tx.rows<BilledRow>(projectsNamed(org, ids, names, false))
  const there = new Set(billed.map((project) => project.name.toLowerCase()))
  const made = await idsFor(
    tx,
    "project",
    org,
    file,
    names.filter((name) => !there.has(name)),
  )
  const called = [
    ...new Set(values.flatMap((one) => (one.type === "group" && one.principal ? one.principal.toLowerCase() : []))),
  ]
  const found = await tx.rows<GroupRow>(groupsNamed(org, called, called, false))
  const groups = new Map(found.flatMap(({ id, name }) => [[name.toLowerCase(), id] as const, [id, id] as const]))
  const find = finder(billed, made)
  const seen = new Set<string>()
  return rows.flatMap((row): ProjectRow | readonly [] => {
    if (!row.values) return row
    const no = (wrong: string): ProjectRow => ({ ...row, target: `line-${row.line}`, values: null, wrong })
    const project = find(row.values.project)
    if ("wrong" in project) return no(project.wrong)
    const principal = row.values.type ? principalOf(row.values, groups) : undefined
    if (principal === null)
      return no(`There is no group called ${row.values.principal} in the organization. Import the groups first.`)
    const target = principal === undefined ? project.id : `${project.id}/${principal}`
    // A project by its name and by its id, or a group so, is the same one twice.
    if (seen.has(target))
      return principal === undefined ? [] : no("This stands in the file already, by another name of the same.")
    seen.add(target)
    return { ...row, target, values: { ...row.values, ...project, principal } }
  })
}
