import type { ReachedAppRow } from "@/db/sql/member-person"
import { appAccess, appPathWords } from "@/lib/access/app-access"

/** An app that reaches a member, and by which ways, each with why it counts or not (A058, A101). */
export type ReachedApp = {
  readonly id: string
  readonly name: string
  readonly developer: boolean
  readonly runs: boolean
  readonly ways: readonly { readonly why: string; readonly counts: boolean }[]
}

export function reachedApp(row: ReachedAppRow, person: string, org: string): ReachedApp {
  const paths = row.paths.map(({ kind, principal, org_id, standing }) => ({ kind, principal, org: org_id, standing }))
  const { developer, runs } = appAccess(paths, false)
  const ways = paths.map((path) => ({
    why: appPathWords({ ...path, name: org }, { payer: org, person }),
    counts: path.standing === "COUNTS",
  }))
  // What counts comes first: it is what is read of a line that is not opened.
  return { id: row.id, name: row.name, developer, runs, ways: ways.sort((a, b) => Number(b.counts) - Number(a.counts)) }
}
