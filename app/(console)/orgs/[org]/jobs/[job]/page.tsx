import type { Metadata } from "next"
import Link from "next/link"
import { notFound } from "next/navigation"
import { KIND_WORDS, kindOf } from "@/components/imports/kinds"
import { JobProgress } from "@/components/jobs/job-progress"
import { JobRows } from "@/components/jobs/job-rows"
import { STATE_WORDS } from "@/components/jobs/job-words"
import { Badge } from "@/components/ui/badge"
import { Callout } from "@/components/ui/callout"
import { LinkButton } from "@/components/ui/link-button"
import { Time } from "@/components/ui/time"
import { ask } from "@/lib/doors/page"
import { getJob, jobRows } from "@/lib/jobs/see"
import type { SearchParams } from "@/lib/listing/url"

export const metadata: Metadata = { title: "Job" }

type JobPageProps = { params: Promise<{ org: string; job: string }>; searchParams: Promise<SearchParams> }

/** A job: how far it is, what it refused and why, its result as a file. It can be left and come back to. */
export default async function JobPage({ params, searchParams }: JobPageProps) {
  const { org: typed, job: id } = await params
  const org = decodeURIComponent(typed)
  const after = Number((await searchParams).after) || 0
  const job = await ask(getJob, org, { job: id })
  if (!job) notFound()
  const refused = job.refused > 0 ? await ask(jobRows, org, { job: id, outcome: "refused", after }) : null
  const home = `/orgs/${org}`
  return (
    <div className="grid max-w-4xl gap-4">
      <div>
        <p className="mb-1 text-dim">
          <Link href={`${home}/jobs`} className="hover:text-ink">
            Jobs <span aria-hidden>›</span>
          </Link>
        </p>
        <h2 className="flex flex-wrap items-center gap-2.5 text-lg">
          {job.title} <Badge tone={STATE_WORDS[job.state].tone}>{STATE_WORDS[job.state].label}</Badge>
        </h2>
        <p className="text-dim">
          Started by {job.startedBy.name} <Time value={job.createdAt} />
          {job.state === "RUNNING" ? ". It goes on when you leave this page." : null}
        </p>
      </div>
      {job.state === "FAILED" ? (
        <Callout tone="danger" title="The job ended early">
          {job.message} What was done by then stays; every thousand rows are whole.
        </Callout>
      ) : null}
      <div className="rounded-lg border bg-surface p-4">
        <JobProgress key={`${job.id}:${job.state}`} org={org} job={job} />
      </div>
      {job.state === "RUNNING" ? null : (
        <div className="flex flex-wrap gap-2">
          <LinkButton href={`${home}/${KIND_WORDS[kindOf(job.operation)].list}`} look="primary">
            {KIND_WORDS[kindOf(job.operation)].see}
          </LinkButton>
          <LinkButton href={`${home}/jobs/${job.id}/result.csv`} download="">
            Download the result
          </LinkButton>
        </div>
      )}
      {refused ? (
        <JobRows
          rows={refused.rows}
          next={refused.next === null ? null : `${home}/jobs/${job.id}?after=${refused.next}`}
        />
      ) : null}
    </div>
  )
}
