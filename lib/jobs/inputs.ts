import { z } from "zod"

export const JOB_STATES = ["RUNNING", "DONE", "STOPPED", "FAILED"] as const
export type JobState = (typeof JOB_STATES)[number]
export const ITEM_OUTCOMES = ["changed", "unchanged", "refused"] as const

const jobId = z.uuid("This is not a job.")
export const jobInput = z.strictObject({ job: jobId })
export const jobsInput = z.strictObject({
  state: z.enum(JOB_STATES).optional(),
  /** The job after which the page begins. */
  after: jobId.optional(),
  size: z.number().int().min(1).max(100).default(50),
})
export const jobRowsInput = z.strictObject({
  job: jobId,
  outcome: z.enum(ITEM_OUTCOMES).nullish(),
  after: z.number().int().min(0).max(10_000_000).default(0),
  size: z.number().int().min(1).max(1000).default(50),
})
