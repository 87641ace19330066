import Link from "next/link"
import { Badge } from "@/components/ui/badge"
import { EmptyState } from "@/components/ui/empty-state"
import { Time } from "@/components/ui/time"
import type { Job } from "@/lib/jobs/job"
import { JobProgress } from "./job-progress"
import { progressWords, STATE_WORDS } from "./job-words"

/** The org's jobs, the newest first; those under way show how far they are. */
export function JobsList({ org, jobs }: { org: string; jobs: readonly Job[] }) {
  if (jobs.length === 0)
    return (
      <div className="rounded-lg border bg-surface">
        <EmptyState title="No jobs yet">Large imports and changes of many members go on here.</EmptyState>
      </div>
    )
  return (
    <ul className="rounded-lg border bg-surface">
      {jobs.map((job) => (
        <li key={job.id} className="grid gap-2 border-b px-4 py-3 last:border-b-0">
          <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <Link href={`/orgs/${org}/jobs/${job.id}`} className="font-medium hover:underline">
              {job.title}
            </Link>
            <Badge tone={STATE_WORDS[job.state].tone}>{STATE_WORDS[job.state].label}</Badge>
            <span className="text-dim text-sm">
              {job.startedBy.name} · <Time value={job.createdAt} />
            </span>
          </div>
          {job.state === "RUNNING" ? (
            <JobProgress key={job.id} org={org} job={job} />
          ) : (
            <p className="text-dim text-sm tabular-nums">{progressWords(job)}</p>
          )}
        </li>
      ))}
    </ul>
  )
}
