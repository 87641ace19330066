import type { Metadata } from "next"
import Link from "next/link"
import { ApplyPanel } from "@/components/imports/apply-panel"
import { DryRun } from "@/components/imports/dry-run"
import { FileDrop } from "@/components/imports/file-drop"
import { HeldMails } from "@/components/imports/held-mails"
import { JobsList } from "@/components/jobs/jobs-list"
import { Callout } from "@/components/ui/callout"
import { ask, tryAsk } from "@/lib/doors/page"
import { COLUMNS, REQUIRED } from "@/lib/imports/columns"
import { ROW_OUTCOMES } from "@/lib/imports/inputs"
import { importOverview } from "@/lib/imports/overview"
import { importRows } from "@/lib/imports/rows"
import { listJobs } from "@/lib/jobs/see"
import type { SearchParams } from "@/lib/listing/url"

export const metadata: Metadata = { title: "Import members" }

type ImportPageProps = { params: Promise<{ org: string }>; searchParams: Promise<SearchParams> }

const COUNT = new Intl.NumberFormat("en-US")
const one = (value: SearchParams[string]): string => (typeof value === "string" ? value : "")

/** Import in three steps, each with an address: choose a file, see what every row would do, apply it. */
export default async function ImportPage({ params, searchParams }: ImportPageProps) {
  const org = decodeURIComponent((await params).org)
  const asked = await searchParams
  const file = one(asked.file)
  const [overview, { jobs }] = await Promise.all([
    ask(importOverview, org, {}),
    ask(listJobs, org, { state: "RUNNING", size: 20 }),
  ])
  const running = jobs.filter((job) => job.operation === "member.import")
  return (
    <div className="grid max-w-5xl gap-4">
      <div>
        <p className="mb-1 text-dim">
          <Link href={`/orgs/${org}/members`} className="hover:text-ink">
            Members <span aria-hidden>›</span>
          </Link>
        </p>
        <h2 className="text-lg">Import members</h2>
      </div>
      {running.length > 0 ? <JobsList org={org} jobs={running} /> : null}
      {overview.heldMails > 0 ? <HeldMails org={org} count={overview.heldMails} /> : null}
      {file ? (
        <Checked org={org} file={file} show={one(asked.show)} after={Number(one(asked.after)) || 0} />
      ) : (
        <>
          <FileDrop org={org} />
          <Help provisioning={overview.provisioning} />
        </>
      )}
    </div>
  )
}

type CheckedProps = { org: string; file: string; show: string; after: number }

async function Checked({ org, file, show, after }: CheckedProps) {
  const outcome = ROW_OUTCOMES.find((word) => word === show) ?? null
  const answer = await tryAsk(importRows, org, {
    file,
    outcome,
    after: Math.min(Math.max(0, Math.floor(after)), 1e7),
    size: 25,
  })
  const problem = !answer.ok ? answer.message : "problem" in answer.value ? answer.value.problem : null
  if (!answer.ok || "problem" in answer.value)
    return (
      <>
        <Callout tone="danger" alert title="This file cannot be imported">
          {problem}
        </Callout>
        <FileDrop org={org} />
      </>
    )
  const run = answer.value
  return (
    <>
      <p>
        <b className="font-medium">{run.name}</b>: {COUNT.format(run.total)} {run.total === 1 ? "row" : "rows"}. This is
        what each would do now; nothing is done before you import.
        {run.absent.length > 0 ? (
          <span className="block text-dim text-sm">
            Not in the file, so it stays as it is, or at its default for new people: {run.absent.join(", ")}.
          </span>
        ) : null}
      </p>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_300px]">
        <DryRun run={run} path={`/orgs/${org}/members/import`} file={file} after={after} />
        <div className="grid gap-4 lg:sticky lg:top-4">
          <ApplyPanel
            key={file}
            org={org}
            file={file}
            digest={run.digest}
            create={run.counts.create}
            change={run.counts.change}
            refused={run.counts.refused}
            asJob={run.asJob}
          />
          <FileDrop org={org} again />
        </div>
      </div>
    </>
  )
}

function Help({ provisioning }: { provisioning: boolean }) {
  return (
    <div className="grid gap-2 text-dim">
      <p>
        The first line names the columns: <code className="[overflow-wrap:anywhere]">{COLUMNS.join(",")}</code>. The
        first {REQUIRED.length} have to be there. At most 10 MB or 100,000 rows, as UTF-8.
      </p>
      <p>
        Members who are here already are changed where the file says otherwise; an empty cell leaves things as they are.
        {provisioning
          ? " People who have no account get one, with an invitation to activate it."
          : " This organization cannot create accounts, so people who have none are refused; contact support to have it enabled."}
      </p>
      <p>You see what every row would do before anything is done.</p>
    </div>
  )
}
