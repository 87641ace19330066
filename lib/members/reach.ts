import type { ReachedAppRow } from "@/db/sql/member-person"

/** An app that reaches a member: of their own, or through the org where they have app access (A058). */
export type ReachedApp = {
  readonly id: string
  readonly name: string
  readonly own: string | null
  readonly shared: boolean
  readonly runs: boolean
}

export const reachedApp = (row: ReachedAppRow, appAccess: boolean): ReachedApp => ({
  id: row.id,
  name: row.name,
  own: row.own,
  shared: row.share !== null,
  runs: row.own !== null || (row.share !== null && appAccess),
})
