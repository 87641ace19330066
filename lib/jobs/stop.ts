import { mutation } from "@/lib/operations/operation"
import { anyone } from "@/lib/operations/rules"
import { jobInput } from "./inputs"
import { type JobRow, jobById, jobOf, seenBy } from "./job"

/** Asks a job to stop: the chunk at work is finished whole, nothing after it is begun. What is done stays done. */
export const stopJob = mutation({
  name: "job.stop",
  summary: "Stops a job after the chunk it is at; what is done stays.",
  on: "org",
  needs: "member",
  input: jobInput,
  load: async (tx, ask) => {
    const [row] = await tx.rows<JobRow>(jobById(ask.org.id, ask.input.job, seenBy(ask)))
    return row ? jobOf(row) : null
  },
  rule: anyone,
  plan: (job, { input }) => {
    const target = input.job
    if (!job) return [{ target, label: target, outcome: "refused", refusal: "not_found" }]
    if (job.state !== "RUNNING") return [{ target, label: job.title, outcome: "refused", refusal: "job_finished" }]
    if (job.stopAsked) return [{ target, label: job.title, outcome: "unchanged" }]
    return [{ target, label: job.title, outcome: "changed", before: { stopping: false }, after: { stopping: true } }]
  },
  apply: async (tx, _, { org, input }) => {
    await tx.count({
      text: "update job set stop_asked = true where org_id = $1 and id = $2",
      values: [org.id, input.job],
    })
    return { value: null, jobs: [{ task: "bulk", payload: { org: org.id, job: input.job }, key: `bulk:${input.job}` }] }
  },
  example: ({ job }) => ({ job }),
})
