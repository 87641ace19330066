import type { Ask } from "@/lib/operations/operation"
import type { JobState } from "./inputs"

type Row = {
  id: string
  operation: string
  title: string
  state: JobState
  total: number
  done: number
  changed: number
  unchanged: number
  refused: number
  started_by: string
  starter: string | null
  stop_asked: boolean
  message: string | null
  created_at: Date
  ended_at: Date | null
}

const COLUMNS = `j.id, j.operation, j.title, j.state, j.total, j.done, j.changed, j.unchanged, j.refused, j.started_by,
  (select m.name from member m where m.org_id = j.org_id and m.user_id = j.started_by) as starter, j.stop_asked, j.message, j.created_at, j.ended_at`

/** The jobs someone may see: an admin all of the org's, anybody else those they started. */
export const seenBy = ({ me, standing }: Ask<"org", unknown>): string | null => (standing.level === "ADMIN" ? null : me)

export const jobById = (org: string, id: string, starter: string | null) => ({
  name: "job-by-id",
  text: `select ${COLUMNS} from job j where j.org_id = $1 and j.id = $2 and ($3::text is null or j.started_by = $3)`,
  values: [org, id, starter],
})

export type JobsWanted = { readonly state: JobState | null; readonly after: string | null; readonly most: number }

/** The newest jobs first, from after one of them. */
export const jobsPage = (org: string, starter: string | null, wanted: JobsWanted) => ({
  name: "jobs-page",
  text: `select ${COLUMNS} from job j where j.org_id = $1 and ($2::text is null or j.started_by = $2) and ($3::text is null or j.state = $3)
      and ($4::text is null or (j.created_at, j.id) < (select x.created_at, x.id from job x where x.org_id = $1 and x.id = $4))
    order by j.created_at desc, j.id desc limit $5`,
  values: [org, starter, wanted.state, wanted.after, wanted.most],
})

export type JobRow = Row

/** A job as its progress shows it. */
export const jobOf = (row: Row) => ({
  id: row.id,
  operation: row.operation,
  title: row.title,
  state: row.state,
  total: row.total,
  done: row.done,
  changed: row.changed,
  unchanged: row.unchanged,
  refused: row.refused,
  startedBy: { id: row.started_by, name: row.starter ?? row.started_by },
  stopAsked: row.stop_asked,
  message: row.message,
  createdAt: row.created_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
})

export type Job = ReturnType<typeof jobOf>
