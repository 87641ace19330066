import { eraseFiles } from "@/lib/files/erase"
import { lapseInvitations } from "@/lib/invitations/lapse"
import { getJob, jobRows, listJobs } from "@/lib/jobs/see"
import { stopJob } from "@/lib/jobs/stop"
import { eraseFormer } from "@/lib/members/erase-former"
import { warnEnding } from "@/lib/members/warn-ending"

export const jobOperations = [
  getJob,
  listJobs,
  jobRows,
  stopJob,
  warnEnding,
  eraseFormer,
  lapseInvitations,
  eraseFiles,
] as const
