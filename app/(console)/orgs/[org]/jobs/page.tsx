import type { Metadata } from "next"
import { JobsList } from "@/components/jobs/jobs-list"
import { LinkButton } from "@/components/ui/link-button"
import { ask } from "@/lib/doors/page"
import { listJobs } from "@/lib/jobs/see"
import type { SearchParams } from "@/lib/listing/url"

export const metadata: Metadata = { title: "Jobs" }

type JobsPageProps = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> }

/** What goes on in the background of the org, and what has. */
export default async function JobsPage({ params, searchParams }: JobsPageProps) {
  const org = decodeURIComponent((await params).org)
  const { after } = await searchParams
  const { jobs, next } = await ask(listJobs, org, typeof after === "string" ? { after } : {})
  return (
    <div className="grid max-w-4xl gap-4">
      <h2 className="text-lg">Jobs</h2>
      <JobsList org={org} jobs={jobs} />
      {next ? (
        <div className="text-right">
          <LinkButton href={`/orgs/${org}/jobs?after=${next}`} look="quiet">
            Older jobs
          </LinkButton>
        </div>
      ) : null}
    </div>
  )
}
