import { getJob, jobRows, listJobs } from "@/lib/jobs/see"
import { stopJob } from "@/lib/jobs/stop"

export const jobOperations = [getJob, listJobs, jobRows, stopJob] as const
