import { query } from "@/lib/operations/operation"
import { jobInput, jobRowsInput, jobsInput } from "./inputs"
import { type Job, type JobRow, jobById, jobOf, jobsPage, seenBy } from "./job"

/** How far a job is. Null where there is none that the viewer may see. */
export const getJob = query({
  name: "job.get",
  summary: "How far a job is and what became of its rows so far.",
  on: "org",
  needs: "member",
  input: jobInput,
  run: async (tx, ask): Promise<Job | null> => {
    const [row] = await tx.rows<JobRow>(jobById(ask.org.id, ask.input.job, seenBy(ask)))
    return row ? jobOf(row) : null
  },
  example: ({ job }) => ({ job }),
})

/** The org's jobs, the newest first; `next` is what to go on after. */
export const listJobs = query({
  name: "job.list",
  summary: "The organization's jobs, the newest first.",
  on: "org",
  needs: "member",
  input: jobsInput,
  run: async (tx, ask) => {
    const { state, after, size } = ask.input
    const wanted = { state: state ?? null, after: after ?? null, most: size + 1 }
    const rows = await tx.rows<JobRow>(jobsPage(ask.org.id, seenBy(ask), wanted))
    const jobs = rows.slice(0, size).map(jobOf)
    return { jobs, next: rows.length > size ? (jobs.at(-1)?.id ?? null) : null }
  },
  example: () => ({}),
})

type ItemRow = { n: number; target: string; label: string | null; outcome: string | null; message: string | null }

/** What became of each row of a job, in their order. */
export const jobRows = query({
  name: "job.rows",
  summary: "What became of each row of a job.",
  on: "org",
  needs: "member",
  input: jobRowsInput,
  run: async (tx, ask) => {
    const { job, outcome, after, size } = ask.input
    const rows = await tx.rows<ItemRow>({
      text: `select i.n, i.target, coalesce(i.row->>'label', m.name) as label, i.outcome, i.message
        from job j join job_item i on i.org_id = j.org_id and i.job_id = j.id
          left join member m on m.org_id = i.org_id and m.user_id = i.target
        where j.org_id = $1 and j.id = $2 and ($3::text is null or j.started_by = $3) and i.n > $4 and ($5::text is null or i.outcome = $5)
        order by i.n limit $6`,
      values: [ask.org.id, job, seenBy(ask), after, outcome ?? null, size + 1],
    })
    const page = rows.slice(0, size)
    return { rows: page, next: rows.length > size ? (page.at(-1)?.n ?? null) : null }
  },
  example: ({ job }) => ({ job }),
})
